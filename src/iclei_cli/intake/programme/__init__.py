"""A programme that somebody sent: a spreadsheet, a `schedule.xml` or a calendar."""
