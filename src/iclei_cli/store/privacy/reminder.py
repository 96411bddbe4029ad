"""What every command reminds of: data that should have been destroyed, and destroying left half done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from iclei_cli.store.records import State


def reminder(state: State, today: date) -> str | None:
    """A sentence for the office, or None when there is nothing to remind of."""
    if state.purging:
        return "Destroying the people's data was interrupted. Next: iclei store purge"
    if state.erasing:
        return f"Erasing somebody was interrupted. Next: iclei participants erase {state.erasing[0]}"
    day = state.assembly.event.destroy_by
    if day is None or today.isoformat() <= day or not _holds_people(state):
        return None
    return f"The people's data was to be destroyed by {day}. Next: iclei store purge"


def _holds_people(state: State) -> bool:
    """Whether people are listed, or were and have not been purged from history and backups since."""
    was_purged = any(note.what == "purge" for note in state.destroyed)
    return bool(state.assembly.participants) or (state.assembly.last_id > 0 and not was_purged)
