"""Text whose cells are delimited: .csv, .tsv and their like."""
