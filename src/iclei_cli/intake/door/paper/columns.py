"""Which columns of a sheet say who came: a number, a mark, a time.

A list of registrations must not be taken for a sheet on which people were marked: what is not headed as a
mark is none, and a day is a time only where it fits the marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.columns.status_columns import flag_of
from iclei_cli.intake.door.paper.marks import is_mark, read_when
from iclei_cli.intake.door.paper.words import (
    CODE_HEADERS,
    DATE_HEADERS,
    MARK_HEADERS,
    NUMBER_HEADERS,
    TIME_HEADERS,
)
from iclei_cli.intake.words.text import header_key, is_blank, normal
from iclei_cli.intake.words.vocabulary import DOOR
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from iclei_cli.system.messages import Message

_DAY_OF_EVENT = re.compile(
    r"\d{1,2}\s?(?:[/.]|월|月)\s?\d{1,2}\s?[일日]?|\d{1,2}일차|day\s?\d{1,2}", re.IGNORECASE
)
_BETWEEN_LANGUAGES = re.compile(r"[/\n]")


class Columns(NamedTuple):
    """Where in the rows of a sheet it stands who came, as places from 0.

    Attributes:
        numbers: of a participant, or the code of a badge, or of the row; codes first.
        mark: whether they came; None where only times tell.
        times: when; several where day and time stand apart.
    """

    numbers: tuple[int, ...]
    mark: int | None
    times: tuple[int, ...]


class Titled(NamedTuple):
    """The columns of a sheet, of which nothing else is known.

    Attributes:
        file: for errors.
        sheet: its name.
        headers: of the columns, by place.
        body: the rows below.
    """

    file: str | Message
    sheet: str | None
    headers: Mapping[int, str]
    body: Sequence[Sequence[str]]

    def cells(self, place: int) -> list[str]:
        """What is filled of a column."""
        return [row[place] for row in self.body if place < len(row) and not is_blank(row[place])]


def find_columns(titled: Titled, stated: str | None, *, has_names: bool) -> Columns:
    """Find the columns; `stated` is what the user says heads the marks.

    Raises:
        RefusedError: `marks-missing`, where no column has any; `marks-in-several-columns`.
        UsageError: `column-not-there`, where none is headed as stated.
    """
    headers = titled.headers
    numbers = [place for place in headers if _is_headed(headers[place], NUMBER_HEADERS)]
    numbers.sort(key=lambda place: not _is_headed(headers[place], CODE_HEADERS))
    times = [
        place for place in headers if _is_headed(headers[place], TIME_HEADERS) and _tells_times(titled, place)
    ]
    mark = _mark(titled, {*numbers, *times}) if stated is None else _stated(titled, stated)
    dates = [
        place for place in headers if _is_headed(headers[place], DATE_HEADERS) and _tells_times(titled, place)
    ]
    if not has_names or (mark is not None and all(_fits(titled, place, mark) for place in dates)):
        times = sorted([*times, *dates])
    if mark is None and not times:
        names = list(headers.values())
        raise RefusedError("marks-missing", file=titled.file, sheet=titled.sheet, headers=names)
    return Columns(tuple(numbers), mark, tuple(place for place in times if place != mark))


def _stated(titled: Titled, stated: str) -> int:
    for place, header in titled.headers.items():
        if header_key(header) == header_key(stated):
            return place
    raise UsageError(
        "column-not-there", file=titled.file, column=stated, headers=list(titled.headers.values())
    )


def _mark(titled: Titled, others: set[int]) -> int | None:
    """The one column of marks: headed so and filled, or a day or nothing above it and only marks in it."""
    headers = {place: header for place, header in titled.headers.items() if place not in others}
    headed = [place for place, header in headers.items() if _is_of_marks(header)]
    filled = [place for place in headed if titled.cells(place)]
    if not filled:
        filled = [place for place, header in headers.items() if _is_of_day(titled, place, header)]
    if len(filled) > 1:
        names = [headers[place] for place in filled]
        raise RefusedError(
            "marks-in-several-columns",
            file=titled.file,
            sheet=titled.sheet,
            headers=names,
            first=[names[0]],
        )
    return next(iter([*filled, *headed]), None)


def _is_of_marks(header: str) -> bool:
    return _is_headed(header, MARK_HEADERS) or flag_of(header) == DOOR


def _is_headed(header: str, words: Container[str]) -> bool:
    """Tell whether a header is one of these words, in one language or in two: `Signature / 서명`."""
    return any(normal(part) in words for part in (header, *_BETWEEN_LANGUAGES.split(header)))


def _is_of_day(titled: Titled, place: int, header: str) -> bool:
    is_open = not normal(header) or _DAY_OF_EVENT.fullmatch(header.strip()) or read_when(header)[0].day
    cells = titled.cells(place)
    return bool(is_open) and bool(cells) and all(map(is_mark, cells))


def _tells_times(titled: Titled, place: int) -> bool:
    """Tell whether most cells of a column are times or days."""
    cells = titled.cells(place)
    return sum(map(_tells_time, cells)) * 2 > len(cells)


def _tells_time(cell: str) -> bool:
    when, rest = read_when(cell)
    return bool(when.day or when.clock) and not rest


def _fits(titled: Titled, place: int, mark: int) -> bool:
    """Tell whether a day stands beside those alone who are marked: not when everybody registered."""
    width = max(place, mark)
    return not any(
        len(row) > width and not is_blank(row[place]) and is_blank(row[mark]) for row in titled.body
    )
