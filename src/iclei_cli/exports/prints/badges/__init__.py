"""Badges: names in large letters, on A4 to be cut, or on sheets of labels."""
