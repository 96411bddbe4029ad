"""A mail to each person with their own table, room and time."""
