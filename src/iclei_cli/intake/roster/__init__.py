"""A roster of this program that somebody edited: what they changed on it."""
