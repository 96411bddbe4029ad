"""Tables as spreadsheets know them: with a name, a filter in each heading, and lists to choose from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn

from iclei_cli.exports.sheet.page import printed_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_NO_NAME = re.compile(r"\W+", re.ASCII)


def add_table(sheet: Worksheet, name: str, headings: Sequence[str], first: int, last: int) -> None:
    """Make a table of the rows from the heading row `first` to `last`, with these headings from column A on.

    A program looks for each heading in its cell, and takes the file for damaged where it is another; likewise
    where two headings are the same, or no row is below them: then there is no table.
    """
    texts = [printed_text(heading) for heading in headings]
    if last <= first or not texts or len({text.casefold() for text in texts}) < len(texts) or "" in texts:
        return
    place = f"A{first}:{get_column_letter(len(headings))}{last}"
    table = Table(displayName=_NO_NAME.sub("_", name), ref=place, headerRowCount=1)
    table.autoFilter = AutoFilter(ref=place)
    # The end of a line in a heading is written by its code there.
    names = (text.replace("\n", "_x000a_") for text in texts)
    table.tableColumns = [TableColumn(id=number, name=text) for number, text in enumerate(names, start=1)]
    # Not `add_table`, which looks through all tables of the workbook for the name.
    sheet.tables.add(table)


def offer_values(sheet: Worksheet, column: int, rows: tuple[int, int], source: str, place: str) -> None:
    """Let the cells of a column in these rows be chosen from a list that stands in the sheet of that title.

    What is typed instead is taken after a warning: a list may well lack what somebody knows.
    """
    letter = get_column_letter(column)
    choice = DataValidation(
        type="list",
        formula1=f"{quote_sheetname(source)}!{place}",
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=True,
    )
    choice.add(f"{letter}{rows[0]}:{letter}{rows[1]}")
    sheet.add_data_validation(choice)
