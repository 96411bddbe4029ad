"""The day itself: who came and when, and what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.attendance import Presence, attendance, walk_ins
from iclei_cli.assembly.door.clock import on_the_wall
from iclei_cli.exports.data.kind import Column, Kind, titled
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.text import Text


class _Came(NamedTuple):
    """Somebody who came."""

    assembly: Assembly
    person: Participant
    presence: Presence
    is_walk_in: bool

    @property
    def arrived(self) -> str | None:
        first = self.presence.first
        return None if first is None else on_the_wall(self.assembly.event, first.time)

    @property
    def left(self) -> str | None:
        last = self.presence.last
        return None if last is None or self.presence.is_here else on_the_wall(self.assembly.event, last.time)


class _Noted(NamedTuple):
    """A note of an assembly."""

    assembly: Assembly
    note: Note

    @property
    def place(self) -> Text | None:
        group = self.assembly.groups.get(self.note.group or "")
        session = self.assembly.sessions.get(self.note.session or "")
        return group.label if group else session.title if session else None

    @property
    def who(self) -> str | None:
        person = self.assembly.participants.get(self.note.person or 0)
        return person.name if person else self.note.party


def _came(assembly: Assembly) -> Iterator[_Came]:
    new = walk_ins(assembly)
    for ident, presence in sorted(attendance(assembly).items()):
        yield _Came(assembly, assembly.participants[ident], presence, ident in new)


def _noted(assembly: Assembly) -> Iterator[_Noted]:
    return (_Noted(assembly, note) for note in assembly.notes.values() if note.may_go_out)


ARRIVALS = Kind(
    "arrivals",
    _came,
    (
        Column("id", "heading-id", lambda row: row.person.id),
        Column("name", "heading-name", lambda row: row.person.name),
        Column("arrived", "heading-arrived", lambda row: row.arrived),
        Column("left", "heading-left", lambda row: row.left),
        Column(
            "walk_in",
            "heading-walk-in",
            lambda row: row.is_walk_in,
            lambda row, to: to.phrase("print-yes") if row.is_walk_in else "",
        ),
    ),
)
"""A row for everybody who came: when first, and when they left if they are not here; by the event's clock."""

NOTES = Kind(
    "notes",
    _noted,
    (
        Column("number", "heading-number", lambda row: row.note.number),
        Column(
            "of",
            "heading-note-of",
            lambda row: row.note.group or row.note.session,
            lambda row, to: titled(row.place, to),
        ),
        Column("round", "heading-round", lambda row: row.note.round),
        Column(
            "kind",
            "heading-kind",
            lambda row: row.note.kind,
            lambda row, to: to.told(message(f"note-kind-{row.note.kind}")),
        ),
        Column("text", "heading-note-text", lambda row: row.note.text),
        Column("who", "heading-who", lambda row: row.who),
        Column("by", "heading-note-by", lambda row: row.note.by),
        Column(
            "done",
            "heading-done",
            lambda row: row.note.done,
            lambda row, to: to.phrase("print-yes") if row.note.done else "",
        ),
        Column("sdgs", "heading-sdg", lambda row: row.note.sdgs),
    ),
)
"""A row for each note that may go out."""
