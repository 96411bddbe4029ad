"""Copies on request, and the portable export."""
