"""Notes as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note


class NoteItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was noted.

    Attributes:
        number: from 1; what `iclei notes edit` takes.
        kind: what it is of.
        text: what was said.
        group: the key of the group; null of a session.
        session: the key of the session; null of a group.
        round: of a group, from 1; null where it is of none in particular.
        person: the number of the participant who is to do it, or who said it; null of anybody else.
        name: who that is, on the list or not; null if nobody is named.
        municipality: that of the participant.
        by: the day by which an action is to be done.
        done: whether an action is.
        sdgs: the Sustainable Development Goals that it touches.
        consent: whether whoever is quoted agreed that it is published; null if that was not asked.
        may_go_out: whether exports have it: all but quotes to which nobody agreed.
    """

    number: int
    kind: Literal["point", "conclusion", "action", "quote"]
    text: str
    group: str | None
    session: str | None
    round: int | None
    person: int | None
    name: str | None
    municipality: str | None
    by: str | None
    done: bool
    sdgs: list[int]
    consent: bool | None
    may_go_out: bool


class NotesDocument(Document, frozen=True, kw_only=True):
    """Notes: those that were asked for, or the one that was changed.

    Attributes:
        notes: in order of number; of what is open, in order of the day.
    """

    commands: ClassVar[tuple[str, ...]] = ("notes list", "notes show", "notes edit")

    notes: list[NoteItem]


class NotedItem(msgspec.Struct, frozen=True, kw_only=True):
    """What a line was read as.

    Attributes:
        line: its number in the text, from 1.
        written: the line itself.
        read_as: `note`; `known`, a note that there was already; `heading`, of what kind those below are; or
            `left-out`, a heading that says nothing of that.
        kind: of the heading.
        note: the note that it became, or that there was already.
    """

    line: int
    written: str
    read_as: Literal["note", "known", "heading", "left-out"]
    kind: str | None
    note: NoteItem | None


class NotesAddedDocument(Document, frozen=True, kw_only=True):
    """What was noted.

    Attributes:
        added: how many notes are new.
        lines: what each line was read as.
        dry_run: whether nothing was changed.
    """

    commands: ClassVar[tuple[str, ...]] = ("notes add",)

    added: int
    lines: list[NotedItem]
    dry_run: bool


def note_item(assembly: Assembly, note: Note) -> NoteItem:
    """Return a note as documents have it."""
    person = None if note.person is None else assembly.participants.get(note.person)
    return NoteItem(
        number=note.number,
        kind=note.kind.value,
        text=note.text,
        group=note.group,
        session=note.session,
        round=note.round,
        person=note.person,
        name=note.party if person is None else person.name,
        municipality=None if person is None else person.municipality,
        by=note.by,
        done=note.done,
        sdgs=list(note.sdgs),
        consent=note.consent,
        may_go_out=note.may_go_out,
    )


def notes_document(assembly: Assembly, notes: Iterable[Note]) -> NotesDocument:
    """Return notes as a document."""
    return NotesDocument(notes=[note_item(assembly, note) for note in notes])
