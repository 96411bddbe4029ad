"""A sheet that is a title, a table, and a sentence where the table would be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.roster.facts import write_title
from iclei_cli.exports.sheet.columns import Column, Row, fit_columns, lay_out, write_heading, write_row
from iclei_cli.exports.sheet.page import PORTRAIT, put_across, set_height, set_up_page, set_widths
from iclei_cli.exports.sheet.styles import Style
from iclei_cli.exports.sheet.table import add_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.exports.roster.book import Book


def write_listing(
    sheet: Worksheet,
    book: Book,
    code: str,
    columns: Iterable[Column[Row]],
    items: Sequence[Row],
    *,
    nothing: str = "print-nobody",
) -> None:
    """Fill a sheet; `code` is that of its title, `nothing` that of the sentence for no items."""
    language = book.language
    layout = fit_columns(lay_out(columns, items), PORTRAIT)
    widths = layout.widths or [PORTRAIT]
    set_widths(sheet, widths)
    row = write_title(sheet, 1, language.phrases(code), widths)
    if not items:
        put_across(sheet, row, (1, len(widths)), language.phrase(nothing), Style.FACT)
        set_height(sheet, row, 1)
        heading_row = None
    else:
        heading_row = row
        write_heading(sheet, row, layout)
        for number, item in enumerate(items, start=row + 1):
            write_row(sheet, number, layout, item)
        headings = [column.heading for column in layout.columns]
        add_table(sheet, code, headings, row, row + len(items))
    set_up_page(sheet, language, book.event, heading_row=heading_row, header=language.phrase(code))
