"""The door: who has come, computed from the ledger of arrivals, and what is noted when somebody comes."""
