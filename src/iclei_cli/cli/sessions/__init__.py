"""`iclei sessions`: the programme of the day."""
