"""What a mark says: that somebody came, perhaps when, or that they did not.

A cross is a tick to one and a no to another. Where ticks stand in the same column it is a no, and where
nothing else does it is a tick; which of the two it was taken for is told.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.paper import Mark
from iclei_cli.intake.door.paper.words import ABSENT, CAME, CROSSES, NO, TICKS, YES
from iclei_cli.intake.words.text import is_blank, normal, without_remarks

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR_FIRST = re.compile(
    r"(?<!\d)(20\d\d)\s?[.\-/년年]\s?(\d{1,2})\s?[.\-/월月]\s?(\d{1,2})(?!\d)\s?[일日.]?"
)
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[/.\-](\d{1,2})[/.\-](20\d\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?:[t_\- ]?(\d\d)(\d\d)(\d\d)?)?(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:])(\d{1,2})\s?(?::\s?(?=\d)|[시時时点])\s?(?:(\d{1,2})(?!\d))?"
    r"(?:\s?[:분分]\s?(\d{1,2})(?:\.\d+)?(?!\d))?\s?[분分초秒]?"
)
_AFTERNOON, _MORNING = re.compile(r"오후|午後|下午|\bp\.?m\b\.?"), re.compile(r"오전|午前|上午|\ba\.?m\b\.?")
_ZONE = re.compile(r"(?<=\d)\s?(z|utc|gmt|kst|jst|[+\-]\d{2}:?\d{2})(?!\w)")
_ZONES = {"z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "kst": "+09:00", "jst": "+09:00"}
_EMPTY = re.compile(r"[(\[]\s*[)\]]")
_MONTHS, _NOON, _HOURS, _SIXTY = 12, 12, 24, 60


class When(NamedTuple):
    """When somebody came, as far as a paper says it.

    Attributes:
        day: `YYYY-MM-DD`; None where no day stands there.
        clock: `HH:MM:SS`; None where no time does.
        offset: its distance from UTC, `+09:00`; None where none is said.
    """

    day: str | None = None
    clock: str | None = None
    offset: str | None = None


class Read(NamedTuple):
    """What a cell says.

    Attributes:
        mark: whether somebody came.
        when: as far as it says it.
    """

    mark: Mark
    when: When = When()


@dataclass(frozen=True)
class Marks:
    """How the cells of a column are read.

    Attributes:
        crosses: what a cross is taken for; None where there is none.
    """

    crosses: Mark | None = None

    @classmethod
    def of(cls, cells: Iterable[str]) -> Marks:
        """Look at all cells of a column."""
        written = {_symbol(cell) for cell in cells if not is_blank(cell)}
        if not written & CROSSES:
            return cls()
        others = {_read(cell).mark for cell in written - CROSSES}
        return cls(Mark.ABSENT if Mark.CAME in others else Mark.CAME)

    def read(self, cell: str, name: str = "") -> Read:
        """Read a cell; whoever wrote their own name there has signed."""
        if is_blank(cell):
            return Read(Mark.BLANK)
        if self.crosses is not None and _symbol(cell) in CROSSES:
            return Read(self.crosses)
        read = _read(cell)
        if read.mark is Mark.UNCLEAR and name and normal(cell) == normal(name):
            return Read(Mark.CAME)
        return read


def _read(cell: str) -> Read:
    """Read a cell in which no cross stands."""
    when, rest = read_when(cell)
    said = _said(rest)
    if said is None:
        is_time = is_blank(rest) and (when.day or when.clock)
        said = Mark.CAME if is_time else Mark.UNCLEAR
    return Read(said, when)


def _said(text: str) -> Mark | None:
    """What a text says without a time; None where that is nothing, or not known."""
    if text.strip() and set(text.strip()) <= TICKS:
        return Mark.CAME
    words = {normal(text), normal(without_remarks(text))}
    if words & (ABSENT | NO):
        return Mark.ABSENT
    return Mark.CAME if words & (CAME | YES) else None


def _symbol(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip().casefold()


def is_mark(cell: str) -> bool:
    """Tell whether a cell can be nothing but a mark or a time, whatever heads its column."""
    read = _read(cell)
    return _symbol(cell) in CROSSES or (
        read.mark in {Mark.CAME, Mark.ABSENT} and normal(cell) not in {"1", "0"}
    )


def read_when(text: str) -> tuple[When, str]:
    """Read day and time in a text; what is left of it."""
    written = unicodedata.normalize("NFKC", text).casefold()
    zone = _ZONE.search(written) if ":" in written else None
    offset = None if zone is None else _offset(zone[1])
    written = written if zone is None else written[: zone.start()] + " " + written[zone.end() :]
    day, compact, written = _take_day(written)
    clock, written = (compact, written) if compact else _take_clock(written)
    rest = _EMPTY.sub(" ", written).strip(" ,-–")
    return When(day, clock, offset if clock else None), "" if rest == "t" else rest


def _take_day(text: str) -> tuple[str | None, str | None, str]:
    """Return the day, the time written without signs behind it, and what is left."""
    if found := _YEAR_FIRST.search(text):
        year, month, day = map(int, found.groups())
    elif found := _YEAR_LAST.search(text):
        month, day, year = map(int, found.groups())
        if month > _MONTHS:
            month, day = day, month
        elif day <= _MONTHS and day != month:
            return None, None, text  # 1/2/2026 is two days, depending on the country
    elif found := _COMPACT.search(text):
        year, month, day = (int(part) for part in found.groups()[:3])
    else:
        return None, None, text
    try:
        told = datetime(year, month, day).date().isoformat()  # noqa: DTZ001 - a day
    except ValueError:
        return None, None, text
    parts = found.groups()[3:]
    compact = _clock(int(parts[0]), int(parts[1]), int(parts[2] or 0)) if parts and parts[0] else None
    return told, compact, text[: found.start()] + " " + text[found.end() :]


def _take_clock(text: str) -> tuple[str | None, str]:
    found = _CLOCK.search(text)
    if found is None:
        return None, text
    hour, minute, second = (int(part or 0) for part in found.groups())
    if _AFTERNOON.search(text) and hour < _NOON:
        hour += _NOON
    elif _MORNING.search(text) and hour == _NOON:
        hour = 0
    clock = _clock(hour, minute, second)
    if clock is None:
        return None, text
    rest = text[: found.start()] + " " + text[found.end() :]
    return clock, _MORNING.sub(" ", _AFTERNOON.sub(" ", rest))


def _clock(hour: int, minute: int, second: int) -> str | None:
    if hour >= _HOURS or minute >= _SIXTY or second >= _SIXTY:
        return None
    return f"{timedelta(hours=hour, minutes=minute, seconds=second)!s:0>8}"


def _offset(written: str) -> str:
    return _ZONES.get(written) or (written if ":" in written else f"{written[:3]}:{written[3:]}")
