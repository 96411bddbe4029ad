"""What commands find out, as typed documents: the promise of `--json`, and what the text is made of."""
