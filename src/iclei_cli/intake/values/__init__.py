"""The ground: one text becomes one value."""
