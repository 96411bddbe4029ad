"""A grid of cells for markup, where cells may name their place and span rows and columns."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.intake.files.sheet import MOST_CELLS, Unreadable

if TYPE_CHECKING:
    from iclei_cli.intake.files.sheet import Rows


class Grid:
    """Cells by row and column; a cell that spans rows of one column counts for each of them."""

    def __init__(self) -> None:
        self._cells: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._row = -1
        self._column = 0
        self._count = 0
        self._wide: set[int] = set()

    @property
    def row(self) -> int:
        """The row of the next cell, counted from 1; 0 before the first."""
        return self._row + 1

    @property
    def wide_rows(self) -> tuple[int, ...]:
        """The rows with a cell that spans several columns, counted from 1."""
        return tuple(sorted(self._wide))

    def next_row(self, row: int | None = None) -> None:
        """Go to `row`, counted from 0, or to the next one."""
        self._row = self._row + 1 if row is None else row
        self._column = 0
        if self._row > MOST_CELLS:
            raise Unreadable("file-too-large")

    def put(self, text: str, *, column: int | None = None, down: int = 0, across: int = 0) -> None:
        """Put a cell at `column`, counted from 0, or at the next free one."""
        if self._row < 0:
            self.next_row()
        first = self._column if column is None else column
        while first in self._cells[self._row]:
            first += 1
        self._column = first + across + 1
        if across:
            self._wide.add(self._row + 1)
        self._count += (down + 1) * (across + 1)
        if max(self._count, first) > MOST_CELLS:
            raise Unreadable("file-too-large")
        for row in range(self._row, self._row + down + 1):
            for place in range(first, first + across + 1):
                # What a block of several columns says is a title: it is said once.
                is_said = place == first and (row == self._row or not across)
                self._cells[row].setdefault(place, text if is_said else "")

    def rows(self) -> Rows:
        """Return all rows down to the last that was begun."""
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


def number_in(text: str | None, otherwise: int) -> int:
    """Return the number in an attribute (of at most nine digits), but not less than `otherwise`."""
    found = re.fullmatch(r"\s*(\d{1,9})\s*", text or "", re.ASCII)
    return max(int(found[1]), otherwise) if found else otherwise
