"""A picture of what looser sizes or mixing would gain in choices."""
