"""The sheets of the roster, each for itself."""
