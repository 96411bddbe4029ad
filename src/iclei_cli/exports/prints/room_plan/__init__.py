"""The room plan: where the tables stand, and who sits at them."""
