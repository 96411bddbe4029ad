"""Sign-in sheets: who signs that they came, and whether their data may be used."""
