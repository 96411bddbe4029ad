"""The events of a `schedule.xml` as a table, one a row.

The shape is that of frab and pentabarf, which pretalx and others write, too: `schedule/day/room/event`, with
`date` (a moment), or else `start` (a time of the day), and `duration`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # a document type, and so every entity, is refused

from iclei_cli.intake.files.formats.grid import number_in
from iclei_cli.intake.files.sheet import Sheet, Unreadable
from iclei_cli.intake.words.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = ["uid", "title", "kind", "date", "start", "minutes", "room", "summary", "speakers"]

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CLOCK = re.compile(r"\s*(\d{1,3}):(\d{2})(?::\d{2})?\s*")


def read_schedule(text: str) -> Sheet:
    """Read the events of a schedule, in the order in which they stand there.

    Raises:
        Unreadable: it is damaged.
    """
    body = _DECLARATION.sub("", text, count=1)
    if "<!DOCTYPE" in body or "<!ENTITY" in body:  # no schedule has one, an attack does
        raise Unreadable("file-damaged")
    try:
        root = ET.fromstring(body)  # noqa: S314 - as above
    except (ET.ParseError, ValueError):
        raise Unreadable("file-damaged") from None
    return Sheet(None, [HEADER, *_rows(root)], is_table=False)


def _rows(root: ET.Element) -> Iterator[list[str]]:
    for day in root.iter("day"):
        for room in day.iterfind("room"):
            for event in room.iterfind("event"):
                yield _row(day, room, event)


def _row(day: ET.Element, room: ET.Element, event: ET.Element) -> list[str]:
    persons = [tidy("".join(person.itertext())) for person in event.iterfind("persons/person")]
    subtitle, title = (_text(event, name) for name in ("subtitle", "title"))
    moment = _text(event, "date")
    return [
        event.get("guid") or event.get("id") or "",
        f"{title}: {subtitle}" if title and subtitle else title,
        _text(event, "type"),
        "" if moment else _day_of(day, event),
        moment or _text(event, "start"),
        _minutes(_text(event, "duration")),
        _text(event, "room") or tidy(room.get("name", "")),
        _text(event, "abstract") or _text(event, "description"),
        "\n".join(filter(None, persons)),
    ]


def _text(element: ET.Element, name: str) -> str:
    found = element.find(name)
    return "" if found is None else tidy("".join(found.itertext()))


def _day_of(day: ET.Element, event: ET.Element) -> str:
    """The day of an event that has only a time; one before the start of the day is of the night after it."""
    told = day.get("date", "")
    begins = _CLOCK.fullmatch(day.get("start", "T").partition("T")[2][:5])
    starts = _CLOCK.fullmatch(_text(event, "start"))
    if begins is None or starts is None or starts.groups() >= begins.groups():
        return told
    try:
        return (date.fromisoformat(told) + timedelta(days=1)).isoformat()
    except ValueError:
        return told


def _minutes(duration: str) -> str:
    """A duration, `01:30`, in minutes."""
    found = _CLOCK.fullmatch(duration)
    return duration if found is None else str(60 * number_in(found[1], 0) + number_in(found[2], 0))
