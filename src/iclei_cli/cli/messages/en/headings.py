"""What stands above the columns of tables."""

from __future__ import annotations

SENTENCES = {
    "heading-city": "City",
    "heading-group": "Group",
    "heading-hosts": "Hosts",
    "heading-label": "Label",
    "heading-languages": "Languages",
    "heading-number": "No.",
    "heading-reason": "Reason",
    "heading-room": "Room",
    "heading-rule": "Rule",
    "heading-seats": "Seats",
    "heading-who": "Who",
}
