"""2. Sheets become a table whose columns are understood."""
