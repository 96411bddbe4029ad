"""`iclei init, assembly, sessions`: the event and its programme."""
