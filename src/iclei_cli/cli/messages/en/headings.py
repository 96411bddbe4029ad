"""What stands above the columns of tables."""

from __future__ import annotations

SENTENCES = {
    "heading-number": "No.",
    "heading-reason": "Reason",
    "heading-rule": "Rule",
    "heading-who": "Who",
}
