"""Sheets and logs without any name: numbers, or the codes of badges."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.find import is_like_code
from iclei_cli.assembly.door.paper import Mark
from iclei_cli.intake.door.paper.columns import Columns, Titled, find_columns
from iclei_cli.intake.door.paper.numbers import number_in_bare, number_in_code, reader_of
from iclei_cli.intake.door.paper.people import Whom
from iclei_cli.intake.door.paper.rows import Reading, RowReader, cell_of, words_of
from iclei_cli.intake.door.paper.words import NUMBER_HEADERS
from iclei_cli.intake.words.text import is_blank, normal, one_line
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iclei_cli.assembly.door.paper import Line
    from iclei_cli.intake.door.paper.moment import Clock
    from iclei_cli.intake.door.paper.numbers import ReadNumber
    from iclei_cli.intake.door.paper.people import People
    from iclei_cli.intake.files.sheet import ListFile, Sheet
    from iclei_cli.system.messages import Message

_ROWS_SEARCHED = 30
_BETWEEN_WORDS = re.compile(r"[\s,;|]+")
_OF_TIME = re.compile(
    r"(?=.*[:./\-년월일시분초年月日時时点分秒])\d[\d:.\-/TZ+년월일시분초年月日時时点分秒]*|\d{6}|\d{8}|\d{12}|\d{14}|"
    r"오전|오후|午前|午後|上午|下午|[ap]\.?m\.?",
    re.IGNORECASE,
)
"""What a word of a time looks like; others count the scans, say, or name the scanner."""


def read_numbers(document: ListFile, people: People, clock: Clock, stated: str | None) -> Reading | None:
    """Read a table whose header speaks of numbers or codes and of marks or times; None where there is none.

    Raises:
        RefusedError: `marks-in-several-columns`.
        UsageError: as `columns.find_columns`.
    """
    for sheet in document.sheets:
        for header, titles in enumerate(sheet.rows[:_ROWS_SEARCHED], start=1):
            if not any(normal(title) in NUMBER_HEADERS for title in titles):
                continue
            headers = {place: one_line(title) for place, title in enumerate(titles)}
            titled = Titled(document.file, sheet.name, headers, sheet.rows[header:])
            columns = _columns(titled, stated)
            if columns is not None and columns.numbers:
                reader = RowReader(titled, columns, clock)
                number = columns.numbers[0]
                read_number = reader_of(headers[number], titled.cells(number))
                lines = list(_lines(titled, header, reader, people, read_number))
                read_as = reader.read_as(number=headers[number])
                return Reading(sheet.name, lines, read_as, [*reader.notices(), *_zeros(read_number)])
    return None


def _columns(titled: Titled, stated: str | None) -> Columns | None:
    try:
        return find_columns(titled, stated, has_names=False)
    except RefusedError as error:
        if error.code != "marks-missing":
            raise
        return None


def _lines(
    titled: Titled, header: int, reader: RowReader, people: People, read_number: ReadNumber
) -> Iterator[Line]:
    """Rows with a number, and those that are marked all the same; not the header where it is repeated."""
    place = reader.columns.numbers[0]
    for row, cells in enumerate(titled.body, start=header + 1):
        number = cell_of(cells, place)
        if number and normal(number) != normal(titled.headers[place]):
            yield reader.line(row, cells, number, people.by_number(read_number(number)))
        elif not number:
            line = reader.line(row, cells, words_of(cells), Whom((), "nobody-named"))
            if line.mark in {Mark.CAME, Mark.UNCLEAR}:
                yield line


def _zeros(read_number: ReadNumber) -> list[Message]:
    return [message("codes-without-zeros")] if read_number is number_in_bare else []


def read_log(document: ListFile, people: People, clock: Clock) -> Reading | None:
    """Read what a scanner wrote: in each line a code and perhaps a time; None where there are no codes."""
    for sheet in document.sheets:
        rows = [
            (row, _BETWEEN_WORDS.split(" ".join(cells).strip()))
            for row, cells in enumerate(sheet.rows, start=1)
            if not all(map(is_blank, cells))
        ]
        if rows and not any(map(str.isdecimal, "".join(rows[0][1]))):
            del rows[0]  # a header
        words = [words for _, words in rows]
        # Where most codes are misread, or of other badges, the lines are those of a scanner all the same.
        for is_code, read_code in (
            (_is_read_by(number_in_code), number_in_code),
            (_is_read_by(number_in_bare), number_in_bare),
            (is_like_code, number_in_code),
        ):
            place = _place_of_codes(words, is_code)
            if place is not None:
                log = _Log(sheet, rows, place, read_code)
                return log.read(Titled(document.file, sheet.name, {0: ""}, ()), people, clock)
    return None


def _is_read_by(read_code: ReadNumber) -> Callable[[str], bool]:
    return lambda word: read_code(word) is not None


def _place_of_codes(rows: Sequence[Sequence[str]], is_code: Callable[[str], bool]) -> int | None:
    """Which word of most lines is a code, from the left."""
    places = Counter(place for words in rows for place, word in enumerate(words) if is_code(word))
    found = places.most_common(1)
    return found[0][0] if found and found[0][1] * 2 > len(rows) else None


class _Log(NamedTuple):
    """The lines of a log in words, which of these is the code, and what reads it."""

    sheet: Sheet
    rows: Sequence[tuple[int, Sequence[str]]]
    place: int
    read_code: ReadNumber

    def read(self, titled: Titled, people: People, clock: Clock) -> Reading:
        """Every line is a scan."""
        reader = RowReader(titled, Columns((), None, (0,)), clock, unmarked=Mark.CAME)
        lines = []
        for row, words in self.rows:
            code = words[self.place] if self.place < len(words) else " ".join(words)
            stamp = " ".join(word for word in words if word is not code and _OF_TIME.fullmatch(word))
            lines.append(reader.line(row, [stamp], code, people.by_number(self.read_code(code))))
        return Reading(self.sheet.name, lines, {}, [*reader.notices(), *_zeros(self.read_code)])
