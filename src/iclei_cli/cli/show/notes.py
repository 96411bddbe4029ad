"""A note in words: what it is of, and all of it in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from iclei_cli.assembly.names import place_name
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.system.messages import Message


class Noted(Protocol):
    """What documents tell of a note, whoever they are for."""

    @property
    def kind(self) -> str:
        """What it is of."""

    @property
    def text(self) -> str:
        """What was said."""

    @property
    def group(self) -> str | None:
        """The key of the group."""

    @property
    def session(self) -> str | None:
        """The key of the session."""

    @property
    def round(self) -> int | None:
        """In which round of the group."""

    @property
    def by(self) -> str | None:
        """The day by which it is to be done."""


def kind_word(kind: str) -> Message:
    """A kind of note in a word."""
    return message(f"note-kind-{kind}")


def place_word(assembly: Assembly, note: Noted) -> Message:
    """Of what a note is: what the group is called, with the round, or the session."""
    return message(
        "note-place", place=place_name(assembly, note.group or note.session or ""), round=note.round
    )


def note_in_words(assembly: Assembly, note: Noted) -> Message:
    """A note in one line, without whose it is."""
    return message(
        "note-in-words",
        kind=kind_word(note.kind),
        place=place_word(assembly, note),
        by=note.by,
        text=note.text,
    )
