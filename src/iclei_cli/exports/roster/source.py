"""What a roster knows of itself, on a sheet that nobody sees; how it is read is told in `roster_marks`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from iclei_cli.assembly.roster_marks import MARK, ROLE
from iclei_cli.exports.sheet.page import put, put_text
from iclei_cli.exports.sheet.styles import Style
from iclei_cli.exports.sheet.table import offer_values
from iclei_cli.exports.sheet.text import LONGEST, one_line, utf16_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.exports.sheet.columns import Column, Layout

TITLE = "iclei-roster"


class Source:
    """What is gathered of a roster while its sheets are written."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._columns: dict[str, str] = {}
        self._words: dict[str, dict[str, str]] = {}
        self._people: dict[int, dict[str, str]] = {}

    def know_words(self, field: str, words: dict[str, str]) -> None:
        """Keep which value each text of a field means; they can be chosen where the field is a column."""
        self._words[field] = words

    def know_columns(self, columns: Iterable[Column[Any]]) -> None:
        """Keep what the columns of a sheet are."""
        for column in columns:
            if column.key:
                self._columns.setdefault(one_line(column.heading), column.key)

    def know_row(
        self,
        number: int,
        columns: Sequence[Column[Any]],
        values: Sequence[str | int | None],
        page: str = "",
    ) -> None:
        """Keep what stands of a person in a row; what they do at a table is of that page alone."""
        known = self._people.setdefault(number, {})
        for column, value in zip(columns, values, strict=True):
            if column.key and isinstance(value, str):
                known[f"{ROLE} {page}" if column.key == ROLE else column.key] = one_line(value)

    def know_seat(self, number: int, place: str, group: str) -> None:
        """Keep where a person sits in a round."""
        self._people.setdefault(number, {})[place] = group

    def offer(self, sheet: Worksheet, layout: Layout[Any], rows: tuple[int, int]) -> None:
        """Let what has words of its own be chosen from a list in these rows."""
        lists = list(self._words)
        for number, column in enumerate(layout.columns, start=1):
            kind = column.key.split(" ")[0]
            if kind in lists and self._words[kind] and rows[0] <= rows[1]:
                letter = chr(ord("B") + lists.index(kind))
                place = f"${letter}$1:${letter}${len(self._words[kind])}"
                offer_values(sheet, number, rows, TITLE, place)

    def write(self, sheet: Worksheet) -> None:
        """Write it all, and hide the sheet."""
        sheet.sheet_state = "veryHidden"
        lines = [MARK, *(json.dumps(line, ensure_ascii=False) for line in self._lines())]
        # Of whom there is more to tell than a cell holds, nothing is known.
        for row, line in enumerate((line for line in lines if utf16_units(line) <= LONGEST), start=1):
            put_text(sheet.cell(row, 1), line)
        for column, words in enumerate(self._words.values(), start=2):
            for row, text in enumerate(words, start=1):
                put(sheet, row, column, text, Style.TEXT)

    def _lines(self) -> Iterator[list[Any]]:
        for header, field in self._columns.items():
            yield ["column", header, field]
        for field, words in self._words.items():
            for text, value in words.items():
                yield ["word", field, text, value]
        for number, texts in self._people.items():
            yield ["person", number, texts]


def mark(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Say in a column that is not shown what the rows below are."""
    put_text(sheet.cell(row, column), text)
    sheet.column_dimensions[get_column_letter(column)].hidden = True
