"""Documents about the day itself: the door and the record."""
