"""A file's bytes to its cells as text, exactly where they stand. What they mean is not asked here."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.errors import RefusedError
from iclei_cli.intake.words import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from python_calamine import CalamineSheet

Rows = list[list[str]]

_ZIP = b"PK"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_DELIMITERS = (",", ";", "\t")
_END = "end of table"

# What other files begin with, and what they are called.
_OTHER_FILES = {
    b"%PDF": "a PDF",
    b"HWP Document File": "a Hangul document (.hwp)",
    b"{\\rtf": "a rich-text document",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text cells; row 1 of the file is `rows[0]`, whatever is empty above the table.

    `name` is None for a text file, and `delimiter` None for a workbook. `open_quote` is the row in which a
    quotation mark opens that is never closed, so that everything behind it is one cell.
    """

    name: str | None
    rows: Rows
    delimiter: str | None = None
    open_quote: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: the sheets of a workbook, or every way in which a text can be read as a table.

    `file` is the name as given, and `encoding` None for a workbook.
    """

    file: str
    sheets: tuple[Sheet, ...]
    encoding: str | None


def read_document(path: Path) -> Document:
    """Read a workbook or a delimited text, known by its content and not by its name.

    Raises:
        RefusedError: the file is missing, empty, protected, damaged, or of another kind.
    """
    data = _read_bytes(path)
    if not data.strip():
        raise RefusedError("file-empty", "{file} is empty.", file=str(path))
    if data.startswith(_ZIP):
        document = Document(str(path), _read_workbook(data, path), None)
    else:
        _refuse_other_files(data, path)
        text, encoding = _decode(data, path)
        document = Document(str(path), _read_text(text), encoding)
    cells = (cell for sheet in document.sheets for row in sheet.rows for cell in row)
    if not any(character.isalnum() for cell in cells for character in cell):
        raise RefusedError("file-empty", "{file} has no filled cell.", file=str(path))
    return document


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise RefusedError("file-missing", "There is no file {file}.", file=str(path)) from None
    except OSError as error:
        if path.is_dir():
            message = "{file} is a folder; name a file in it."
            raise RefusedError("file-is-folder", message, file=str(path)) from None
        message = "{file} cannot be read: {reason}."
        raise RefusedError("file-unreadable", message, file=str(path), reason=error.strerror) from None


# Workbooks


def _read_workbook(data: bytes, path: Path) -> tuple[Sheet, ...]:
    from python_calamine import (  # noqa: PLC0415 - only an import of a workbook needs it
        CalamineError,
        CalamineWorkbook,
        SheetTypeEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        return tuple(_read_sheet(workbook.get_sheet_by_name(name)) for name in names)
    except (CalamineError, OSError, ValueError):
        message = "{file} is no workbook, or it is damaged; open it in Excel and save it as .xlsx."
        raise RefusedError("file-damaged", message, file=str(path)) from None


def _read_sheet(sheet: CalamineSheet) -> Sheet:
    rows: Rows = []
    for row in sheet.iter_rows():
        # A space in the last cell of a sheet makes a million rows: an empty one must cost nothing.
        is_filled = any(cell != "" for cell in row)
        left = sheet.total_width - len(row)  # empty columns on the left are not among the cells
        rows.append([""] * left + [_cell_text(cell) for cell in row] if is_filled else [])
    above = sheet.total_height - len(rows)
    rows = [[]] * above + rows
    _fill_down(rows, sheet.merged_cell_ranges or [])
    return Sheet(sheet.name, rows)


def _fill_down(rows: Rows, merges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write the value of cells merged within one column into each of their rows: it is true of all."""
    for (top, left), (bottom, right) in merges:
        value = "".join(row[left] for row in rows[top : top + 1] if left < len(row))
        for row in rows[top + 1 : bottom + 1]:
            if value and left == right and left < len(row):
                row[left] = value


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


# Texts


def _refuse_other_files(data: bytes, path: Path) -> None:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kind = next((kind for magic, kind in _OTHER_FILES.items() if head.startswith(magic.lower())), None)
    if data.startswith(_OLE):
        kind = _old_office_file(data, path)
    if kind is None and b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        kind = "a binary file"
    if kind is not None:
        message = "{file} is {kind}, not a table; save the list as .xlsx or .csv."
        raise RefusedError("file-not-a-table", message, file=str(path), kind=kind)


def _old_office_file(data: bytes, path: Path) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        message = "{file} is protected by a password; save it without one."
        raise RefusedError("file-protected", message, file=str(path))
    if b"HWP Document File" in data:
        return "a Hangul document (.hwp)"
    if "Workbook".encode("utf-16-le") in data:
        return "a workbook of an old kind (.xls)"
    return "a document of an old kind"


def _decode(data: bytes, path: Path) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Only strict decoders are asked: guessing by statistics is wrong on lists that are mostly ASCII.
    """
    marked = next((name for bom, name in _BOMS.items() if data.startswith(bom)), None)
    for encoding in [marked] if marked else ["utf-8", "cp949"]:
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    message = "{file} is neither UTF-8 nor cp949 text; save it as UTF-8, or as .xlsx."
    raise RefusedError("file-encoding", message, file=str(path))


def _read_text(text: str) -> tuple[Sheet, ...]:
    """Return the table by every delimiter, the most regular first.

    Which of them is the list shows only when its header is understood: a semicolon may also stand in
    every cell of a list that commas delimit.
    """
    sheets = [_parse(text, delimiter) for delimiter in _DELIMITERS]
    return tuple(sorted(sheets, key=_regularity, reverse=True))


def _parse(text: str, delimiter: str) -> Sheet:
    """Read a text by one delimiter.

    A quotation mark left open swallows the rows after it without a word. So a last row of our own is read
    behind the file: where it does not come out as a row, something has swallowed it.
    """
    gap = "" if text.endswith(("\n", "\r")) else "\n"
    records = csv.reader(io.StringIO(text + gap + _END, newline=""), delimiter=delimiter)
    rows: Rows = []
    try:
        rows.extend([tidy(cell) for cell in record] for record in records)
    except csv.Error:  # a cell of more than 128 KiB: no list has one, an open quotation mark makes one
        return Sheet(None, rows, delimiter, open_quote=len(rows) + 1)
    if rows[-1] != [_END]:
        return Sheet(None, rows, delimiter, open_quote=len(rows))
    return Sheet(None, rows[:-1], delimiter)


def _regularity(sheet: Sheet) -> int:
    """Return how many cells stand in rows of the commonest width, columns beyond the first alone."""
    widths = Counter(len(row) - 1 for row in sheet.rows)
    return max((width * count for width, count in widths.items()), default=0)
