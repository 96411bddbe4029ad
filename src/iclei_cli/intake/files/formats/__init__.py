"""The file formats that can be read: a folder for each, and one table of them all."""
