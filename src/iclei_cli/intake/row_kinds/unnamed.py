"""Places that a list keeps for people who are not named yet, by whose they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.row_kinds.sorted_rows import RowKind
from iclei_cli.intake.values.municipalities import organisation_key
from iclei_cli.intake.words.nothing import is_nothing
from iclei_cli.intake.words.text import is_blank, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.intake.row_kinds.sorted_rows import PassedRow

# What says whose a place is, the surest first.
_WHOSE = ("organisation", "municipality", "province")
_OF_WHICH_KIND = "sector"


class UnnamedPlaces(NamedTuple):
    """Places without a name that are of one organisation, city or sector.

    Attributes:
        organisation: whose they are, as written; None where nothing says it.
        seats: how many people are still expected.
        rows: where they stand, as a spreadsheet numbers them.
        words: what stands there for a name, each once.
    """

    organisation: str | None
    seats: int
    rows: tuple[int, ...]
    words: tuple[str, ...]


def unnamed_places(passed: Sequence[PassedRow], fields: Mapping[int, str | None]) -> list[UnnamedPlaces]:
    """Count the places of rows that name nobody; `fields` are what the columns are, by place."""
    groups: dict[str, list[PassedRow]] = defaultdict(list)
    written: dict[str, str | None] = {}
    for row in passed:
        if row.kind is RowKind.UNNAMED:
            whose = _whose(row, fields)
            key = organisation_key(whose or "")
            groups[key].append(row)
            written.setdefault(key, whose)
    return [
        UnnamedPlaces(
            written[key],
            sum(row.seats for row in rows),
            tuple(row.number for row in rows),
            tuple(dict.fromkeys(row.text for row in rows)),
        )
        for key, rows in groups.items()
    ]


def _whose(row: PassedRow, fields: Mapping[int, str | None]) -> str | None:
    """Return whose a place is, by its own cells, or else by the headings above it."""
    said = {
        field: one_line(row.cells[place])
        for place, field in fields.items()
        if field and place < len(row.cells) and not is_blank(row.cells[place])
    }
    above = {field: section.value for field, section in row.given.items()}
    kinds = [said.get(_OF_WHICH_KIND), above.get(_OF_WHICH_KIND)]
    candidates = [*map(said.get, _WHOSE), *map(above.get, _WHOSE), *kinds]
    return next((text for text in candidates if text and not is_nothing(text)), None)
