"""Notes that were removed, told by the history: a sheet that comes back again does not bring them back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.day.note import Note
from iclei_cli.assembly.record.sheet import row_name
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.store.store import Store
    from iclei_cli.store.values import HistoryEntry


def removed_notes(store: Store) -> dict[str, Note]:
    """Notes that were removed and not taken again since, by the names of their rows, as far as is known."""
    found: dict[str, Note] = {}
    for entry in store.history():
        for before, after in [] if entry.is_undone else _notes(store, entry):
            if before is not None and after is None:
                found[row_name(before)] = before
            elif before is None and after is not None and after.row is not None:
                found.pop(after.row, None)
    return found


def _notes(store: Store, entry: HistoryEntry) -> Iterator[tuple[Note | None, Note | None]]:
    """What a change did to notes: each before and after."""
    if not any(did.table == "notes" for did in entry.did):
        return
    # Where it is lost what a change did, no more is known; that is no reason to take no sheet.
    with suppress(StoreError):
        _, changes = store.changes_of(entry.number)
        for change in changes:
            if change.table == "notes":
                before, after = (
                    None if value is None else msgspec.convert(msgspec.to_builtins(value), Note)
                    for value in (change.before, change.after)
                )
                yield before, after
