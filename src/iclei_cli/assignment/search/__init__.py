"""3. How a plan is found: one round, many tables, several rounds."""
