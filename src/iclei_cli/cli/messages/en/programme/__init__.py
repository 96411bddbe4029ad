"""Of the programme of the day."""
