"""Journals beside the assembly: lines go to a file of their own, as writing the whole one takes long."""
