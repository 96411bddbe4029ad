"""One person's data: told in full, and destroyed everywhere."""
