"""The XML that Excel 2003 wrote."""
