"""What in the programme cannot be so, as a document."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document


class ProgrammeProblemItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the programme that cannot be so.

    Attributes:
        code: a stable name of what it is: `person-in-two-places`, `room-in-two-places`,
            `group-in-two-places`, `speaker-cancelled`, `speaker-not-confirmed` (waiting or undecided),
            `speaker-not-on-list`, `speaker-not-linked` (a name that people on the list have),
            `room-too-small`, `gap`, `talk-too-long`, `talks-too-long` (all that is said in a session) or
            `rounds-do-not-fit`.
        message: the same as a sentence.
        sessions: the keys of the sessions that it is about.
        people: the numbers of the people on the list whom it is about.
        guests: the names of others whom it is about.
        groups: the keys of the tables that it is about.
        next: the commands of which each would mend it; words in capitals stand for what is to be typed.
    """

    code: str
    message: str
    sessions: list[str]
    people: list[int]
    guests: list[str]
    groups: list[str]
    next: list[str]


class ProgrammeCheckDocument(Document, frozen=True, kw_only=True):
    """Whether all of the programme can be so.

    Attributes:
        problems: what cannot.
        not_checked: the keys of sessions without a start or an end, of which not everything can be told.
        sessions: how many there are.
    """

    commands: ClassVar[tuple[str, ...]] = ("sessions check",)

    problems: list[ProgrammeProblemItem]
    not_checked: list[str]
    sessions: int
