"""Table signs: large labels, to stand on the tables or to hang above them."""
