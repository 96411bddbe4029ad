"""What was noted at the tables: lines of a text, and rows of the sheets that were handed out."""
