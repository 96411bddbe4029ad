"""A worksheet ready to print: page, columns, styles, and how much room text takes."""
