"""The calendar as a document."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document


class EntryItem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a calendar.

    Attributes:
        uid: by which a calendar program knows it again once it has moved.
        title: what it is.
        start: when it starts, in the time zone of the event, `YYYY-MM-DDTHH:MM`.
        end: when it ends; null where nobody has said.
        place: where it is; null where nobody has said.
    """

    uid: str
    title: str
    start: str
    end: str | None
    place: str | None


class CalendarDocument(Document, frozen=True, kw_only=True):
    """What a calendar that was written has in it.

    Attributes:
        path: the file.
        person: the number of whose day it is; null of the programme.
        entries: in order of time.
        without_start: the keys of the sessions that are not in it, as nobody has said when they start.
    """

    commands: ClassVar[tuple[str, ...]] = ("export calendar",)

    path: str
    person: int | None
    entries: list[EntryItem]
    without_start: list[str]
