"""A file that somebody sent, or a word that somebody typed, made into participants, or into notes."""
