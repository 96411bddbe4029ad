"""The ground: words, and how they are compared."""
