"""The desk in the terminal, which asks for one person after the other."""
