"""Every word that exports print: one module lists the labels, and one for each language gives their texts."""
