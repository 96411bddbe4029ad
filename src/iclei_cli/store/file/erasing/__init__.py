"""Data of people destroyed: in the assembly, history and backups at once, in copies once they are reached."""
