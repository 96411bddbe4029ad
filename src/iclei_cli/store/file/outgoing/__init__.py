"""Files that go out: where they may be put, and what is known of them afterwards."""
