"""2. What a list writes short, written out: the same as above, and several people in a row."""
