"""Who sits where in every round, what proves it, and how two plans differ."""
