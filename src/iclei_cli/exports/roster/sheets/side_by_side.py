"""The sheet with all rounds side by side: below each table, who sits there round by round."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from iclei_cli.exports.roster.facts import write_title
from iclei_cli.exports.sheet.columns import Column, Layout, write_heading
from iclei_cli.exports.sheet.page import LANDSCAPE, put, put_across, set_height, set_up_page, set_widths
from iclei_cli.exports.sheet.styles import Style

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.exports.roster.book import Book


def write_side_by_side(sheet: Worksheet, book: Book) -> None:
    """Fill the sheet, a column for each round."""
    seating, language = book.seating, book.language
    columns = [
        Column[str](language.heading("print-round", round=number), str)
        for number in range(1, seating.rounds + 1)
    ]
    layout = Layout(columns, [LANDSCAPE / len(columns)] * len(columns))
    set_widths(sheet, layout.widths)
    heading_row = write_title(sheet, 1, language.phrases("print-side-by-side"), layout.widths)
    write_heading(sheet, heading_row, layout)
    row = heading_row + 1
    for printed in seating.groups:
        put_across(sheet, row, (1, len(columns)), printed.name, Style.BAND)
        set_height(sheet, row, 1)
        row += 1
        for members in zip_longest(*printed.rounds):
            for number, person in enumerate(members, start=1):
                text = None if person is None else f"{person.name} ({person.id})"
                put(sheet, row, number, text, Style.TEXT)
            row += 1
    header = language.phrase("print-side-by-side")
    set_up_page(sheet, language, book.event, heading_row=heading_row, header=header, landscape=True)
