"""The page that leads to the files of the set for the day."""
