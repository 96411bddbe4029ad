"""A table as a file of rows and columns: delimited text or a workbook, in which text stays text."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from iclei_cli.exports.sheet.text import LONGEST, cut, one_line, starts_formula, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST = 60.0
_BOM = "\ufeff"


class Table(msgspec.Struct, frozen=True):
    """Headings, and rows with a cell for each."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def write_values(file: BinaryIO, values: object) -> None:
    """Write what JSON can have, to be read by people, too."""
    file.write(msgspec.json.format(msgspec.json.encode(values), indent=2) + b"\n")


def write_table(file: BinaryIO, table: Table, ending: str) -> None:
    """Write a table as its file ends: `.xlsx`, or `.csv`, which Excel reads as UTF-8 by its first sign."""
    if ending == ".xlsx":
        write_workbook(file, {None: table})
    else:
        file.write((_BOM + delimited(table.headings, table.rows)).encode())


def delimited(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Delimited text (RFC 4180). No cell is a formula: one that would be begins with an apostrophe."""
    made = StringIO()
    writer = csv.writer(made)
    writer.writerows([_cell(text) for text in row] for row in (headings, *rows))
    return made.getvalue()


def _cell(text: str) -> str:
    plain = one_line(text)
    return f"'{plain}" if starts_formula(plain) else plain


def write_workbook(file: BinaryIO, tables: Mapping[str, Table] | Mapping[None, Table]) -> None:
    """Write tables as a workbook, each a sheet of its name; without one, as a spreadsheet calls it."""
    from openpyxl import Workbook  # noqa: PLC0415 - it is slow to load, and not needed for text

    from iclei_cli.exports.sheet.workbook import save_workbook  # noqa: PLC0415

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, table in tables.items():
        sheet = workbook.create_sheet(name)
        _fill(sheet, table)
    save_workbook(file, workbook)


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    from iclei_cli.exports.sheet.page import put_text, set_widths  # noqa: PLC0415

    lines = [[one_line(text) for text in row] for row in (table.headings, *table.rows)]
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            cell = sheet.cell(number, column)
            put_text(cell, cut(text, LONGEST))
            cell.number_format = "@"
            cell.font = Font(bold=number == 1)
    set_widths(sheet, [min(_WIDEST, 3 + max(map(width, column))) for column in zip(*lines, strict=True)])
    sheet.freeze_panes = "A2"
