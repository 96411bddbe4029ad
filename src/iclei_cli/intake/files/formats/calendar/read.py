"""The events of a calendar (RFC 5545) as a table, one a row."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar

from iclei_cli.intake.files.encodings import decode
from iclei_cli.intake.files.formats.calendar.remarks import ALL_DAY, CANCELLED, REPEATED
from iclei_cli.intake.files.sheet import Reading, Sheet, Unreadable
from iclei_cli.intake.words.text import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = ["uid", "title", "kind", "start", "end", "room", "summary", "chair", "remark"]

_BEGINS = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE | re.MULTILINE)
_TIMES = {"DTSTART", "DTEND", "DURATION"}


def read_calendar(data: bytes, encoding: str | None) -> Reading:
    """Read the events of all calendars in a file, in the order in which they stand there.

    Raises:
        Unreadable: it is damaged.
    """
    text, name = decode(data, encoding)
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
        rows = [_row(event) for event in events]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        raise Unreadable("file-damaged") from None
    # What the library cannot read it leaves out in silence.
    has_bad_times = any(name in _TIMES for event in events for name, _ in event.errors)
    if has_bad_times or len(events) != len(_BEGINS.findall(text)):
        raise Unreadable("file-damaged")
    return Reading((Sheet(None, [HEADER, *rows], is_table=False),), name)


def _row(event: Any) -> list[str]:  # noqa: ANN401 - the library's types say less
    start = _moment(event.get("DTSTART"))
    end = _moment(event.get("DTEND")) or _end(start, event.get("DURATION"))
    return [
        _text(event.get("UID")),
        _text(event.get("SUMMARY")),
        next(_words(event.get("CATEGORIES")), ""),
        _written(start),
        _written(end),
        _text(event.get("LOCATION")),
        _text(event.get("DESCRIPTION")),
        "\n".join(_chairs(event.get("ATTENDEE"))),
        _remark(event, start),
    ]


def _text(value: object) -> str:
    return "" if value is None else tidy(str(value))


def _words(value: Any) -> Iterator[str]:  # noqa: ANN401 - one property or a list of them
    for part in value if isinstance(value, list) else [value]:
        for word in getattr(part, "cats", ()):
            yield _text(word)


def _moment(value: Any) -> date | None:  # noqa: ANN401 - as above
    found = getattr(value, "dt", None)
    return found if isinstance(found, date) else None


def _end(start: date | None, duration: Any) -> date | None:  # noqa: ANN401 - as above
    length = getattr(duration, "dt", None)
    return start + length if isinstance(start, datetime) and isinstance(length, timedelta) else None


def _written(moment: date | None) -> str:
    """A moment with its distance from UTC, if it has a time zone; a day alone without a time."""
    if not isinstance(moment, datetime):
        return "" if moment is None else moment.isoformat()
    if moment.tzinfo is not None and moment.utcoffset() is None:
        moment = moment.astimezone(UTC)
    return moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")


def _chairs(attendees: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """The names of those whom the calendar calls chair; who else is invited is nobody's business here."""
    for attendee in attendees if isinstance(attendees, list) else [attendees]:
        parameters = getattr(attendee, "params", {})
        if str(parameters.get("ROLE", "")).upper() == "CHAIR" and parameters.get("CN"):
            yield _text(parameters["CN"])


def _remark(event: Any, start: date | None) -> str:  # noqa: ANN401 - as above
    if _text(event.get("STATUS")).upper() == "CANCELLED":
        return CANCELLED
    if start is not None and not isinstance(start, datetime):
        return ALL_DAY
    return REPEATED if event.get("RRULE") is not None else ""
