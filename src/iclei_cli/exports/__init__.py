"""Files that go out: the roster, rapporteurs' sheets, the chart of trade-offs, and rows that were refused."""
