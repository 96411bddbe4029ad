"""Delimited text: .csv, .tsv and the like."""
