"""What every command reminds of: data that should have been destroyed, and destroying left half done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from datetime import date

    from iclei_cli.store.state import State
    from iclei_cli.system.messages import Message


def reminder(state: State, today: date) -> Message | None:
    """What the office is to be reminded of; None when there is nothing."""
    if state.purging:
        return message("purge-due-again")
    if state.erasing:
        return message("erasure-due-again", id=state.erasing[0])
    day = state.assembly.event.destroy_by
    if day is None or today.isoformat() <= day or not _holds_people(state):
        return None
    return message("purge-due", day=day)


def _holds_people(state: State) -> bool:
    """Whether people are listed, or were and have not been purged from history and backups since."""
    was_purged = any(note.what == "purge" for note in state.destroyed)
    return bool(state.assembly.participants) or (state.assembly.last_id > 0 and not was_purged)
