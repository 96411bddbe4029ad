"""A sheet on which people were marked, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.paper import Mark
from iclei_cli.intake.columns.find_table import find_table
from iclei_cli.intake.columns.user_mapping import read_instructions
from iclei_cli.intake.door.paper.columns import Titled, find_columns
from iclei_cli.intake.door.paper.numbers import reader_of
from iclei_cli.intake.door.paper.people import Whom
from iclei_cli.intake.door.paper.rows import Reading, RowReader, cell_of, words_of
from iclei_cli.intake.row_kinds.sorted_rows import RowKind
from iclei_cli.intake.rows.read import read_rows
from iclei_cli.intake.words.vocabulary import DOOR, NAMES, REGISTRATION_ID, ROW_NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from iclei_cli.assembly.door.paper import Line
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.columns.find_table import Table
    from iclei_cli.intake.door.paper.moment import Clock
    from iclei_cli.intake.door.paper.numbers import ReadNumber
    from iclei_cli.intake.door.paper.people import People
    from iclei_cli.intake.files.sheet import ListFile
    from iclei_cli.intake.rows.read import Draft

_OPEN = {None, ROW_NUMBER, REGISTRATION_ID, DOOR, "status"}
"""What a column may be for a list, and still tell who came."""

_UNMARKED_ROWS = {RowKind.HEADER, RowKind.EXAMPLE, RowKind.CODES}
"""Rows in which no mark is one, whatever stands there."""

_ROWS_OF_WORDS = {RowKind.TOTAL, RowKind.HEADING, RowKind.NOTE}
"""Rows in which words or a count may stand where others have a mark: only a plain mark is one."""


def read_sheet(
    document: ListFile, assembly: Assembly, people: People, clock: Clock, stated: str | None
) -> Reading:
    """Read a sheet with a column of names.

    Raises:
        RefusedError: `header-missing` or another of `header-missing-…`, where no column has names; or as
            `columns.find_columns`.
        UsageError: as `columns.find_columns`.
    """
    instructions = read_instructions((), assembly.headings, assembly.topics)
    table = find_table(document, assembly.topics, instructions=instructions)
    headers = {
        column.index: column.header for column in table.columns if stated is not None or column.field in _OPEN
    }
    titled = Titled(document.file, table.sheet.name, headers, [cells for _, cells in table.rows.people])
    reader = RowReader(titled, find_columns(titled, stated, has_names=True), clock)
    rows = read_rows(table, assembly.topics, user=instructions.words)
    numbers = _Numbers.of(titled, table, rows.drafts, people, reader.columns.numbers)
    lines = list(_lines(table, rows.drafts, people, reader, numbers))
    known = {line.row for line in lines}
    lines += _lines_of_nobody(table, known, {error.row for error in rows.errors} - known, reader)
    lines.sort(key=lambda line: line.row)
    name = next((column.header for column in table.columns if column.field == "name"), "")
    number = "" if numbers is None else headers[numbers.place]
    return Reading(table.sheet.name, lines, reader.read_as(number=number, name=name), reader.notices())


class _Numbers(NamedTuple):
    """The column of the numbers of participants, and what reads them."""

    place: int
    read: ReadNumber

    @classmethod
    def of(
        cls, titled: Titled, table: Table, drafts: Sequence[Draft], people: People, places: Sequence[int]
    ) -> _Numbers | None:
        """Find it: most of its numbers have the name of that participant beside them. Others are of rows."""
        fits: dict[_Numbers, int] = {}
        for place in places:
            numbers = cls(place, reader_of(titled.headers[place], titled.cells(place)))
            beside = [numbers._is_beside(table, draft, people) for draft in drafts]
            fits[numbers] = beside.count(True) - beside.count(False)
        best = max(fits, key=fits.__getitem__, default=None)
        return best if best is not None and fits[best] > 0 else None

    def _is_beside(self, table: Table, draft: Draft, people: People) -> bool | None:
        number = self.read(cell_of(table.rows.people[draft.place][1], self.place))
        if number is None:
            return None
        whom = people.by_number(number)
        return bool(whom.people) and people.is_called(whom.people[0], str(draft.fields["name"]))


def _lines(
    table: Table, drafts: Sequence[Draft], people: People, reader: RowReader, numbers: _Numbers | None
) -> Iterator[Line]:
    for draft in drafts:
        _, cells = table.rows.people[draft.place]
        number = None if numbers is None else numbers.read(cell_of(cells, numbers.place))
        yield reader.line(draft.row, cells, str(draft.fields["name"]), _whom(draft, number, people))


def _whom(draft: Draft, number: int | None, people: People) -> Whom:
    """Who is meant: whose number it is, if they are called so; without a number, who is called so."""
    numbered = people.by_number(number)
    if not numbered.people:
        return people.by_fields(draft.fields)
    if people.is_called(numbered.people[0], str(draft.fields["name"])):
        return numbered
    return Whom((*numbered.people, *people.by_fields(draft.fields).people), "number-and-name-differ")


def _lines_of_nobody(
    table: Table, known: Collection[int], refused: Collection[int], reader: RowReader
) -> Iterator[Line]:
    """Rows that are marked and name nobody, or of which it is not clear what they say.

    Whatever they are in a list: somebody may have written there who came.
    """
    kinds = {row.number: row.kind for row in table.rows.passed}
    places = [column.index for column in table.columns if column.field in NAMES]
    for number, cells in enumerate(table.sheet.rows[table.header_row :], start=table.header_row + 1):
        kind = kinds.get(number)
        if number in known or kind in _UNMARKED_ROWS:
            continue
        is_named = any(cell_of(cells, place) for place in places)
        line = reader.line(
            number, cells, words_of(cells), Whom((), "row-unclear" if is_named else "nobody-named")
        )
        is_of_words = kind in _ROWS_OF_WORDS and (line.mark is Mark.UNCLEAR or line.written.isdecimal())
        if number in refused or (line.mark in {Mark.CAME, Mark.UNCLEAR} and not is_of_words):
            yield line
