"""The tables of a web page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from iclei_cli.intake.files.formats.grid import Grid, number_in
from iclei_cli.intake.files.sheet import Sheet, Unreadable
from iclei_cli.intake.words.text import tidy

_SILENT = {"script", "style"}
_LINES = {"br", "p", "div", "li"}
_PARTS = {"thead", "tbody", "tfoot"}
_UNSEEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:collapse|hidden))", re.IGNORECASE)
_WIDEST_SPAN, _HIGHEST_SPAN = 1000, 65534


def read_web_page(text: str) -> list[Sheet]:
    """Read every table of a web page; a table within a cell becomes a sheet of its own.

    Raises:
        Unreadable: there is none, or it is larger than any list.
    """
    parser = _Page()
    parser.feed(text)
    parser.close()
    if not parser.tables:
        raise Unreadable("file-not-a-table", "other-file-web-page")
    tables = [table for table in parser.tables if not table.is_hidden] or parser.tables
    is_only = len(tables) == 1
    return [
        Sheet(
            None if is_only else f"Table {number}",
            table.grid.rows(),
            unseen_rows=tuple(table.unseen),
            wide_rows=table.grid.wide_rows,
        )
        for number, table in enumerate(tables, 1)
    ]


class _Page(HTMLParser):
    """Collects the tables of a page, in the order in which they begin.

    `_open` are the tables that are not closed yet. What the page does not show is a part of its making, such
    as the row from which a script makes the others: a row of that kind stays empty.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._begin_table(dict(attrs))
        elif tag in _PARTS and self._open:
            self._end_cell()
            self._open[-1].hides_part = _is_hidden(dict(attrs))
        elif tag in {"tr", "td", "th"} and self._open:
            self._end_cell()
            table = self._open[-1]
            if tag == "tr":
                table.begin_row(dict(attrs))
            elif not table.hides_row:
                table.cell = _OpenCell(dict(attrs))
        elif tag in _LINES:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in {"td", "th", "tr"}:
            self._end_cell()
        elif tag in _PARTS and self._open:
            self._end_cell()
            self._open[-1].hides_part = False
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

    def _begin_table(self, attributes: dict[str, str | None]) -> None:
        is_within_hidden = bool(self._open) and (self._open[-1].hides_row or self._open[-1].is_hidden)
        table = _Table(is_hidden=is_within_hidden or _is_hidden(attributes))
        self._open.append(table)
        self.tables.append(table)

    def _add(self, text: str) -> None:
        if self._open and (cell := self._open[-1].cell):
            cell.parts.append(text)

    def _end_cell(self) -> None:
        if self._open:
            table = self._open[-1]
            if table.cell:
                table.grid.put(table.cell.text(), down=table.cell.down, across=table.cell.across)
                table.cell = None


class _Table:
    """A table that is being read, with the cell that is open in it.

    Attributes:
        is_hidden: whether the page does not show it.
        hides_part: whether the page does not show the part (`tbody`) that is open.
        hides_row: whether the page does not show the row that is open.
        unseen: the rows that the page does not show, from 1.
    """

    def __init__(self, *, is_hidden: bool) -> None:
        self.grid = Grid()
        self.cell: _OpenCell | None = None
        self.is_hidden = is_hidden
        self.hides_part = False
        self.hides_row = False
        self.unseen: list[int] = []

    def begin_row(self, attributes: dict[str, str | None]) -> None:
        """Go to the next row."""
        self.grid.next_row()
        self.hides_row = self.hides_part or _is_hidden(attributes)
        if self.hides_row:
            self.unseen.append(self.grid.row)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    """Tell whether a page does not show what has these attributes."""
    return "hidden" in attributes or _UNSEEN.search(attributes.get("style") or "") is not None


class _OpenCell:
    """A cell of a web page that is being read."""

    def __init__(self, attributes: dict[str, str | None]) -> None:
        self.parts: list[str] = []
        self.down = min(number_in(attributes.get("rowspan"), 1), _HIGHEST_SPAN) - 1
        self.across = min(number_in(attributes.get("colspan"), 1), _WIDEST_SPAN) - 1

    def text(self) -> str:
        """Return its text, line by line."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return tidy("\n".join(line for line in lines if line))
