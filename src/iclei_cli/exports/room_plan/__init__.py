"""Where the tables stand."""
