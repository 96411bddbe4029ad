"""What the program says whatever is asked of it."""

from __future__ import annotations

SENTENCES = {
    "demo-exists": "This folder already has {files}, which the demo would replace. Next: go to an empty folder, or say --force",
    "interrupted": "Interrupted. {outcome}",
    "not-confirmed": "{question} Say so with --yes. Nothing was changed.",
    "option-value": "{option}: {reason}",
    "person": "{name} (no. {id})",
    "refusal": "iclei: {sentence}",
    "system": "The system refused: {reason}. {outcome}",
    "usage": "{reason}",
}
