"""5. Why somebody sits where they sit, and what looser demands would gain."""
