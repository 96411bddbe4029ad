"""`iclei participants`: the list of people."""
