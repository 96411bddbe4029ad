"""Tables for other programs as documents."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document


class TableDocument(Document, frozen=True, kw_only=True):
    """A table that was written.

    Attributes:
        path: the file.
        people: how many are in it.
        without_email: the numbers of those in it who have no e-mail address; of `people` without contacts, of
            nobody.
    """

    commands: ClassVar[tuple[str, ...]] = ("export people", "export mail-merge")

    path: str
    people: int
    without_email: list[int]


class ZoomFile(msgspec.Struct, frozen=True, kw_only=True):
    """The breakout rooms of a round.

    Attributes:
        path: the file.
        round: its number, from 1.
        rooms: how many rooms there are; Zoom takes 100.
        people: how many are assigned to one; Zoom takes 1,000.
        without_email: the numbers of those who have a seat and no e-mail address.
        odd_email: the numbers of those whose address begins like a formula; they are left out.
        shared_email: the numbers of those who have the address of somebody else, and are left out.
    """

    path: str
    round: int
    rooms: int
    people: int
    without_email: list[int]
    odd_email: list[int]
    shared_email: list[int]


class ZoomDocument(Document, frozen=True, kw_only=True):
    """Breakout rooms that were written, a file for each round.

    Attributes:
        files: in the order of the rounds.
    """

    commands: ClassVar[tuple[str, ...]] = ("export zoom",)

    files: list[ZoomFile]


class ScheduleDocument(Document, frozen=True, kw_only=True):
    """A programme that was written for conference programs.

    Attributes:
        path: the file.
        sessions: the keys of those in it, in order of time.
        without_times: the keys of those that are not in it, as they have no start or no end.
    """

    commands: ClassVar[tuple[str, ...]] = ("export schedule",)

    path: str
    sessions: list[str]
    without_times: list[str]
