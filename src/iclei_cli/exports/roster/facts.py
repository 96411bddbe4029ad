"""The head of a sheet: a title, then a line for each fact."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from iclei_cli.exports.sheet.page import MARGIN, line_count, put_across, set_height
from iclei_cli.exports.sheet.styles import Style
from iclei_cli.exports.sheet.text import width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_TITLES = ((Style.TITLE, 18), (Style.SUBTITLE, 12))
"""How a title looks in the first language and in the second, and how big its letters are."""

Fact = tuple[str, str | int | None]
"""A label and its value; None leaves the line out."""


def write_title(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> int:
    """Write a title across the sheet, below it what it is in a second language; return the row after them."""
    for text, (style, size) in zip(texts, _TITLES, strict=False):
        put_across(sheet, row, (1, len(widths)), text, style)
        # A title's letters are bigger, so that fewer of them fit; bold ones fewer still.
        set_height(sheet, row, line_count(text, sum(widths) * 10 / (size * 1.1)), size=size)
        row += 1
    return row


def write_section(sheet: Worksheet, row: int, text: str, widths: Sequence[float]) -> int:
    """Write the heading of a part of the sheet under an empty row, and return the row after it."""
    set_height(sheet, row, 1, size=8)
    put_across(sheet, row + 1, (1, len(widths)), text, Style.SECTION)
    set_height(sheet, row + 1, 1, size=12)
    return row + 2


def columns_for(facts: Iterable[Fact], widths: Sequence[float]) -> int:
    """Return how many columns from the first on have room for each label on one line; never all of them."""
    widest = max((width(label) for label, _ in facts), default=0.0) + MARGIN
    enough = (number for number, wide in enumerate(accumulate(widths), start=1) if wide >= widest)
    return max(1, min(next(enough, len(widths)), len(widths) - 1))


def write_facts(
    sheet: Worksheet,
    row: int,
    facts: Iterable[Fact],
    widths: Sequence[float],
    *,
    label_columns: int = 1,
) -> int:
    """Write a line for each fact that has a value, and return the row after them.

    The label takes the first `label_columns` columns, the fact the others.
    """
    room = sum(widths[label_columns:])
    for label, value in facts:
        if value is None:
            continue
        put_across(sheet, row, (1, label_columns), label, Style.LABEL)
        put_across(sheet, row, (label_columns + 1, len(widths)), value, Style.FACT)
        set_height(sheet, row, line_count(str(value), room))
        row += 1
    return row
