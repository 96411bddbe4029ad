"""From data and a template to pages: fonts, templates, the check of characters, and the typesetter."""
