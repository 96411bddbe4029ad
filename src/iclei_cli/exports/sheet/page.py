"""A sheet as a page: cells that keep text as text, and a page set-up that prints well."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from iclei_cli.exports.sheet.styles import Style, font_of
from iclei_cli.exports.sheet.text import LONGEST, cut, lines, one_line, starts_formula

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.exports.language import PrintLanguage

PORTRAIT = 110.0
LANDSCAPE = 160.0
"""The column widths that fit side by side on A4 between the margins, printed at nine tenths of their size.

Letters of ten points on the screen are nine on paper, which reads well and wraps less. The unit is that of
spreadsheets: the width of a digit.
"""

MARGIN = 3.0
"""The part of a column's width that text cannot use: its indent, and air before the next column."""

PAGE_HEIGHT = 815.0
"""The heights of rows that fit on upright A4 between the margins, printed at that size, in points."""

MOST_SQUEEZE = 1.15
"""How much more than a page may be squeezed into one before the letters are too small."""

_A4 = 9
_TALLEST = 409.0
_LINE = 14.0
_PADDING = 4.0
# A header or footer is 255 characters at most, codes and doubled `&` included.
_LONGEST_HEADER = 80
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put(sheet: Worksheet, row: int, column: int, value: str | int | None, style: Style) -> None:
    """Fill a cell. Text stays text: never a formula, an error or a number.

    Text is made one line that a workbook can hold (see `text.one_line`) and is cut at the 32,767 UTF-16
    units that a cell takes.
    """
    cell = sheet.cell(row, column)
    _give_style(cell, style)
    if isinstance(value, str):
        put_text(cell, cut(one_line(value), LONGEST))
    elif value is not None:
        cell.value = value


def put_lines(sheet: Worksheet, row: int, column: int, text: str, style: Style) -> None:
    """Fill a cell with text whose lines stay lines: words of ours, not of a list."""
    cell = sheet.cell(row, column)
    _give_style(cell, style)
    put_text(cell, printed_text(text))


_LOOKS: WeakKeyDictionary[Workbook, dict[Style, StyleArray]] = WeakKeyDictionary()
"""What each style of a workbook is to a cell of it."""


def _give_style(cell: Any, style: Style) -> None:  # noqa: ANN401 - the types of openpyxl lack what it is about
    """Give a cell a style: the first by its name, which takes most of the time of a cell, others as it."""
    looks = _LOOKS.setdefault(cell.parent.parent, {})
    known = looks.get(style)
    if known is None:
        cell.style = style.value
        looks[style] = copy(cell._style)  # noqa: SLF001 - there is no other way
    else:
        cell._style = copy(known)  # noqa: SLF001 - as above


def printed_text(text: str) -> str:
    """Text whose lines stay lines, as a cell has it."""
    return "\n".join(map(one_line, text.split("\n")))


def put_across(
    sheet: Worksheet, row: int, columns: tuple[int, int], value: str | int | None, style: Style
) -> None:
    """Fill a cell that is merged from the first to the last of `columns`."""
    first, last = columns
    for column in range(first, last + 1):
        put(sheet, row, column, value if column == first else None, style)
    if last > first:
        # Not `merge_cells`, which takes its time to rebuild the borders of cells that have the right ones.
        sheet.merged_cells.add(f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}")


def set_widths(sheet: Worksheet, widths: list[float]) -> None:
    """Set the widths of the columns, from A on."""
    for number, wide in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = wide


def set_height(sheet: Worksheet, row: int, count: int, *, size: int = 10) -> None:
    """Make a row high enough for that many lines, as programs do not do so for merged cells."""
    sheet.row_dimensions[row].height = min(_TALLEST, (count * _LINE + _PADDING) * size / 10)


def line_count(text: str, wide: float) -> int:
    """Return how many lines the text takes in columns of that total width, without their inner margins."""
    return lines(one_line(text), max(1.0, wide - MARGIN + 1))


def height(sheet: Worksheet, first: int, last: int) -> float:
    """Return the height of the rows from the first to the last, in points; each must have been set."""
    return sum(sheet.row_dimensions[row].height or 0 for row in range(first, last + 1))


def pages_for(points: float) -> int:
    """Return on how many pages rows of that height are to be fitted: one, or 0 for as many as they need.

    They are shrunk a little rather than have the last few names on a page of their own, but not more.
    """
    return 1 if points <= PAGE_HEIGHT * MOST_SQUEEZE else 0


def set_up_page(
    sheet: Worksheet,
    language: PrintLanguage,
    event: Text,
    *,
    heading_row: int | None,
    header: str = "",
    landscape: bool = False,
    pages: int = 0,
) -> None:
    """Make the sheet print on A4, as wide as the page.

    Args:
        sheet: the sheet to set up.
        language: what the sheet speaks; its first language is that of the foot.
        event: the name for the foot of every page, next to the page number.
        heading_row: the row that is repeated on every page, and stays in view with all above it; or None.
        header: the words for the head of every page.
        landscape: whether the long side of the paper lies across.
        pages: how many pages to squeeze the rows into; 0 for as many as they need.
    """
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = pages
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.35
    _head_and_foot(sheet, header, language.main.title(event), font_of(language.codes[0]))
    if heading_row is not None:
        sheet.print_title_rows = f"{heading_row}:{heading_row}"
        sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.sheet_view.showGridLines = False


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Fill a cell with text that a workbook can hold, and that stays text."""
    if not text:
        return
    # `_x0041_` is how the format writes characters by their code: a name that looks so says so.
    cell.value = _ESCAPE.sub("_x005F_", text)
    cell.data_type = "s"
    if starts_formula(text):
        cell.quotePrefix = True


def _head_and_foot(sheet: Worksheet, header: str, event: str, font: str) -> None:
    # The types of openpyxl allow a sheet without them; a sheet of ours has both.
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    for part, text in (
        (sheet.oddHeader.right, _literal(header)),
        (sheet.oddFooter.left, _literal(event)),
        (sheet.oddFooter.right, "&P / &N"),
    ):
        if text:
            part.text, part.font, part.size = text, f"{font},Regular", 8


def _literal(text: str) -> str:
    """Return text for a header or footer, where `&` begins a code unless it is doubled."""
    return cut(one_line(text), _LONGEST_HEADER).replace("&", "&&")
