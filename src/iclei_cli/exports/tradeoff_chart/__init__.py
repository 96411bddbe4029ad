"""A picture of how many people get their choices, and what looser sizes or mixing would gain."""
