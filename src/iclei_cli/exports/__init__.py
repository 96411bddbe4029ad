"""Files that go out: rosters, sheets, calendars, reports, charts, and rows that were refused."""
