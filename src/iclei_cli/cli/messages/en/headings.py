"""What stands above the columns of tables."""

from __future__ import annotations

SENTENCES = {
    "heading-city": "City",
    "heading-counts-kept": "Counts kept",
    "heading-destroyed": "Destroyed",
    "heading-end": "End",
    "heading-fact": "Fact",
    "heading-field": "Field",
    "heading-group": "Group",
    "heading-hosts": "Hosts",
    "heading-kind": "Kind",
    "heading-label": "Label",
    "heading-languages": "Languages",
    "heading-number": "No.",
    "heading-people": "People",
    "heading-reason": "Reason",
    "heading-room": "Room",
    "heading-rule": "Rule",
    "heading-seats": "Seats",
    "heading-session": "Session",
    "heading-start": "Start",
    "heading-talks": "Talks",
    "heading-title": "Title",
    "heading-value": "Value",
    "heading-what": "What",
    "heading-who": "Who",
}
