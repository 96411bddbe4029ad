"""Find my table: one page on which everybody looks up where they sit."""
