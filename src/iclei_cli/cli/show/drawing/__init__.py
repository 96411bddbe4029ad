"""How text, tables and progress are drawn on a terminal or into a file."""
