"""Files that go out: the roster, the chart of trade-offs, and the rows of a list that were refused."""
