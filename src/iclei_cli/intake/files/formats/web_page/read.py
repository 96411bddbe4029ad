"""The tables of a web page."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from iclei_cli.intake.files.formats.grid import Grid, number_in
from iclei_cli.intake.files.sheet import Sheet, Unreadable
from iclei_cli.intake.words.text import tidy

_SILENT = {"script", "style"}
_LINES = {"br", "p", "div", "li"}
_WIDEST_SPAN, _HIGHEST_SPAN = 1000, 65534


def read_web_page(text: str) -> list[Sheet]:
    """Read every table of a web page; a table within a cell becomes a sheet of its own.

    Raises:
        Unreadable: there is none, or it is larger than any list.
    """
    parser = _Page()
    parser.feed(text)
    parser.close()
    grids = [grid.rows() for grid in parser.grids]
    if not grids:
        raise Unreadable("file-not-a-table", "other-file-web-page")
    if len(grids) == 1:
        return [Sheet(None, grids[0])]
    return [Sheet(f"Table {number}", rows) for number, rows in enumerate(grids, 1)]


class _Page(HTMLParser):
    """Collects the tables of a page, in the order in which they begin.

    `_open` are the tables that are not closed yet, each with the cell that is open in it.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self._open: list[tuple[Grid, _OpenCell | None]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            grid = Grid()
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
        self.down = min(number_in(attributes.get("rowspan"), 1), _HIGHEST_SPAN) - 1
        self.across = min(number_in(attributes.get("colspan"), 1), _WIDEST_SPAN) - 1

    def text(self) -> str:
        """Return its text, line by line."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        return tidy("\n".join(line for line in lines if line))
