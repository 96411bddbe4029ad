"""What is printed: words in the language of the print, not of the terminal."""
