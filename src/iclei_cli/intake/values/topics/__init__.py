"""Topics as forms and people write them, and the words of the user."""
