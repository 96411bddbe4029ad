"""The moment that a time stamp tells, as forms and spreadsheets write it, and which of two is later."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.value_words import REGISTERED_ON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# The day on which somebody consented may be that of an earlier form.
_SENT_ON = [word for word in REGISTERED_ON if "동의" not in word and "consent" not in word]
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[.\-/년年]\s?(\d{1,2})\s?[.\-/월月]\s?(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[/.\-]\s?(\d{1,2})[/.\-]\s?(\d{4})(?!\d)")
_MONTH_NAMED = re.compile(
    r"(?:(?P<before>\d{1,2})[\s\-.]+)?"
    r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-.,]+"
    r"(?:(?P<after>\d{1,2})(?:st|nd|rd|th)?[\s,\-.]+)?(?P<year>\d{4})"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TIME = re.compile(r"(?<!\d)(\d{1,2})\s?[:시時时点]\s?(\d{1,2})(?:\s?[:분分]\s?(\d{1,2}))?")
_HOUR = re.compile(r"(?<!\d)(\d{1,2})\s?[시時时点](?!\d)")
_AFTERNOON = re.compile(r"오후|午後|下午|\bp\.?m\b")
_MORNING = re.compile(r"오전|午前|上午|\ba\.?m\b")
_ZONE = re.compile(r"(?:gmt|utc|(?<=\d))\s?([+\-])(\d{1,2}):?(\d{2})?\s*\)?$")
_NOON = 12


def later_first(rows: Sequence[Mapping[str, str]]) -> list[int] | None:
    """The order in which rows were sent, the latest first, by the time stamp that all of them have.

    `rows` are cells by header. None where one has no time stamp that can be read, two were sent at the same
    moment, or a day such as `10/2/2026` leaves more than one order.
    """
    orders = []
    for texts in _stamps(rows):
        for day_first in (False, True):
            moments = [read_moment(text, day_first=day_first) for text in texts]
            if None not in moments and len(set(moments)) == len(moments):
                known = [moment for moment in moments if moment is not None]
                orders.append(sorted(range(len(known)), key=known.__getitem__, reverse=True))
        if orders:
            break
    return orders[0] if orders and all(order == orders[0] for order in orders) else None


def read_moment(text: str, *, day_first: bool) -> datetime | None:
    """Read a time stamp; None where it tells no day.

    `day_first` tells how `1/2/2026` is read. A zone is counted in, where one is told.
    """
    written = unicodedata.normalize("NFKC", text).lower()
    day = _day(written, day_first=day_first)
    if day is None:
        return None
    rest = written[day[1] :]
    hour, minute, second = _time(rest)
    try:
        moment = datetime(*day[0], hour, minute, second)  # noqa: DTZ001 - only compared with its like
    except ValueError:
        return None
    zone = _ZONE.search(rest) if ":" in rest else None
    if zone is None:
        return moment
    shift = timedelta(hours=int(zone[2]), minutes=int(zone[3] or 0))
    return moment - shift if zone[1] == "+" else moment + shift


def _stamps(rows: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    """Yield the texts of each column of time stamps that all rows have, the surest column first."""
    for word in _SENT_ON:
        for header in rows[0]:
            if normal(header) == word and all(row.get(header) for row in rows):
                yield [row[header] for row in rows]


def _day(text: str, *, day_first: bool) -> tuple[tuple[int, int, int], int] | None:
    """Return year, month and day, and where in the text they end."""
    if found := _YEAR_FIRST.search(text):
        year, month, day = map(int, found.groups())
    elif found := _YEAR_LAST.search(text):
        first, second, year = map(int, found.groups())
        month, day = (second, first) if day_first else (first, second)
    elif (found := _MONTH_NAMED.search(text)) and (found["before"] or found["after"]):
        year, month = int(found["year"]), _MONTHS.index(found["month"]) + 1
        day = int(found["before"] or found["after"])
    else:
        return None
    return (year, month, day), found.end()


def _time(text: str) -> tuple[int, int, int]:
    """Return hours, minutes and seconds; midnight where none are told."""
    if found := _TIME.search(text):
        hour, minute, second = (int(part or 0) for part in found.groups())
    elif found := _HOUR.search(text):
        hour, minute, second = int(found[1]), 0, 0
    else:
        return 0, 0, 0
    if _AFTERNOON.search(text) and hour < _NOON:
        hour += _NOON
    elif _MORNING.search(text) and hour == _NOON:
        hour = 0
    return hour, minute, second
