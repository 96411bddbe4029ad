"""What is sent on: the calendar, files for other programs, and everybody's own notice."""
