"""Rows of which the cell of the name holds several people: a row for each of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.unfolding.own_cells import OWN_FIELDS
from iclei_cli.intake.values.names.several import SIGNS, people_in
from iclei_cli.intake.words.text import one_line
from iclei_cli.intake.words.vocabulary import CHOICE, CHOICES, CONSENT, DUTY, OPTION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.intake.row_kinds.headings import Section
    from iclei_cli.intake.row_kinds.sorted_rows import SortedRows

_BETWEEN_VALUES = re.compile(r"\s*[\n/,，、;；]\s*")
_OF_ALL = {"name", "notes", "status", "offers", CHOICES}
_OF_ALL_KINDS = (CHOICE, OPTION, CONSENT, DUTY)


class PeopleOfRow(NamedTuple):
    """Several people in one cell: the row, from 1, and what stands there for each."""

    row: int
    people: tuple[str, ...]


def with_a_row_for_each(
    rows: SortedRows, header: str, fields: Mapping[int, str]
) -> tuple[SortedRows, list[PeopleOfRow]]:
    """Return the rows with one for each person, and those that were several people's.

    `fields` are what the columns are, by place, the names under `header` among them. A cell that has a part
    for each is parted, too; others are true of all, but for contacts and ids, which are the first person's.
    """
    place = next((place for place, field in fields.items() if field == "name"), None)
    if place is None:
        return rows, []
    cells_of_names = [cells[place] if place < len(cells) else "" for _, cells in rows.people]
    if not SIGNS.search("|".join(cells_of_names)):
        return rows, []  # as in many lists
    several = {
        index: names
        for index, cell in enumerate(cells_of_names)
        if SIGNS.search(cell) and (names := people_in(cell, header))
    }
    if not several:
        return rows, []
    people: list[tuple[int, list[str]]] = []
    given: dict[int, Mapping[str, Section]] = {}
    for index, (number, cells) in enumerate(rows.people):
        for each in _apart(cells, place, several[index], fields) if index in several else (cells,):
            if index in rows.given:
                given[len(people)] = rows.given[index]
            people.append((number, each))
    told = [
        PeopleOfRow(rows.people[index][0], tuple(map(one_line, names))) for index, names in several.items()
    ]
    return rows._replace(people=people, given=given), told


def _apart(
    cells: Sequence[str], place: int, names: Sequence[str], fields: Mapping[int, str]
) -> list[list[str]]:
    rows = [list(cells) for _ in names]
    for column, cell in enumerate(cells):
        field = fields.get(column, "")
        if column == place or not cell or field in _OF_ALL or field.startswith(_OF_ALL_KINDS):
            continue
        parts = _BETWEEN_VALUES.split(cell.strip()) if field else []
        if len(parts) == len(names) and all(parts):
            for row, part in zip(rows, parts, strict=True):
                row[column] = part
        elif field in OWN_FIELDS:
            for row in rows[1:]:
                row[column] = ""
    for row, name in zip(rows, names, strict=True):
        row[place] = name
    return rows
