"""`iclei status`, and `iclei` alone: how far the assembly is, and the next command to type."""
