"""Bytes on disk: the envelope, the lock, the backups."""
