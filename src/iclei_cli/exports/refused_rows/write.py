"""The sheet of refused rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from iclei_cli.exports.sheet.page import put_text, set_widths
from iclei_cli.exports.sheet.text import LONGEST, cut, printable, width
from iclei_cli.exports.sheet.workbook import save_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.exports.language import PrintLanguage

_WIDEST = 60.0
_NARROWEST = 8.0


def write_refused_rows(
    file: BinaryIO,
    header: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str], str]],
    language: PrintLanguage,
) -> None:
    """Write the header, the rows and the reasons.

    Every cell is text, so that no phone number loses its leading 0.
    """
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    last = max(len(header), *(len(cells) for _, cells, _ in rows)) + 1
    lines = [[*_padded(header, last - 1), language.phrase("print-refused-reason")]]
    lines += [
        [*_padded(cells, last - 1), language.phrase("print-refused-row", row=row, reason=reason)]
        for row, cells, reason in rows
    ]
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            _put(sheet, number, column, text, is_reason=column == last)
    set_widths(sheet, [_wide(column) for column in zip(*lines, strict=True)])
    sheet.freeze_panes = "A2"
    save_workbook(file, workbook)


def _put(sheet: Worksheet, row: int, column: int, text: str, *, is_reason: bool) -> None:
    cell = sheet.cell(row, column)
    put_text(cell, cut(printable(text), LONGEST))
    # What is typed into a cell of this format stays text, too.
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text=is_reason)
    cell.font = Font(bold=row == 1)


def _padded(cells: Sequence[str], count: int) -> list[str]:
    return [*cells, *[""] * (count - len(cells))]


def _wide(texts: Sequence[str]) -> float:
    longest = max(width(line) for text in texts for line in (text.splitlines() or [""]))
    return min(_WIDEST, max(_NARROWEST, longest + 2))
