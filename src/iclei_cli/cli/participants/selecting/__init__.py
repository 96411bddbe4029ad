"""Some of the people: searched for, told by conditions, shown in columns, edited at once."""
