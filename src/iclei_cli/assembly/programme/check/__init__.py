"""What in the programme cannot be so, with the commands that would mend it."""
