"""Table tents: folded sheets with a name on both sides, to stand before somebody on a stage or at a table."""
