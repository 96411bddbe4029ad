"""Delimited text to every table as which it can be read."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.intake.files.sheet import MOST_CELLS, Sheet, Unreadable
from iclei_cli.intake.words.text import tidied

if TYPE_CHECKING:
    from iclei_cli.intake.files.sheet import Rows

_DELIMITERS = (",", ";", "\t", "|")
_END = "end of table"
_ESCAPED = re.compile(r'\\(["\\])')


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
    sheets = [_read(text, delimiter) for delimiter in used]
    return tuple(sorted(sheets, key=_regularity, reverse=True))


def _read(text: str, delimiter: str) -> Sheet:
    """Read a text with one delimiter, however its quotation marks are written."""
    if '\\"' in text and not _is_well_quoted(text, delimiter):
        text = _ESCAPED.sub(lambda escaped: '""' if escaped[1] == '"' else "\\", text)
    sheet = _parse(text, delimiter)
    if f'{delimiter} "' in text:
        # A blank before a quotation mark makes it a part of the cell, unless that is what was meant.
        without_blanks = _parse(text, delimiter, skips_blanks=True)
        is_doubtful = not _is_well_quoted(text, delimiter, skips_blanks=True)
        sheet = max(without_blanks, sheet, key=_closed_regularity) if is_doubtful else without_blanks
    return _unwrapped(sheet, delimiter)


def _is_well_quoted(text: str, delimiter: str, *, skips_blanks: bool = False) -> bool:
    """Tell whether nothing stands between a closing quotation mark and the end of its cell."""
    try:
        lines = io.StringIO(text, newline="")
        for _ in csv.reader(lines, delimiter=delimiter, skipinitialspace=skips_blanks, strict=True):
            pass
    except csv.Error:
        return False
    return True


def _parse(text: str, delimiter: str, *, skips_blanks: bool = False) -> Sheet:
    """Read a text with one delimiter.

    A quotation mark that is never closed silently swallows the rows after it. So a row of our own is appended
    to the text: if it does not come out as the last row, it has been swallowed.
    """
    gap = "" if text.endswith(("\n", "\r")) else "\n"
    lines = io.StringIO(text + gap + _END, newline="")
    records = csv.reader(lines, delimiter=delimiter, skipinitialspace=skips_blanks)
    rows: Rows = []
    try:
        rows.extend(records)
    except csv.Error:  # a cell of more than 128 KiB: no list has one, an open quotation mark makes one
        return Sheet(None, tidied(rows), delimiter, open_quote=len(rows) + 1)
    if rows[-1] != [_END]:
        return Sheet(None, tidied(rows), delimiter, open_quote=len(rows))
    return Sheet(None, tidied(rows[:-1]), delimiter)


def _unwrapped(sheet: Sheet, delimiter: str) -> Sheet:
    """Read the lines again that stand in quotation marks as a whole, where most of the text is such lines."""
    lines = [row[0] for row in sheet.rows if len(row) == 1 and delimiter in row[0]]
    if sheet.open_quote is not None or len(lines) * 2 <= sum(map(any, sheet.rows)):
        return sheet
    rows = [
        next(csv.reader([row[0]], delimiter=delimiter, skipinitialspace=True))
        if len(row) == 1 and row[0]
        else row
        for row in sheet.rows
    ]
    return sheet._replace(rows=tidied(rows))


def _regularity(sheet: Sheet) -> int:
    """Return how many cells the rows of the commonest width have together, not counting the first column."""
    widths = Counter(len(row) - 1 for row in sheet.rows)
    return max((width * count for width, count in widths.items()), default=0)


def _closed_regularity(sheet: Sheet) -> tuple[bool, int]:
    """Return the regularity, which is worth nothing where a quotation mark is never closed."""
    return sheet.open_quote is None, _regularity(sheet)
