"""How large a zipped workbook is, found by unpacking it in little memory instead of reading it.

What else only the unpacked XML tells is looked up on the way.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from iclei_cli.intake.files.formats.workbook.sheet_details import (
    SheetDetails,
    column_number,
    details_in,
    names_of_members,
)
from iclei_cli.intake.files.sheet import MOST_PLACES, Unreadable

_MOST_BYTES = 300_000_000

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)["']""")
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{2,}\d|[A-Za-z]?\d{6})""")
_NEAR_ROWS, _NEAR_COLUMNS = 99_999, 26  # where no place is far
# Cells and rows that are formatted, but empty: they may stand at the end of the sheet, and cost nothing.
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*(?:/>|>\s*</(?:\w+:)?c>)")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
_ROW = re.compile(rb"[<:]row[\s/>]")
_CELL = re.compile(rb"[<:]c[\s/>]")


def check_size(data: bytes) -> dict[str, SheetDetails]:
    """Check that a zipped workbook does not unpack to too much, and that no cell in it is too far away.

    Returns what its XML tells of worksheets, by their names, where it is more than calamine tells.

    Raises:
        Unreadable: it is damaged, or larger than any list.
    """
    details = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise Unreadable("file-too-large")
            names = names_of_members(archive)
            for entry in archive.infolist():
                # What is read is never more than what is declared, and its checksum is checked.
                content = archive.read(entry)
                if not _SHEET.fullmatch(entry.filename):
                    continue
                if not _is_near(content):
                    raise Unreadable("file-too-large")
                if entry.filename in names:
                    details[names[entry.filename]] = details_in(content)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, RuntimeError):
        raise Unreadable("file-damaged") from None
    return details


def _is_near(content: bytes) -> bool:
    """Tell whether a worksheet is small enough; quickly, if no cell is far away."""
    if b":row" not in content and not _FAR.search(content):
        parts = content.split(b"<row")
        columns = max(_NEAR_COLUMNS, len(_CELL.findall(max(parts, key=len))))
        if max(_NEAR_ROWS, len(parts)) * columns <= MOST_PLACES:
            return True
    filled = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", content))
    return _places(filled) <= MOST_PLACES


def _places(content: bytes) -> int:
    """Return an upper bound on the size of the rectangle that the cells of a worksheet span."""
    found = set(_PLACE.findall(content))
    columns = max((column_number(letters) for letters in {letters for letters, _ in found}), default=0)
    rows = max((int(number[:9]) for number in {number for _, number in found}), default=0)
    # Cells may also stand without their place, one after the other.
    parts = _ROW.split(content)
    widest = max((part for part in parts), key=len)
    return max(rows, len(parts)) * max(columns, len(_CELL.findall(widest)))
