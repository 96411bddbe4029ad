"""1. The bytes of a file become sheets of text cells."""
