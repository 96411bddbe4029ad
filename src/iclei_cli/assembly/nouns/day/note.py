"""What was said and agreed at a table or in a session, as somebody wrote it down."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.assembly.nouns.programme.sdgs import Sdg

MOST_LETTERS = 5_000
"""The longest text of a note."""


class NoteKind(StrEnum):
    """What a note is of."""

    POINT = "point"
    """Something that was said, whoever said it."""
    CONCLUSION = "conclusion"
    """What all agreed on."""
    ACTION = "action"
    """What somebody is to do, perhaps until a day."""
    QUOTE = "quote"
    """What somebody said, in their own words."""


_CONTENT = ("kind", "text", "person", "party", "by", "sdgs", "consent")


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was noted: of a group, perhaps in one of its rounds, or of a session.

    Attributes:
        number: from 1.
        kind: what it is of.
        text: what was said, on one line.
        group: the key of the group; None of a session.
        session: the key of the session; None of a group.
        round: of a group, from 1; None where it is of none in particular.
        person: the number of the participant who is to do it, or who said it.
        party: who that is, where they are not on the list: a guest or an organisation, by name.
        by: the day by which an action is to be done, `YYYY-MM-DD`.
        done: whether an action is.
        sdgs: the Sustainable Development Goals that it touches, ascending.
        consent: whether whoever is quoted agreed that it is published; None if that was not asked.
        row: the row of a handed-out sheet that it came from; None where it was typed.
        edited: whether what it says was changed by hand since it was noted, or came from a sheet last.
    """

    number: Number
    kind: NoteKind = NoteKind.POINT
    text: str
    group: str | None = None
    session: str | None = None
    round: Number | None = None
    person: Number | None = None
    party: str | None = None
    by: str | None = None
    done: bool = False
    sdgs: tuple[Sdg, ...] = ()
    consent: bool | None = None
    row: str | None = None
    edited: bool = False

    @property
    def content(self) -> dict[str, Any]:
        """What it says, whatever it is of and whether it is done: what a row of a sheet has of it."""
        return {name: getattr(self, name) for name in _CONTENT}

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.kind is NoteKind.ACTION and not self.done

    @property
    def may_go_out(self) -> bool:
        """Whether it may stand in what is handed out: all but quotes to which nobody agreed."""
        return self.kind is not NoteKind.QUOTE or self.consent is True

    def without(self, ident: int) -> Note | None:
        """The same once a person is off the list; None of their own words, which go with them."""
        if self.person != ident:
            return self
        return None if self.kind is NoteKind.QUOTE else replace(self, person=None)

    def renamed(self, old: int, new: int) -> Note:
        """The same with one person in another's place."""
        return replace(self, person=new) if self.person == old else self

    def without_people(self) -> Note | None:
        """The same once everybody is off the list: nobody's words, and nobody's name beside the text."""
        return None if self.kind is NoteKind.QUOTE else replace(self, person=None, party=None)
