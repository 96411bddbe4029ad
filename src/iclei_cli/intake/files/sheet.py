"""What reading a file gives: sheets of text cells, or the reason why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from iclei_cli.system.messages import Message

Rows = list[list[str]]

MOST_CELLS = 2_000_000
"""More filled cells than any list of people has; a sheet with more is not read."""

MOST_PLACES = 20_000_000
"""How large the rectangle around all cells may be; a space in the last row makes a million rows of it."""

MOST_LETTERS = 131_072
"""More than any cell of a list has, and as many as the reader of texts takes."""


class Sheet(NamedTuple):
    """A table of text cells; `rows[0]` is the first row of the file, even if it is empty.

    `name` is None for a text file, and `delimiter` is None for a workbook. Rows and columns count from 1.

    Attributes:
        open_quote: the row with a quotation mark that is never closed, so that everything after it is one
            cell; usually None.
        is_hidden: whether the workbook does not show the sheet.
        hidden_rows: the rows that a workbook does not show, by a filter or by hand; they are among the rows.
        unseen_rows: the rows that a web page does not show: parts of its making, which are left empty.
        wide_rows: the rows with a cell that is merged over several columns.
        uncalculated: the row and the column of each formula that the file gives no value for.
        is_table: whether its rows are rows of the file, and not made of something else.
    """

    name: str | None
    rows: Rows
    delimiter: str | None = None
    open_quote: int | None = None
    is_hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    unseen_rows: tuple[int, ...] = ()
    wide_rows: tuple[int, ...] = ()
    uncalculated: tuple[tuple[int, int], ...] = ()
    is_table: bool = True


class Reading(NamedTuple):
    """What a format makes of a file.

    `sheets` are those of a workbook, or one for each delimiter with which a text can be read. `encoding` is
    None for a workbook.
    """

    sheets: tuple[Sheet, ...]
    encoding: str | None = None


class ListFile(NamedTuple):
    """What a file holds, as in a `Reading`; `file` is its name as given, or a word for standard input."""

    file: str | Message
    sheets: tuple[Sheet, ...]
    encoding: str | None


class Unreadable(Exception):  # noqa: N818 - it is the file that cannot be read; the code says why
    """A file cannot be read as a table. Whoever knows the name of the file turns it into an error to show.

    Attributes:
        code: `file-damaged`, `file-protected`, `file-too-large`, `file-encoding`, `file-empty` or
            `file-not-a-table`.
        instead: for `file-not-a-table`, the code of what the file is instead (`other-file-pdf`); else None.
    """

    def __init__(self, code: str, instead: str | None = None) -> None:
        self.code = code
        self.instead = instead
        super().__init__(code, instead)


def fill_down(rows: Rows, top: int, bottom: int, column: int) -> None:
    """Copy the value of a cell that is merged over rows of one column into each of these rows."""
    value = "".join(row[column] for row in rows[top : top + 1] if column < len(row))
    for row in rows[top + 1 : bottom + 1]:
        if value and column < len(row):
            row[column] = value
