"""The times of a programme: local ones, in the time zone of the event.

Whether two things are at the same time, and how long one takes, is reckoned by the clock on the wall.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Event
    from iclei_cli.assembly.nouns.programme.session import Session

USUAL_ZONES = {"ko": "Asia/Seoul", "ja": "Asia/Tokyo", "zh": "Asia/Shanghai"}
"""The time zone of an event that names none, by its language."""

USUAL_ZONE = "Asia/Seoul"
"""That of all other events: where the program is at home."""

FORM = "%Y-%m-%dT%H:%M"
"""How a time is kept."""

DAY = len("2019-02-28")
"""So many of its characters are the day."""

_DURATION = re.compile(r"(?P<sign>[-+−]?)(?:(?P<hours>\d{1,3})h)?(?:(?P<minutes>\d{1,4})m?)?", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:\s+|T))?(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_HOUR_MINUTES = 60
_DAY_MINUTES = 24 * _HOUR_MINUTES


class Span(NamedTuple):
    """When something is: from its start until just before its end."""

    start: datetime
    end: datetime

    def overlaps(self, other: Span) -> bool:
        """Whether both are at some moment; one that ends when the other starts is not."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: Span) -> Span:
        """The time in which both are."""
        return Span(max(self.start, other.start), min(self.end, other.end))

    @property
    def minutes(self) -> int:
        """How long it is."""
        return int((self.end - self.start) / timedelta(minutes=1))


def time_zone_of(event: Event) -> str:
    """The IANA name of the time zone of the programme's times: what was said, or that of the language."""
    return event.time_zone or USUAL_ZONES.get(event.language, USUAL_ZONE)


def is_time_zone(name: str) -> bool:
    """Whether there is a time zone of this name; its names are those of the IANA."""
    return _zone(name) is not None


def clocks_of(event: Event) -> ZoneInfo | None:
    """The time zone of the event; None where this computer does not know its clocks."""
    return _zone(time_zone_of(event))


def require_time_zone(event: Event) -> str:
    """The IANA name of the time zone of the programme's times, of which this computer knows the clocks.

    Raises:
        RefusedError: `no-clocks-of-zone`.
    """
    name = time_zone_of(event)
    if not is_time_zone(name):
        raise RefusedError("no-clocks-of-zone", zone=name)
    return name


def zones_like(name: str) -> list[str]:
    """Time zones whose names are like this one."""
    by_words = {zone.casefold(): zone for zone in sorted(available_timezones())}
    sought = name.casefold().replace(" ", "_")
    parts = [zone for words, zone in by_words.items() if sought and sought == words.rpartition("/")[2]]
    return parts or [by_words[words] for words in get_close_matches(sought, by_words, n=3)]


def local_time(text: str) -> datetime:
    """A time as it is kept."""
    return datetime.fromisoformat(text)


def kept(time: datetime) -> str:
    """A local time as it is kept."""
    return time.strftime(FORM)


def shown(text: str) -> str:
    """A time that is kept, as it is typed and read."""
    return text.replace("T", " ")


def with_offset(event: Event, text: str) -> str | None:
    """A time as it is kept, with its distance from UTC: `2019-02-28T14:00+09:00`.

    None where this computer does not know the time zone.
    """
    zone = clocks_of(event)
    return None if zone is None else local_time(text).replace(tzinfo=zone).isoformat(timespec="minutes")


def span_of(session: Session) -> Span | None:
    """When a session is; None without a start. Without an end, it is the minute in which it starts."""
    if session.start is None:
        return None
    start = local_time(session.start)
    end = start + timedelta(minutes=1) if session.end is None else local_time(session.end)
    return Span(start, end)


def minutes_of(session: Session) -> int | None:
    """How long a session is; None where that was not said."""
    span = span_of(session)
    return None if span is None or session.end is None else span.minutes


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """Sessions in order of time; those without a time stay where they were added."""
    sessions = list(sessions)
    started = iter(
        sorted((session for session in sessions if session.start), key=lambda session: session.start or "")
    )
    return [next(started) if session.start else session for session in sessions]


def read_time(event: Event, option: str, words: str, *, day: str | None = None) -> str:
    """A time that was typed, as it is kept.

    It is `10:00`, on `day` or else that of the event, or `2019-02-28 10:00`; `24:00` is the end of a day.
    With its distance from UTC, `2019-02-28 10:00+01:00`, it is brought to the time zone of the event.

    Raises:
        UsageError: `not-a-time`, `no-date`, or `no-such-time` where clocks are put forward.
    """
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", words).strip())
    if found is None:
        raise UsageError("not-a-time", option=option, words=words)
    on = found["day"] or day or event.date
    if on is None:
        raise UsageError("no-date", option=option)
    time = _time_on(on, int(found["hour"]), int(found["minute"]))
    if time is None:
        raise UsageError("not-a-time", option=option, words=words)
    zone = clocks_of(event)
    if found["offset"]:
        if zone is None:
            raise UsageError("no-time-zones", zone=time_zone_of(event))
        time = datetime.fromisoformat(f"{time.isoformat()}{found['offset'].upper()}").astimezone(zone)
    elif zone is not None and _is_skipped(time, zone):
        raise UsageError("no-such-time", option=option, words=words, zone=time_zone_of(event))
    return kept(time)


def _time_on(day: str, hour: int, minute: int) -> datetime | None:
    if hour * 60 + minute > _DAY_MINUTES or minute >= _HOUR_MINUTES:
        return None
    try:
        return datetime.strptime(day, "%Y-%m-%d") + timedelta(hours=hour, minutes=minute)  # noqa: DTZ007 - local
    except (ValueError, OverflowError):
        return None


def read_duration(option: str, words: str) -> timedelta:
    """A stretch of time that was typed: `15m`, `1h`, `1h30m`, `15`; with a minus it is backwards.

    Raises:
        UsageError: `not-a-duration`.
    """
    found = _DURATION.fullmatch("".join(words.split()))
    if found is None or not (found["hours"] or found["minutes"]):
        raise UsageError("not-a-duration", option=option, words=words)
    length = timedelta(hours=int(found["hours"] or 0), minutes=int(found["minutes"] or 0))
    return -length if found["sign"] in {"-", "−"} else length


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _is_skipped(time: datetime, zone: ZoneInfo) -> bool:
    """Whether no clock of the zone ever shows this time."""
    shown = time.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return shown.replace(tzinfo=None) != time
