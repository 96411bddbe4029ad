"""The rows of a list that were refused, as a workbook to correct and import."""
