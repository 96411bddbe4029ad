"""Which row of which sheet is the header of the list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from iclei_cli.assembly.errors import RefusedError
from iclei_cli.intake.columns import read_columns
from iclei_cli.intake.headers import Claim, recognise
from iclei_cli.intake.vocabulary import FAMILY_NAME, GIVEN_NAME
from iclei_cli.intake.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assembly.group import Topic
    from iclei_cli.intake.columns import Column
    from iclei_cli.intake.reading import Document, Sheet

# Above a header stand a title, a logo, a few lines of explanation.
_ROWS_SEARCHED = 30
_NAMES = {"name", GIVEN_NAME, FAMILY_NAME}


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of which the header is understood. `header_row` is 1-based."""

    file: str
    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    notices: tuple[str, ...]

    @property
    def header_cells(self) -> list[str]:
        """The cells of the header, as they stand."""
        return self.sheet.rows[self.header_row - 1]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows below the header up to the last that is filled, with their 1-based number."""
        rows = self.sheet.rows
        last = max((number for number, row in enumerate(rows, 1) if any(row)), default=0)
        yield from islice(enumerate(rows, 1), self.header_row, last)


def find_table(document: Document, topics: Mapping[str, Topic]) -> Table:
    """Find the sheet and the row whose header is best understood, and tell its columns.

    Raises:
        RefusedError: `header-missing`, when no row has a column for names; `file-open-quote`, when the
            rows below cannot be told apart.
    """
    headers = [_best_header(sheet) for sheet in document.sheets]
    best = max(range(len(headers)), key=lambda index: headers[index].merit)
    if not headers[best].has_name:
        raise _no_header(document.file, headers[best])
    header = headers[best]
    if header.sheet.open_quote is not None:
        message = (
            "{file}: in row {row} a quotation mark opens that is never closed; close it, or take it out."
        )
        raise RefusedError("file-open-quote", message, file=document.file, row=header.sheet.open_quote)
    rows = header.sheet.rows
    columns, notices = read_columns(rows[header.row - 1], rows[header.row :], topics)
    notices = [*notices, *_unread_sheets(headers, header)]
    return Table(document.file, header.sheet, header.row, columns, tuple(notices))


# The header row


@dataclass(frozen=True, slots=True)
class _Header:
    """A row as a header; `row` is 1-based."""

    sheet: Sheet
    row: int
    claims: tuple[Claim | None, ...]

    @property
    def fields(self) -> set[str]:
        return {claim.field for claim in self.claims if claim}

    @property
    def has_name(self) -> bool:
        return bool(self.fields & _NAMES)

    @property
    def merit(self) -> tuple[bool, int]:
        return (self.has_name, len(self.fields))


def _best_header(sheet: Sheet) -> _Header:
    candidates = [
        _Header(sheet, row, tuple(recognise(cell) if cell else None for cell in cells))
        for row, cells in enumerate(sheet.rows[:_ROWS_SEARCHED], 1)
    ]
    return max(candidates, key=lambda header: header.merit, default=_Header(sheet, 0, ()))


def _no_header(file: str, best: _Header) -> RefusedError:
    rows = best.sheet.rows[:_ROWS_SEARCHED]
    # Where no header is understood at all, the fullest row is most likely to be meant for one.
    cells = rows[best.row - 1] if best.fields else max(rows, key=lambda row: sum(map(bool, row)), default=[])
    seen = ", ".join(f'"{one_line(cell)}"' for cell in cells if cell)
    message = (
        "{file} has no header with a column for names in its first {searched} rows; "
        "the nearest to one is: {seen}. Head the column of names 성명 or Name."
    )
    return RefusedError("header-missing", message, file=file, searched=_ROWS_SEARCHED, seen=seen)


def _unread_sheets(headers: Sequence[_Header], read: _Header) -> list[str]:
    """Tell which other sheets look like lists of people, too."""
    others = [header for header in headers if header.has_name and header is not read]
    names = [f'"{header.sheet.name}"' for header in others if header.sheet.name is not None]
    return [f"Only one sheet is read; not read: {', '.join(names)}."] if names else []
