"""One file that holds everything the office knows about its assembly."""
