"""The roster: one workbook, sheet by sheet."""
