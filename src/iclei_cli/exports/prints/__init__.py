"""Prints: pages that are exact, for paper: table signs, and what else is handed out or put up."""
