"""Documents about the table plan: who sits where, what becomes of it and of wishes, and why."""
