"""The events of a `schedule.xml` as a table, one a row.

The shape is that of frab and pentabarf, which pretalx and others write, too: `schedule/day/room/event`, with
`date` (a moment), or else `start` (a time of the day), and `duration`. One that this program wrote also says
what each person does, and has the talks of a session one by one.
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
    from collections.abc import Iterable, Iterator

_ROLES = ("speaker", "chair", "moderator", "panellist")
HEADER = [
    *("uid", "title", "kind", "date", "start", "minutes", "room", "summary"),
    *(f"{role}s" for role in _ROLES),
    *("talks", "presenters"),
]

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
                yield from map(_talk, event.iterfind("talks/talk"))


def _row(day: ET.Element, room: ET.Element, event: ET.Element) -> list[str]:
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
        # Where talks stand one by one, the description is made of them.
        _text(event, "abstract") or ("" if event.find("talks") is not None else _text(event, "description")),
        *(_persons(event.iterfind("persons/person"), role) for role in _ROLES),
        *("", ""),
    ]


def _talk(talk: ET.Element) -> list[str]:
    """A talk, as a row without a title: it belongs to the session above."""
    row = dict.fromkeys(HEADER, "") | {
        "minutes": talk.get("minutes", ""),
        "talks": _text(talk, "title"),
        "presenters": _persons(talk.iterfind("person"), _ROLES[0]),
    }
    return list(row.values())


def _persons(persons: Iterable[ET.Element], role: str) -> str:
    """Those of a role, one a line; of whom nothing is said, they speak."""
    names = (tidy("".join(person.itertext())) for person in persons if person.get("role", _ROLES[0]) == role)
    return "\n".join(filter(None, names))


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
