"""The rapporteur's sheet: a page for each table and round to write down what is said, to be taken back."""
