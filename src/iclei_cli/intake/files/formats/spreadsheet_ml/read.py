"""The worksheets of a workbook in XML."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET  # a document type, and so every entity, is refused

from iclei_cli.intake.files.formats.grid import Grid, number_in
from iclei_cli.intake.files.sheet import MOST_CELLS, Sheet, Unreadable
from iclei_cli.intake.words.text import tidy

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_OPTIONS = "{urn:schemas-microsoft-com:office:excel}WorksheetOptions"
_VISIBLE = "{urn:schemas-microsoft-com:office:excel}Visible"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0*)?)?Z?$")
_FRACTION = re.compile(r"\.0+Z?$")
_MOST_EXACT = 2**53


def read_spreadsheet_ml(text: str) -> list[Sheet]:
    """Read all worksheets of a workbook in XML.

    Raises:
        Unreadable: it is damaged, or larger than any list.
    """
    body = _DECLARATION.sub("", text, count=1)
    if "<!DOCTYPE" in body or "<!ENTITY" in body:  # no workbook has one, an attack does
        raise Unreadable("file-damaged")
    try:
        root = ET.fromstring(body)  # noqa: S314 - as above
    except (ET.ParseError, ValueError):
        raise Unreadable("file-damaged") from None
    return [_worksheet(sheet) for sheet in root.iter(f"{_SS}Worksheet")]


def _worksheet(sheet: ET.Element) -> Sheet:
    grid = Grid()
    hidden = []
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        grid.next_row(_place(row))
        if row.get(f"{_SS}Hidden") == "1":
            hidden.append(grid.row)
        for cell in row.iterfind(f"{_SS}Cell"):
            down, across = (number_in(cell.get(_SS + name), 0) for name in ("MergeDown", "MergeAcross"))
            if max(down, across) > MOST_CELLS:
                raise Unreadable("file-too-large")
            grid.put(_data(cell), column=_place(cell), down=down, across=across)
    return Sheet(
        tidy(sheet.get(f"{_SS}Name", "")) or None,
        grid.rows(),
        is_hidden=sheet.findtext(f"{_OPTIONS}/{_VISIBLE}", "").startswith("SheetHidden"),
        hidden_rows=tuple(hidden),
        wide_rows=grid.wide_rows,
    )


def _place(element: ET.Element) -> int | None:
    index = number_in(element.get(f"{_SS}Index"), 0)
    return index - 1 if index else None


def _data(cell: ET.Element) -> str:
    """Return what a spreadsheet program would show in the cell."""
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), data.get(f"{_SS}Type")
    if kind == "Number":
        text = _plain_number(text)
    elif kind == "DateTime":
        text = _FRACTION.sub("", _MIDNIGHT.sub("", text)).replace("T", " ")
    elif kind == "Boolean":
        text = "TRUE" if text.strip() == "1" else "FALSE"
    return tidy(text)


def _plain_number(text: str) -> str:
    """Write a whole number without `.0` and without an exponent, so that phone numbers stay readable."""
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() and abs(number) < _MOST_EXACT else text
