"""Names as people write them into cells."""
