"""`iclei export`: a command for each thing that is printed, handed out or sent on."""
