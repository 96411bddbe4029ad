"""The programme on paper: a list of sessions, or a grid of rooms for each day."""
