"""Which cells of an OpenDocument spreadsheet (.ods) are merged, which calamine does not tell."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET  # a document type, and so every entity, is refused

from iclei_cli.intake.files.sheet import MOST_CELLS, Unreadable

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CONTENT = "content.xml"

Ranges = list[tuple[tuple[int, int], tuple[int, int]]]


def merged_ranges(data: bytes) -> dict[str, Ranges]:
    """Return the merged ranges of each sheet: first and last cell, each as row and column from 0.

    Raises:
        Unreadable: the document is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(_CONTENT) if _CONTENT in archive.namelist() else b""
    if b"rows-spanned" not in content:
        return {}
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable("file-damaged")
    try:
        root = ET.fromstring(content)  # noqa: S314 - as above
    except (ET.ParseError, ValueError):
        raise Unreadable("file-damaged") from None
    return {table.get(f"{_TABLE}name", ""): _ranges(table) for table in root.iter(f"{_TABLE}table")}


def _ranges(table: ET.Element) -> Ranges:
    ranges: Ranges = []
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in element:
            height, width = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if height > 1:
                ranges.append(((row, column), (row + height - 1, column + width - 1)))
            column += _number(cell, "number-columns-repeated")
        row += _number(element, "number-rows-repeated")
    return ranges


def _number(element: ET.Element, name: str) -> int:
    text = element.get(_TABLE + name, "1")
    return min(int(text), MOST_CELLS) if text.isdecimal() and len(text) < len(str(MOST_CELLS**2)) else 1
