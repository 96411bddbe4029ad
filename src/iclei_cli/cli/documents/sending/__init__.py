"""What is told of files that are sent on."""
