"""What commands find out, as typed documents.

They are the promise of `--json`, and what the text is made of.
"""
