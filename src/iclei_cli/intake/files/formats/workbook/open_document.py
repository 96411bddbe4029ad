"""What calamine does not tell of an OpenDocument spreadsheet (.ods): merged cells, hidden rows, formulas."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree as ET  # a document type, and so every entity, is refused

from iclei_cli.intake.files.sheet import MOST_CELLS, Unreadable

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CONTENT = "content.xml"

_MOST_REPEATED = 1000
_TELLING = (b"rows-spanned", b"columns-spanned", b"visibility", b'value-type="error"')
_FORMULA = re.compile(rb"<[^<>]*:formula\s*=[^<>]*>")
_VALUE = b":value-type"
"""Every formula that was calculated has the type of its value beside it."""

Ranges = list[tuple[tuple[int, int], tuple[int, int]]]


class Shape(NamedTuple):
    """The shape of a table.

    Attributes:
        merged: the ranges of merged cells: first and last cell, each as row and column from 0.
        hidden_rows: the rows that are not shown, from 1.
        uncalculated: the row and the column, from 1, of each formula without a value.
        errors: the cells with the error of a formula, as row and column from 1, and what is shown there.
    """

    merged: Ranges
    hidden_rows: tuple[int, ...]
    uncalculated: tuple[tuple[int, int], ...]
    errors: tuple[tuple[int, int, str], ...] = ()


def shapes_of(data: bytes) -> dict[str, Shape]:
    """Return the shape of each sheet, by its name; nothing where there is nothing to tell.

    Raises:
        Unreadable: the document is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(_CONTENT) if _CONTENT in archive.namelist() else b""
    is_telling = any(sign in content for sign in _TELLING)
    if not is_telling and all(_VALUE in formula for formula in _FORMULA.findall(content)):
        return {}
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unreadable("file-damaged")
    try:
        root = ET.fromstring(content)  # noqa: S314 - as above
    except (ET.ParseError, ValueError):
        raise Unreadable("file-damaged") from None
    return {table.get(f"{_TABLE}name", ""): _shape(table) for table in root.iter(f"{_TABLE}table")}


def _shape(table: ET.Element) -> Shape:
    ranges: Ranges = []
    hidden: list[int] = []
    uncalculated: list[tuple[int, int]] = []
    errors: list[tuple[int, int, str]] = []
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in element:
            height, width = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
            if height > 1 or width > 1:
                ranges.append(((row, column), (row + height - 1, column + width - 1)))
            if cell.get(f"{_TABLE}formula") and cell.get(f"{_OFFICE}value-type") is None and not len(cell):
                uncalculated.append((row + 1, column + 1))
            if cell.get(f"{_CALC}value-type") == "error":
                errors.append((row + 1, column + 1, "".join(cell.itertext())))
            column += _number(cell, "number-columns-repeated")
        repeated = _number(element, "number-rows-repeated")
        if element.get(f"{_TABLE}visibility") in {"collapse", "filter"}:
            # Thousands of empty rows below the list may be hidden in one.
            hidden += range(row + 1, row + min(repeated, _MOST_REPEATED) + 1)
        row += repeated
    return Shape(ranges, tuple(hidden), tuple(uncalculated), tuple(errors))


def _number(element: ET.Element, name: str) -> int:
    text = element.get(_TABLE + name, "1")
    return min(int(text), MOST_CELLS) if text.isdecimal() and len(text) < len(str(MOST_CELLS**2)) else 1
