"""A worksheet to be printed: page, columns, styles, text that fits."""
