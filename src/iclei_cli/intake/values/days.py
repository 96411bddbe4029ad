"""Days as people write them: with or without a year, in four languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

from iclei_cli.intake.values.parse import BadValue
from iclei_cli.intake.words.text import one_line

if TYPE_CHECKING:
    from re import Match

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*\.?"

DAY = rf"""(?ix:
    (?<!\d)(?P<year>\d{{4}})\s?(?:[-./]|년|年)\s?(?P<month>\d{{1,2}})\s?(?:[-./]|월|月)\s?(?P<day>\d{{1,2}})(?!\d)
        (?:\s?[일日号])?\.?(?:\s00:00:00)?
  | (?<!\d)(?P<month_only>\d{{1,2}})\s?[월月]\s?(?P<day_only>\d{{1,2}})\s?[일日号]
  | (?<!\d)(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month_after>{_MONTH})
        (?:,?\s(?P<year_last>\d{{4}}))?(?!\w)
  | (?<!\w)(?P<month_before>{_MONTH})\s(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)
        (?:,?\s(?P<year_end>\d{{4}}))?(?!\w)
)"""
"""A day as it may stand in a text: `2026-03-31`, `2026. 3. 31.`, `3월 31일`, `31 March`, `March 31, 2026`."""

_WHOLE = re.compile(DAY)
_NUMBERS = re.compile(r"(\d{1,2})\s?[/.]\s?(\d{1,2})\.?")
_LAST_MONTH = 12


def parse_day(text: str, after: date) -> str | None:
    """The day that a text tells, `YYYY-MM-DD`; None of an empty text. `after` is as in `day_of`.

    Raises:
        BadValue: `not-a-day`; or `day-could-be-two`, such as `3/4`.
    """
    written = one_line(unicodedata.normalize("NFKC", text))
    if not written:
        return None
    if found := _WHOLE.fullmatch(written):
        return day_of(found, after)
    if numbers := _NUMBERS.fullmatch(written):
        month, day = (int(number) for number in numbers.groups())
        if month != day and max(month, day) <= _LAST_MONTH:
            raise BadValue("day-could-be-two", text=written)
        month, day = (day, month) if month > _LAST_MONTH else (month, day)
        return _next(month, day, after, written)
    raise BadValue("not-a-due-day", text=written)


def full_day(text: str) -> str | None:
    """The day that a text tells with its year, `YYYY-MM-DD`; None if it tells none."""
    found = _WHOLE.fullmatch(one_line(unicodedata.normalize("NFKC", text)))
    if found is None or not (found["year"] or found["year_last"] or found["year_end"]):
        return None
    try:
        return day_of(found, date.min)
    except BadValue:
        return None


def day_of(found: Match[str], after: date) -> str:
    """The day that was found in a text by `DAY`, `YYYY-MM-DD`.

    Without a year it is the first such day that is not before `after`.

    Raises:
        BadValue: `not-a-day`: there is none of this date.
    """
    part = found.groupdict()
    year = part["year"] or part["year_last"] or part["year_end"]
    name = part["month_after"] or part["month_before"]
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(part["month"] or part["month_only"])
    day = int(part["day"] or part["day_only"] or part["day_before"] or part["day_after"])
    if year is None:
        return _next(month, day, after, found[0])
    return _exact(int(year), month, day, found[0])


def _next(month: int, day: int, after: date, written: str) -> str:
    # A 29 February may be up to eight years away.
    years = range(after.year, after.year + 9)
    found = [day_text for year in years if (day_text := _text(year, month, day))]
    later = [day_text for day_text in found if day_text >= after.isoformat()]
    if not later:
        raise BadValue("not-a-due-day", text=written)
    return later[0]


def _exact(year: int, month: int, day: int, written: str) -> str:
    found = _text(year, month, day)
    if found is None:
        raise BadValue("not-a-due-day", text=written)
    return found


def _text(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
