"""The ledger of the door: arrivals go to a file of their own, as the whole one takes long to write."""
