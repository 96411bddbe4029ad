"""`iclei init, assembly`: the event."""
