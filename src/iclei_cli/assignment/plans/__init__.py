"""4b. What is asked for: a plan made, repaired, one person placed, seats decided by hand."""
