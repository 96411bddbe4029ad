"""Of the report and what is written beside it."""
