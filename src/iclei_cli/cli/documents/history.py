"""The history as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.store.values import Change, HistoryEntry


class ChangeItem(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the history.

    Attributes:
        number: from 1; what `iclei history show` takes.
        time: when, UTC, ISO 8601.
        command: the name of the command that made it, and nothing that was typed with it.
        summary: what it did, in words: numbers, keys and names of fields.
        undone: whether it is undone, and can be had back with `iclei redo`.
    """

    number: int
    time: str
    command: str
    summary: str
    undone: bool


class HistoryDocument(Document, frozen=True, kw_only=True):
    """The last changes, oldest first.

    Attributes:
        changes: as many as were asked for.
    """

    commands: ClassVar[tuple[str, ...]] = ("history",)

    changes: list[ChangeItem]


class StepsDocument(Document, frozen=True, kw_only=True):
    """The changes that were undone, or made again, in the order in which that was done.

    Attributes:
        changes: each of them.
    """

    commands: ClassVar[tuple[str, ...]] = ("undo", "redo")

    changes: list[ChangeItem]


class RecordItem(msgspec.Struct, frozen=True, kw_only=True):
    """A record before and after a change.

    Attributes:
        what: `participants`, `sessions`, `rooms`, `topics`, `groups`, `rules`, `met`, `notes`, `plan`,
            `event`, `headings` or `settings`.
        key: the record's number or key, as text; "" of what there is only one of; null where the order of the
            keys is what changed.
        before: the record, or the keys in order; null where it was not there.
        after: the same after the change.
    """

    what: str
    key: str | None
    before: Any
    after: Any


class ChangeDocument(Document, frozen=True, kw_only=True):
    """What one change did.

    Attributes:
        number: the change's.
        changes: record by record.
    """

    commands: ClassVar[tuple[str, ...]] = ("history show",)

    number: int
    changes: list[RecordItem]


def change_document(entry: HistoryEntry, changes: Iterable[Change]) -> ChangeDocument:
    """Return what a change did as a document."""
    return ChangeDocument(
        number=entry.number,
        changes=[
            RecordItem(what=change.table, key=change.key, before=change.before, after=change.after)
            for change in changes
        ],
    )
