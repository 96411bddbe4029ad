"""2. Of the rows below a header: which are people, and what the others are."""
