"""The language that is spoken: which it is, and help in it."""
