"""The nouns of an assembly and what is always true of them. No I/O, and nothing else of ours."""
