"""Sessions that were moved, as a document."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.cli.documents.document import Document, InLanguages
from iclei_cli.cli.documents.programme.check import ProgrammeProblemItem


class MovedItem(InLanguages, frozen=True, kw_only=True):
    """A session that was moved.

    Attributes:
        session: its key.
        title: as it is printed.
        start_before: when it started, local, `YYYY-MM-DDTHH:MM`.
        end_before: when it ended, in the same way; null where nobody said.
        start: when it starts now.
        end: when it ends now.
    """

    session: str
    title: str
    start_before: str
    end_before: str | None
    start: str
    end: str | None


class ToldItem(InLanguages, frozen=True, kw_only=True):
    """Somebody who has to be told.

    Attributes:
        session: the key of the session.
        start: when it starts now.
        person: their number on the list, if they are on it.
        name: as it is printed.
        role: what they do there: `chair`, `moderator`, `speaker`, `panellist`, `presenter`, `facilitator` or
            `rapporteur`.
        about: the title of the talk, or the name of the table.
    """

    session: str
    start: str
    person: int | None
    name: str
    role: str
    about: str | None


class ShiftDocument(Document, frozen=True, kw_only=True):
    """The rest of a day that was moved.

    Attributes:
        changed: false with `--dry-run`.
        minutes: by how many; less than 0 is earlier.
        moved: the sessions.
        told: who has to be told, session by session.
        seated: how many people sit at tables in these sessions.
        problems: what in the programme cannot be so now, and could before.
    """

    commands: ClassVar[tuple[str, ...]] = ("sessions shift",)

    changed: bool
    minutes: int
    moved: list[MovedItem]
    told: list[ToldItem]
    seated: int
    problems: list[ProgrammeProblemItem]
