"""The rows below a header, sorted: those about people, and what the others are."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.intake.row_kinds.headings import Section


_NOTHING_GIVEN: Mapping[str, Section] = MappingProxyType({})


class RowKind(StrEnum):
    """What a row is that is not about one person."""

    EMPTY = "empty"
    """Nothing is filled in but the running number."""
    HEADER = "header"
    """The header printed again."""
    TOTAL = "total"
    """It counts people."""
    HEADING = "heading"
    """It heads the rows below it."""
    NOTE = "note"
    """It says something about the list, mostly below it."""
    UNNAMED = "unnamed"
    """It keeps places for people who are not named yet."""
    ABSENT = "absent"
    """It says that nobody comes."""
    EXAMPLE = "example"
    """It shows how to fill in the list."""
    CODES = "codes"
    """A program keeps its codes in it."""


class PassedRow(NamedTuple):
    """A row that is not about one person.

    Attributes:
        number: as a spreadsheet numbers it, from 1.
        kind: what it is.
        text: what it says, on one line: of unnamed places, what stands there for a name.
        seats: how many places it keeps for people who are not named yet.
        section: of a heading, what it says of the rows below.
        cells: of unnamed places, all that the row says.
        given: of unnamed places, what the headings above say, by field.
    """

    number: int
    kind: RowKind
    text: str = ""
    seats: int = 0
    section: Section | None = None
    cells: tuple[str, ...] = ()
    given: Mapping[str, Section] = _NOTHING_GIVEN


class SortedRows(NamedTuple):
    """The rows below a header.

    Attributes:
        people: those that are about people, with their numbers.
        passed: the others, in order.
        given: what headings say of people below them: sections by field, by their place among the people.
    """

    people: list[tuple[int, list[str]]]
    passed: list[PassedRow]
    given: dict[int, Mapping[str, Section]]

    def with_all_given(self, sections: Sequence[Section]) -> SortedRows:
        """Return the same, with what is said of all people; what a heading says of some counts more."""
        if not sections:
            return self
        of_all = {section.field: section for section in sections if section.field}
        return self._replace(
            given={place: of_all | dict(self.given.get(place, {})) for place in range(len(self.people))}
        )
