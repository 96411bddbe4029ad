"""A calendar: iCalendar, as nearly every calendar program writes it."""
