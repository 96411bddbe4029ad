"""Tables for other programs: people, a mail merge, and rooms of a video meeting."""
