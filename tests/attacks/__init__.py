"""Everything that was ever tried to lose, break or read the store; run with `python -m attacks`."""
