"""3. Rows become drafts of people."""
