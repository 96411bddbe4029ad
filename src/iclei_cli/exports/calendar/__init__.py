"""The programme, or one person's own day, as a calendar."""
