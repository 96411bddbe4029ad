"""What was edited on a roster: every cell that is not as it was printed, wherever it stands by now.

Rows may be sorted, filtered and moved, columns moved about, sheets renamed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.roster_marks import MARK, PEOPLE_MARK, ROLE, TABLE_MARK, page_of, round_place
from iclei_cli.intake.words.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.intake.files.sheet import ListFile, Sheet


class Place(NamedTuple):
    """Where something stands.

    Attributes:
        sheet: the title of the sheet.
        row: from 1.
    """

    sheet: str
    row: int


class Cell(NamedTuple):
    """A cell that was edited.

    Attributes:
        place: where it stands.
        number: the participant's.
        field: what the column is.
        header: what stands over it.
        was: what was printed there.
        text: what stands there now.
    """

    place: Place
    number: int
    field: str
    header: str
    was: str
    text: str


class Seat(NamedTuple):
    """Somebody who was put elsewhere.

    Attributes:
        place: where that stands.
        number: the participant's.
        round: from 1.
        groups: the keys of the groups at which they are now; none if they were taken off.
    """

    place: Place
    number: int
    round: int
    groups: tuple[str, ...]


class Stranger(NamedTuple):
    """A row of somebody who was not on the roster."""

    place: Place
    name: str


class Roster(NamedTuple):
    """A roster as it came back.

    Attributes:
        people: what was printed of each participant, by number and field.
        words: what texts mean, by field.
        edited: the cells that are another.
        seats: who was put elsewhere.
        strangers: rows of others.
        taken_out: whose rows are gone from the list of participants.
        unknown: the headers that it did not have.
        rows: of how many people it has rows.
    """

    people: Mapping[int, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]]
    edited: list[Cell]
    seats: list[Seat]
    strangers: list[Stranger]
    taken_out: list[int]
    unknown: list[str]
    rows: int


def read_roster(document: ListFile) -> Roster | None:
    """What was edited on a roster; None if the file is none."""
    source = next((sheet for sheet in document.sheets if sheet.rows and _first(sheet) == MARK), None)
    if source is None:
        return None
    return _Reading(_told(source)).read([sheet for sheet in document.sheets if sheet is not source])


def _first(sheet: Sheet) -> str:
    return sheet.rows[0][0] if sheet.rows[0] else ""


def _told(source: Sheet) -> Iterator[list[Any]]:
    """What the sheet that is not shown tells; what is not as it was written is passed over."""
    for row in source.rows[1:]:
        try:
            line = json.loads(row[0]) if row else None
        except ValueError:
            continue
        if isinstance(line, list) and len(line) > 2:  # noqa: PLR2004 - what it is, and of what
            yield line


class _Block(NamedTuple):
    """The rows below one heading."""

    sheet: Sheet
    first: int
    last: int
    columns: dict[int, str]
    page: str | None


class _Reading:
    """One roster, as it is read."""

    def __init__(self, told: Iterator[list[Any]]) -> None:
        self.columns: dict[str, str] = {}
        self.words: dict[str, dict[str, str]] = defaultdict(dict)
        self.people: dict[int, dict[str, str]] = {}
        for kind, *rest in told:
            if kind == "column":
                self.columns[one_line(rest[0])] = rest[1]
            elif kind == "word":
                self.words[rest[0]][rest[1]] = rest[2]
            elif kind == "person" and isinstance(rest[0], int):
                self.people[rest[0]] = rest[1]
        self.edited: list[Cell] = []
        self.strangers: list[Stranger] = []
        self.unknown: dict[str, None] = {}
        self.listed: set[int] = set()
        self.on_pages: set[int] = set()
        self.pages: dict[str, dict[int, Place]] = {}
        self.moves: dict[tuple[int, int], Seat] = {}

    def read(self, sheets: Sequence[Sheet]) -> Roster:
        blocks = [block for sheet in sheets for block in self._blocks(sheet)]
        for block in blocks:
            if block.page is not None:
                self.pages.setdefault(block.page, {})
            for index in range(block.first, block.last):
                self._read_row(block, index)
        self._compare_pages()
        has_list = any(block.page is None for block in blocks)
        return Roster(
            people=self.people,
            words=self.words,
            edited=self.edited,
            seats=list(self.moves.values()),
            strangers=self.strangers,
            taken_out=sorted(self.people.keys() - self.listed) if has_list else [],
            unknown=list(self.unknown),
            rows=len(self.listed | self.on_pages),
        )

    def _blocks(self, sheet: Sheet) -> Iterator[_Block]:
        marks = [
            (index, mark)
            for index, row in enumerate(sheet.rows)
            for mark in row
            if mark == PEOPLE_MARK or mark.startswith(f"{TABLE_MARK} ")
        ]
        ends = [*(index for index, _ in marks[1:]), len(sheet.rows)]
        for (index, mark), end in zip(marks, ends, strict=False):
            columns = {}
            for place, cell in enumerate(sheet.rows[index]):
                header = one_line(cell)
                if header in self.columns:
                    columns[place] = self.columns[header]
                elif header and header != mark:
                    self.unknown[header] = None
            page = None if mark == PEOPLE_MARK else mark.removeprefix(f"{TABLE_MARK} ")
            yield _Block(sheet, index + 1, end, columns, page)

    def _read_row(self, block: _Block, index: int) -> None:
        place = Place(block.sheet.name or "", index + 1)
        row = block.sheet.rows[index]
        texts = {key: one_line(row[at]) for at, key in block.columns.items() if at < len(row)}
        ident, name = texts.pop("id", ""), texts.get("name", "")
        number = int(ident) if ident.isdecimal() and len(ident) < 10 else 0  # noqa: PLR2004 - no number has as many
        if number in self.people:
            self._compare_row(block, place, number, texts)
        elif name and (number or not ident):
            # What is no number at all is the head of the next page.
            self.strangers.append(Stranger(place, name))

    def _compare_row(self, block: _Block, place: Place, number: int, texts: Mapping[str, str]) -> None:
        if block.page is None:
            self.listed.add(number)
        else:
            self.on_pages.add(number)
            self.pages[block.page][number] = place
        headers = {key: one_line(block.sheet.rows[block.first - 1][at]) for at, key in block.columns.items()}
        for field, text in texts.items():
            kept = f"{ROLE} {block.page}" if field == ROLE else field
            was = self.people[number].get(kept, "")
            # Whoever is written onto the page of a table need not be written out.
            if text == was or (block.page is not None and not text):
                continue
            if field.startswith("round "):
                known = self.words.get("round", {})
                if text and text not in known:
                    self.edited.append(Cell(place, number, field, headers[field], was, text))
                else:
                    self._move(
                        place, number, int(field.removeprefix("round ")), (known[text],) if text else ()
                    )
            elif field == ROLE and block.page is not None and number not in self._printed_on(block.page):
                continue  # who was moved here has no role here yet
            else:
                self.edited.append(Cell(place, number, field, headers[field], was, text))

    def _printed_on(self, page: str) -> set[int]:
        """Who stood on a page when it was printed."""
        group, number = page_of(page)
        known = self.words.get("round", {})
        return {
            ident
            for ident, texts in self.people.items()
            if known.get(texts.get(round_place(number), "")) == group
        }

    def _compare_pages(self) -> None:
        """Who stands on other pages than they did."""
        known = self.words.get("round", {})
        rounds = {page_of(page)[1] for page in self.pages}
        for number in sorted(rounds):
            there: dict[int, list[tuple[str, Place]]] = defaultdict(list)
            for page, people in self.pages.items():
                group, of = page_of(page)
                if of == number:
                    for ident, place in people.items():
                        there[ident].append((group, place))
            for ident, texts in self.people.items():
                was = known.get(texts.get(round_place(number), ""))
                groups = tuple(group for group, _ in there.get(ident, ()))
                was_here = was is not None and f"{was} round {number}" in self.pages
                if groups == ((was,) if was_here else ()):
                    continue
                place = there[ident][0][1] if groups else Place("", 0)
                self._move(place, ident, number, groups)

    def _move(self, place: Place, ident: int, number: int, groups: tuple[str, ...]) -> None:
        """Keep that somebody was put elsewhere; what the list says of it comes before what pages say."""
        self.moves.setdefault((ident, number), Seat(place, ident, number, groups))
