"""Of rules that cannot all hold, and of what would have to give way."""

from __future__ import annotations

SENTENCES = {
    "rules-contradict": "{cannot} Next: {remedies}",
    "rules-never-hold": "That can never hold: {facts}. Next: {remedies}",
}
