"""A note in words: what it is of, and all of it in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from iclei_cli.system.messages import message

if TYPE_CHECKING:
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


def place_word(note: Noted) -> Message:
    """Of what a note is: the key of a group, with the round, or that of a session."""
    return message("note-place", place=note.group or note.session, round=note.round)


def note_in_words(note: Noted) -> Message:
    """A note in one line, without whose it is."""
    return message(
        "note-in-words", kind=kind_word(note.kind), place=place_word(note), by=note.by, text=note.text
    )
