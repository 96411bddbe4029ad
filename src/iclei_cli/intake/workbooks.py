"""A workbook of any kind that calamine knows (.xlsx, .xlsm, .xls, .xlsb, .ods) to sheets of text cells."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from iclei_cli.intake.open_document import merged_ranges
from iclei_cli.intake.sheets import MOST_CELLS, Sheet, Unreadable, fill_down
from iclei_cli.intake.words import tidy

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from iclei_cli.intake.open_document import Ranges
    from iclei_cli.intake.sheets import Rows

_MOST_BYTES = 300_000_000
_MOST_PLACES = 20_000_000
"""How large the rectangle around all cells may be; a space in the last row makes a million rows of it."""

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{2,}\d|[A-Za-z]?\d{6})""")
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26  # where no place is far
_ROW = re.compile(rb"[<:]row[\s/>]")
_CELL = re.compile(rb"[<:]c[\s/>]")


def read_workbook(data: bytes) -> list[Sheet]:
    """Read all worksheets.

    Raises:
        Unreadable: the workbook is damaged, protected, or larger than any list.
    """
    from python_calamine import (  # noqa: PLC0415 - only an import of a workbook needs it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
    )

    if data.startswith(b"PK"):
        _check_size(data)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        merged = merged_ranges(data) if data.startswith(b"PK") else {}
        return [_read_sheet(workbook.get_sheet_by_name(name), merged.get(name, [])) for name in names]
    except PasswordError:
        raise Unreadable("file-protected") from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise Unreadable("file-damaged") from None


# How large it is


def _check_size(data: bytes) -> None:
    """Unpack a zipped workbook once, so that neither its size nor a far-away cell is a surprise.

    Raises:
        Unreadable: it is damaged, or larger than any list.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise Unreadable("file-too-large")
            for entry in archive.infolist():
                # What is read is never more than what is declared, and its checksum is checked.
                content = archive.read(entry)
                if _SHEET.fullmatch(entry.filename) and not _is_near(content):
                    raise Unreadable("file-too-large")
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError):
        raise Unreadable("file-damaged") from None


def _is_near(content: bytes) -> bool:
    """Tell whether a worksheet is small enough, at once where no place is far."""
    if b":row" not in content and not _FAR.search(content):
        parts = content.split(b"<row")
        columns = max(_NEAR_COLUMNS, len(_CELL.findall(max(parts, key=len))))
        if max(_NEAR_ROWS, len(parts)) * columns <= _MOST_PLACES:
            return True
    return _places(content) <= _MOST_PLACES


def _places(content: bytes) -> int:
    """Return the size of the rectangle that the cells of a worksheet span, at most."""
    found = set(_PLACE.findall(content))
    columns = max((_column(letters) for letters in {letters for letters, _ in found}), default=0)
    rows = max((int(number[:9]) for number in {number for _, number in found}), default=0)
    # Cells may also stand without their place, one after the other.
    parts = _ROW.split(content)
    widest = max((part for part in parts), key=len)
    return max(rows, len(parts)) * max(columns, len(_CELL.findall(widest)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - ord("A") + 1
    return number


# What it says


def _read_sheet(sheet: CalamineSheet, merged: Ranges) -> Sheet:
    if sheet.total_height * sheet.total_width > _MOST_PLACES:
        raise Unreadable("file-too-large")
    rows: Rows = []
    texts = _Texts()
    filled = 0
    for row in sheet.iter_rows():
        # A space in the last cell of a sheet makes a million rows: an empty one must cost nothing.
        is_filled = row.count("") < len(row)
        left = sheet.total_width - len(row)  # empty columns on the left are not among the cells
        cells = (
            [texts[cell] if cell.__class__ is str else _cell_text(cell) for cell in row] if is_filled else []
        )
        rows.append([""] * left + cells if left and cells else cells)
        filled += len(rows[-1])
        if filled > MOST_CELLS:
            raise Unreadable("file-too-large")
    above = sheet.total_height - len(rows)
    rows = [[]] * above + rows
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or merged:
        if left == right:
            fill_down(rows, top, bottom, left)
    return Sheet(sheet.name, rows)


class _Texts(dict[str, str]):
    """Tidies texts, each once: lists repeat their words."""

    def __missing__(self, text: str) -> str:
        tidied = self[text] = tidy(text)
        return tidied


def _cell_text(cell: object) -> str:
    """Return what a person would read in the cell. Booleans as spreadsheets show them, dates as ISO."""
    text = cell
    if isinstance(cell, bool):
        text = "TRUE" if cell else "FALSE"
    elif isinstance(cell, float) and cell.is_integer():
        text = int(cell)
    elif isinstance(cell, dt.datetime):
        # A spreadsheet keeps times as fractions of a day, which miss the second by some microseconds.
        text = (cell + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    elif isinstance(cell, dt.time):
        text = cell.replace(microsecond=0)
    return tidy(str(text))
