"""Where in a sheet a programme begins, and which column is which field."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.programme.words import COLUMNS
from iclei_cli.intake.words.text import normal, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.intake.files.sheet import Sheet

_FIRST_ROWS = 30
"""Within so many rows a programme begins."""


class Columns(NamedTuple):
    """The columns of a sheet.

    Attributes:
        header_row: the row of the header, from 1.
        fields: the index of the column, from 0, by field.
        ignored: the headers of the other columns that say anything.
    """

    header_row: int
    fields: dict[str, int]
    ignored: list[str]

    def cells(self, sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row below the header that says anything: its number, from 1, and its filled cells by field."""
        for number, row in enumerate(sheet.rows[self.header_row :], start=self.header_row + 1):
            found = {
                field: row[column].strip()
                for field, column in self.fields.items()
                if column < len(row) and row[column].strip()
            }
            if found:
                yield number, found


def find_columns(sheet: Sheet) -> Columns | None:
    """The columns of a programme: of the row with most headers that are known, a title among them.

    None where the sheet has no programme.
    """
    best: Columns | None = None
    for number, row in enumerate(sheet.rows[:_FIRST_ROWS], start=1):
        found = _columns(number, row)
        if found is not None and (best is None or len(found.fields) > len(best.fields)):
            best = found
    return best


def _columns(number: int, row: Sequence[str]) -> Columns | None:
    words = [normal(cell) for cell in row]
    fields: dict[str, int] = {}
    for field, headers in COLUMNS.items():
        taken = fields.values()
        places = (words.index(word) for word in headers if word in words)
        column = next((place for place in places if place not in taken), None)
        if column is not None:
            fields[field] = column
    if "title" not in fields and "talks" in fields:
        fields["title"] = fields.pop("talks")
    if "talks" not in fields and "presenters" in fields:
        # Without talks of their own, those who present are the speakers of the session.
        fields.setdefault("speakers", fields.pop("presenters"))
        fields.pop("presenters", None)
    if "title" not in fields or len(fields) == 1:
        return None
    used = set(fields.values())
    ignored = [one_line(cell) for column, cell in enumerate(row) if column not in used and cell.strip()]
    return Columns(number, fields, ignored)
