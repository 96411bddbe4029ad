"""Delimited text to every table as which it can be read."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.intake.files.sheet import MOST_CELLS, Sheet, Unreadable
from iclei_cli.intake.words.text import tidied

if TYPE_CHECKING:
    from iclei_cli.intake.files.sheet import Rows

_DELIMITERS = (",", ";", "\t", "|")
_END = "end of table"


def read_text(text: str) -> tuple[Sheet, ...]:
    """Return one table for each delimiter, the most regular first.

    Only the header can tell which of them is the list: where commas delimit, every cell may hold a semicolon.

    Raises:
        Unreadable: there are more cells than any list has.
    """
    lines = text.count("\n") + text.count("\r")
    fitting = [delimiter for delimiter in _DELIMITERS if lines + text.count(delimiter) <= MOST_CELLS]
    if not fitting:
        raise Unreadable("file-too-large")
    used = [delimiter for delimiter in fitting if delimiter in text] or fitting[:1]
    sheets = [_parse(text, delimiter) for delimiter in used]
    return tuple(sorted(sheets, key=_regularity, reverse=True))


def _parse(text: str, delimiter: str) -> Sheet:
    """Read a text with one delimiter.

    A quotation mark that is never closed silently swallows the rows after it. So a row of our own is appended
    to the text: if it does not come out as the last row, it has been swallowed.
    """
    gap = "" if text.endswith(("\n", "\r")) else "\n"
    records = csv.reader(io.StringIO(text + gap + _END, newline=""), delimiter=delimiter)
    rows: Rows = []
    try:
        rows.extend(records)
    except csv.Error:  # a cell of more than 128 KiB: no list has one, an open quotation mark makes one
        return Sheet(None, tidied(rows), delimiter, open_quote=len(rows) + 1)
    if rows[-1] != [_END]:
        return Sheet(None, tidied(rows), delimiter, open_quote=len(rows))
    return Sheet(None, tidied(rows[:-1]), delimiter)


def _regularity(sheet: Sheet) -> int:
    """Return how many cells the rows of the commonest width have together, not counting the first column."""
    widths = Counter(len(row) - 1 for row in sheet.rows)
    return max((width * count for width, count in widths.items()), default=0)
