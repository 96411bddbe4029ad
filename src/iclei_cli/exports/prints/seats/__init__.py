"""Everybody by name with their tables: as a list for the door, and as slips for each to keep."""
