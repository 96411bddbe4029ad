"""Of the record: notes, and the sheets that rapporteurs fill in."""
