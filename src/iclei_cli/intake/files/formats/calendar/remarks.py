"""What is remarked of an event of a calendar that is no session, or of which only the first time is."""

from __future__ import annotations

ALL_DAY, CANCELLED, REPEATED = "all-day", "cancelled", "repeated"
