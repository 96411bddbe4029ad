"""Tables of markup that pose as workbooks: web pages, and the XML that Excel 2003 wrote."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # a document type, and so every entity, is refused

from iclei_cli.intake.files.sheet import MOST_CELLS, Sheet, Unreadable
from iclei_cli.intake.words.text import tidy

if TYPE_CHECKING:
    from iclei_cli.intake.files.sheet import Rows

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MIDNIGHT = re.compile(r"T00:00(?::00(?:\.0*)?)?Z?$")
_FRACTION = re.compile(r"\.0+Z?$")
_SILENT = {"script", "style"}
_LINES = {"br", "p", "div", "li"}
_MOST_EXACT = 2**53
_WIDEST_SPAN, _HIGHEST_SPAN = 1000, 65534


class _Grid:
    """Cells put where they stand; a cell that spans rows of one column is true of each of them."""

    def __init__(self) -> None:
        self._cells: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._row = -1
        self._column = 0
        self._count = 0

    def next_row(self, row: int | None = None) -> None:
        """Go to `row`, from 0, or to the next one."""
        self._row = self._row + 1 if row is None else row
        self._column = 0
        if self._row > MOST_CELLS:
            raise Unreadable("file-too-large")

    def put(self, text: str, *, column: int | None = None, down: int = 0, across: int = 0) -> None:
        """Put a cell at `column`, from 0, or at the next one that is free."""
        if self._row < 0:
            self.next_row()
        first = self._column if column is None else column
        while first in self._cells[self._row]:
            first += 1
        self._column = first + across + 1
        self._count += (down + 1) * (across + 1)
        if max(self._count, first) > MOST_CELLS:
            raise Unreadable("file-too-large")
        for row in range(self._row, self._row + down + 1):
            for place in range(first, first + across + 1):
                # What a block of several columns says is a title: it is said once.
                is_said = place == first and (row == self._row or not across)
                self._cells[row].setdefault(place, text if is_said else "")

    def rows(self) -> Rows:
        """All rows down to the last that was begun."""
        rows: Rows = []
        places = 0
        for number in range(self._row + 1):
            cells = self._cells.get(number, {})
            width = max(cells, default=-1) + 1
            places += width
            if places > MOST_CELLS:
                raise Unreadable("file-too-large")
            rows.append([cells.get(place, "") for place in range(width)])
        return rows


# Web pages


def read_web_page(text: str) -> list[Sheet]:
    """Read every table of a web page; a table inside a cell is one of its own.

    Raises:
        Unreadable: there is none, or it is larger than any list.
    """
    parser = _Page()
    parser.feed(text)
    parser.close()
    grids = [grid.rows() for grid in parser.grids]
    if not grids:
        raise Unreadable("file-not-a-table", "a web page without a table")
    if len(grids) == 1:
        return [Sheet(None, grids[0])]
    return [Sheet(f"Table {number}", rows) for number, rows in enumerate(grids, 1)]


class _Page(HTMLParser):
    """The tables of a page in the order in which they begin.

    `_open` are the tables not yet closed, each with the cell that is open in it.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[_Grid] = []
        self._open: list[tuple[_Grid, _OpenCell | None]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            grid = _Grid()
            self.grids.append(grid)
            self._open.append((grid, None))
        elif tag in {"tr", "td", "th"} and self._open:
            self._end_cell()
            grid, _ = self._open[-1]
            if tag == "tr":
                grid.next_row()
            else:
                self._open[-1] = (grid, _OpenCell(dict(attrs)))
        elif tag in _LINES:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag == "table" and self._open:
            self._end_cell()
            self._open.pop()
        elif tag in _LINES:
            self._add("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # White space and lines of the source are spaces; only marks break a line.
            self._add(re.sub(r"\s+", " ", data))

    def close(self) -> None:
        super().close()
        while self._open:
            self._end_cell()
            self._open.pop()

    def _add(self, text: str) -> None:
        if self._open and (cell := self._open[-1][1]):
            cell.parts.append(text)

    def _end_cell(self) -> None:
        if self._open:
            grid, cell = self._open[-1]
            if cell:
                grid.put(cell.text(), down=cell.down, across=cell.across)
                self._open[-1] = (grid, None)


class _OpenCell:
    """A cell of a web page that is being read."""

    def __init__(self, attributes: dict[str, str | None]) -> None:
        self.parts: list[str] = []
        self.down = min(_number(attributes.get("rowspan"), 1), _HIGHEST_SPAN) - 1
        self.across = min(_number(attributes.get("colspan"), 1), _WIDEST_SPAN) - 1

    def text(self) -> str:
        """What it says, line by line."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return tidy("\n".join(line for line in lines if line))


# The XML of Excel 2003


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
    grid = _Grid()
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        grid.next_row(_place(row))
        for cell in row.iterfind(f"{_SS}Cell"):
            down, across = (_number(cell.get(_SS + name), 0) for name in ("MergeDown", "MergeAcross"))
            if max(down, across) > MOST_CELLS:
                raise Unreadable("file-too-large")
            grid.put(_data(cell), column=_place(cell), down=down, across=across)
    return Sheet(tidy(sheet.get(f"{_SS}Name", "")) or None, grid.rows())


def _place(element: ET.Element) -> int | None:
    index = _number(element.get(f"{_SS}Index"), 0)
    return index - 1 if index else None


def _data(cell: ET.Element) -> str:
    """What a person would read in the cell."""
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
    """Write a number without `.0` and without a power of ten, as a phone number would be."""
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() and abs(number) < _MOST_EXACT else text


def _number(text: str | None, otherwise: int) -> int:
    """A positive number of at most nine digits in an attribute."""
    found = re.fullmatch(r"\s*(\d{1,9})\s*", text or "", re.ASCII)
    return max(int(found[1]), otherwise) if found else otherwise
