"""Every word that exports print: what there is to say, and an edition of it for each language."""
