"""What a calendar file says of its time zone (VTIMEZONE), so that no program takes another hour for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def zone_component(name: str, first: datetime, last: datetime) -> Timezone:
    """What clocks show in a zone from the year of the local time `first` until that of `last`.

    It says what is so in these years and no rule, which programs read differently: the offset at their
    beginning, then every time at which clocks are changed.
    """
    zone = ZoneInfo(name)
    found = Timezone()
    found.add("TZID", name)
    begin = datetime(first.year, 1, 1, tzinfo=zone).astimezone(UTC)
    end = datetime(last.year + 1, 1, 1, tzinfo=zone).astimezone(UTC)
    start = begin.astimezone(zone)
    _add(found, start, start.utcoffset() or timedelta())
    for moment in _changes(zone, begin, end):
        before = (moment - _MINUTE).astimezone(zone).utcoffset() or timedelta()
        _add(found, moment.astimezone(zone), before)
    return found


def _add(timezone: Timezone, moment: datetime, before: timedelta) -> None:
    """Say what clocks show from a moment on; it is told by the clock as it was before (RFC 5545, 3.6.5)."""
    part = TimezoneDaylight() if moment.dst() else TimezoneStandard()
    part.add("DTSTART", (moment.astimezone(UTC) + before).replace(tzinfo=None))
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", moment.utcoffset() or timedelta())
    part.add("TZNAME", moment.tzname() or "")
    timezone.add_component(part)


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments, in UTC, from which on clocks have another distance from it."""
    moment = begin
    while moment < end:
        later = min(moment + _DAY, end)
        if later.astimezone(zone).utcoffset() != moment.astimezone(zone).utcoffset():
            yield _between(zone, moment, later)
        moment = later


def _between(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The first minute at which the offset is that of `late`."""
    offset = late.astimezone(zone).utcoffset()
    while late - early > _MINUTE:
        middle = early + ((late - early) / 2 // _MINUTE) * _MINUTE
        if middle.astimezone(zone).utcoffset() == offset:
            late = middle
        else:
            early = middle
    return late
