"""What kinds of files can be read: a folder for each format, and one table of them all."""
