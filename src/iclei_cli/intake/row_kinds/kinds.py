"""What each row below a header is: a person, or something else, which is passed over and told.

It is decided by shape: how few cells are filled, in which columns, whether one is merged over several, which
signs stand before it, what stands above and below. A row that could be a person is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.intake.row_kinds.examples import (
    is_code_row,
    is_instruction,
    is_marked_example,
    is_shown_example,
)
from iclei_cli.intake.row_kinds.headings import Look, Outline, Section, core_of, look_of, section_of
from iclei_cli.intake.row_kinds.names import is_like_name, seats_unnamed, status_of_name
from iclei_cli.intake.row_kinds.notes import DATE, LABELLED, LABELS, NOTE, PAGE, SIGNED
from iclei_cli.intake.row_kinds.plain_rows import are_plainly_people
from iclei_cli.intake.row_kinds.roles import is_role
from iclei_cli.intake.row_kinds.sorted_rows import PassedRow, RowKind, SortedRows
from iclei_cli.intake.words.coming import counts_people
from iclei_cli.intake.words.text import is_blank, normal, one_line
from iclei_cli.intake.words.value_words import TOTALS
from iclei_cli.intake.words.vocabulary import NAMES, REASON, ROW_NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_WHO = {*NAMES, "name_en", "email"}
_NO_VALUES = {ROW_NUMBER, REASON, "-"}
"""What columns say nothing about anybody: the last is what the user leaves out."""

_TOP = 3
"""Examples and instructions stand among so many first rows, unless they say what they are."""

_COUNT = re.compile(r"\d+(?:명|인|名|人|位|people|persons)?")
_COUNT_OF_PEOPLE = re.compile(r"\d+(?:명|인|名|人|位|people|persons?)")
_NUMBER_OF_PEOPLE = re.compile(r"(\d{1,3})(?:명|인|名|人|位|people|persons?)?")
_COUNTED = re.compile(r"^(.*?)\d+(명|인|名|人|位|people|persons?|participants?|attendees?)?$")
_SUM = re.compile(
    rf"(?:이상|참석자?수|참가자?수|참석인원|참가인원|전체|모두|(?:참석자?|참가자?|신청자?)(?=총|계|합|전체)|{'|'.join(TOTALS)})+"
)
_NO_NAMES = LABELS | TOTALS


class _Single(NamedTuple):
    """A row of one filled cell, which may be a heading or a note, or else a person."""

    text: str
    look: Look
    is_name: bool


_Kind = PassedRow | _Single | None
"""What a row is: None for a person."""


def sort_rows(
    rows: Iterable[tuple[int, list[str]]],
    header: Sequence[str],
    fields: Mapping[int, str],
    titles: Collection[int] = (),
    wide_rows: Collection[int] = (),
) -> SortedRows:
    """Tell people from other rows.

    `fields` are what the columns are, by place, as far as known; `titles` are rows known to be headings, and
    `wide_rows` have a cell that is merged over several columns.
    """
    return _Sorter(list(rows), header, fields, titles, wide_rows).sorted()


class _Sorter:
    """The rows of one list on their way to people and others."""

    def __init__(
        self,
        rows: list[tuple[int, list[str]]],
        header: Sequence[str],
        fields: Mapping[int, str],
        titles: Collection[int],
        wide_rows: Collection[int],
    ) -> None:
        self.rows = rows
        self.header = list(header)
        self.fields = fields
        self.titles = titles
        self.wide_rows = set(wide_rows)
        self.names = [place for name in NAMES for place, field in fields.items() if field == name]
        self.counts = [place for place, title in enumerate(header) if counts_people(title)]
        self.numbers = [place for place, field in fields.items() if field == ROW_NUMBER]
        self.filled = [len(cells) - cells.count("") for _, cells in rows]
        self.is_full = _is_full(self.filled)
        self.bullet = _common_bullet(rows, self.names)

    def sorted(self) -> SortedRows:
        """Return all rows, each where it belongs."""
        kinds: list[_Kind] = []
        people = 0
        for (number, cells), is_plain in zip(self.rows, self._are_plainly_people(), strict=True):
            kind = None if is_plain and people >= _TOP else self._kind(number, cells, people)
            people += kind is None
            kinds.append(kind)
        if not any(kinds):
            return SortedRows(self.rows, [], {})  # as in many lists
        return self._settled(self._resolved(kinds))

    def _are_plainly_people(self) -> Sequence[bool]:
        """Tell at once of nearly all rows that they are about people, but at the top of the list."""
        if len(self.names) != 1:
            return [False] * len(self.rows)
        place = self.names[0]
        rows = [cells for _, cells in self.rows]
        return are_plainly_people(rows, self.filled, place, self._header_at(place), _NO_NAMES)

    def _header_at(self, place: int) -> str:
        return self.header[place] if place < len(self.header) else ""

    def _kind(self, number: int, cells: list[str], people: int) -> _Kind:
        """What a row is; a person, if nothing else."""
        filled = [(place, text) for place, text in enumerate(cells) if not is_blank(text)]
        if not any(self.fields.get(place) not in _NO_VALUES for place, _ in filled) and not any(
            self._is_said(place, text) for place, text in filled
        ):
            return PassedRow(number, RowKind.EMPTY)
        if self._repeats_header(cells, filled):
            return PassedRow(number, RowKind.HEADER)
        if number in self.titles:
            return _Single(filled[0][1], look_of(filled[0][1], 0, is_wide=True), is_name=False)
        if self._is_total(filled):
            return PassedRow(number, RowKind.TOTAL)
        if self._is_counted_heading(number, filled):
            return self._single(number, filled)
        return (
            self._absent(number, cells, filled)
            or self._example(number, cells, filled, people)
            or self._place_or_single(number, cells, filled)
        )

    def _absent(
        self, number: int, cells: Sequence[str], filled: Sequence[tuple[int, str]]
    ) -> PassedRow | None:
        """Tell whether a row says that nobody comes: `불참` for a name, or a count of none."""
        name = self._name_in(cells)
        is_said = status_of_name(name) is Status.CANCELLED
        is_none = self._count_in(cells) == 0 and (not name or self._seats(cells) > 0)
        return PassedRow(number, RowKind.ABSENT, _line(filled)) if is_said or is_none else None

    def _count_in(self, cells: Sequence[str]) -> int | None:
        """Return how many people a row counts, where a column does."""
        texts = [normal(cells[place]) for place in self.counts if place < len(cells)]
        found = next(filter(None, map(_NUMBER_OF_PEOPLE.fullmatch, texts)), None)
        return None if found is None else int(found[1])

    def _place_or_single(self, number: int, cells: Sequence[str], filled: Sequence[tuple[int, str]]) -> _Kind:
        unnamed, single = self._unnamed(number, cells), self._single(number, filled)
        # `◎ 실무자` heads those who follow, and `담당자` may be a label at the end.
        is_label = isinstance(single, _Single) and (single.look is _NO_LOOK or single.look.is_marked)
        return single if is_label and is_role(filled[0][1]) else unnamed or single

    def _is_said(self, place: int, text: str) -> bool:
        """Tell whether words stand where a running number should."""
        return self.fields.get(place) == ROW_NUMBER and any(map(str.isalpha, text))

    def _repeats_header(self, cells: list[str], filled: Sequence[tuple[int, str]]) -> bool:
        if cells == self.header:
            return True
        same = sum(normal(text) == normal(self._header_at(place)) for place, text in filled)
        return len(filled) > 1 and same * 2 > len(filled)

    def _is_counted_heading(self, number: int, filled: Sequence[tuple[int, str]]) -> bool:
        """Tell whether a row is marked as a heading and says how many people follow: `【천안시】`, `2명`."""
        (place, text), *others = filled
        is_counted = len(others) == 1 and _COUNT_OF_PEOPLE.fullmatch(normal(others[0][1])) is not None
        return (
            is_counted
            and place not in self.names
            and look_of(text, place, is_wide=number in self.wide_rows).is_marked
        )

    def _is_total(self, filled: Sequence[tuple[int, str]]) -> bool:
        (_, first), *others = filled
        word = normal(first)
        counted = _COUNTED.match(word)
        is_sum = counted is not None and (
            counted[1] in TOTALS or (counted[2] is not None and _SUM.fullmatch(counted[1]) is not None)
        )
        is_total = not first.isdecimal() and (word in TOTALS or is_sum)
        return is_total and all(_is_count(text) for place, text in others if self.fields.get(place) in _WHO)

    def _example(
        self, number: int, cells: Sequence[str], filled: Sequence[tuple[int, str]], people: int
    ) -> PassedRow | None:
        name = self._name_in(cells)
        first = filled[0][1] if filled[0][0] in self.numbers else ""
        others = [text for place, text in filled if place not in self.names]
        if is_marked_example(first, name, is_numbered=bool(self.numbers)) and len(filled) > 1:
            return PassedRow(number, RowKind.EXAMPLE, _line(filled))
        if people >= _TOP or len(filled) < _TOP - 1:
            return None
        if people == 0 and is_code_row(text for _, text in filled):
            return PassedRow(number, RowKind.CODES)
        is_asked = people == 0 and len(filled) > 1 and is_instruction(name, [text for _, text in filled])
        if is_asked or (people == 0 and is_shown_example(name, others)):
            return PassedRow(number, RowKind.EXAMPLE, _line(filled))
        return None

    def _name_in(self, cells: Sequence[str]) -> str:
        return " ".join(cells[place] for place in self.names if place < len(cells) and cells[place])

    def _unnamed(self, number: int, cells: Sequence[str]) -> PassedRow | None:
        """Tell whether a row keeps places: whoever has one name of two is named."""
        count = self._count_in(cells)
        text = self._name_in(cells)
        # Whoever has an e-mail address is somebody.
        is_counted = count is not None and not text and not any("@" in cell for cell in cells)
        seats = self._seats(cells) or int(is_counted)
        if not seats:
            return None
        return PassedRow(number, RowKind.UNNAMED, one_line(text), max(seats, count or 0), cells=tuple(cells))

    def _seats(self, cells: Sequence[str]) -> int:
        """Return how many places the names of a row keep: none, where one of them is a name."""
        names = [cells[place] for place in self.names if place < len(cells) and cells[place]]
        others = [cell for place, cell in enumerate(cells) if self._says_something(place, cell)]
        seats = [seats_unnamed(name) or int(is_blank(name) and bool(others)) for name in names]
        if not names or all(seats):
            return max(seats, default=0)
        # `Guest of` may stand in the column of given names.
        text = " ".join(names)
        return int(status_of_name(text) is not None or (len(names) > 1 and is_role(text)))

    def _says_something(self, place: int, cell: str) -> bool:
        """Tell whether a cell says something of whoever may come."""
        return place not in self.names and self.fields.get(place) not in _NO_VALUES and not is_blank(cell)

    def _single(self, number: int, filled: Sequence[tuple[int, str]]) -> _Kind:
        """Tell what a row of one cell may be, or of one and a count or its own label."""
        place, text = filled[0]
        others = filled[1:]
        if len(filled) > 1 and place in self.numbers and text.isdecimal():
            return None
        if normal(text).rstrip("0123456789") in LABELS or normal(text) in LABELS:
            is_signed = place in (*self.numbers, *self.names) or len(filled) < _TOP
            return _Single(_line(filled), _NO_LOOK, is_name=False) if is_signed else None
        if others and self._is_labelled(filled):
            return _Single(_line(filled), _NO_LOOK, is_name=False)
        if any(not _COUNT_OF_PEOPLE.fullmatch(normal(other)) for _, other in others):
            return None
        look = look_of(text, place, is_wide=number in self.wide_rows)
        is_named = place in self.names and not look.is_marked and is_like_name(text)
        if others and is_named and section_of(text, is_marked=True).field is None:
            return None  # who brings so many
        if others:
            look = look._replace(has_count=True)
        if look.bullet and look.bullet == self.bullet:
            look = look._replace(bullet="")
        return _Single(one_line(text), look, is_name=place in self.names)

    def _is_labelled(self, filled: Sequence[tuple[int, str]]) -> bool:
        """Tell whether all cells are about the list: `작성자: 총무과`, `출력일시: 2026-11-26`."""
        label = normal(re.split("[:：]", filled[0][1])[0])
        return label in LABELS and all(
            place not in self.names and LABELLED.match(text) for place, text in filled
        )

    # Rows of one cell: what they are depends on what follows

    def _resolved(self, kinds: Sequence[_Kind]) -> Iterator[PassedRow | None]:
        """Decide from the end: what is followed by people heads them, what is not may be a note."""
        resolved: list[PassedRow | None] = []
        is_last = True
        below: list[str] | None = None
        for (number, cells), kind in zip(reversed(self.rows), reversed(kinds), strict=True):
            settled = kind
            if isinstance(settled, _Single):
                settled = self._settle(number, settled, below, is_last=is_last) or self._unnamed(
                    number, cells
                )
            if settled is None or settled.kind is RowKind.UNNAMED:
                is_last, below = False, cells
            resolved.append(settled)
        return reversed(resolved)

    def _settle(
        self, number: int, single: _Single, below: list[str] | None, *, is_last: bool
    ) -> PassedRow | None:
        text, look = single.text, single.look
        if single.is_name and not (self.is_full or look.is_marked) and is_like_name(text):
            return None  # as in a list of nothing but names
        is_page = PAGE.fullmatch(text) is not None
        if is_page or look is _NO_LOOK:
            return PassedRow(number, RowKind.NOTE, text) if is_last or is_page else None
        is_named = single.is_name and not look.is_wide and not look.has_count and _is_one_name(core_of(text))
        is_note = NOTE.match(text) is not None and not is_named
        if is_note and (is_last or not look.has_count):
            return PassedRow(number, RowKind.NOTE, text)
        section = section_of(text, is_marked=look.is_marked or look.bullet != "")
        if is_last:
            is_note = self._is_note(single, section) and not (is_named and section.field is None)
            return PassedRow(number, RowKind.NOTE, text) if is_note else None
        is_said = look.column in self.numbers or look.is_marked or number in self.titles
        if not is_said and single.is_name:
            is_said = self.is_full and section.field is not None and not _is_rather_name(text, section)
        elif not is_said and self.is_full:
            is_said = section.field is not None and below is not None and _is_empty(below, look.column)
        is_listed = look.bullet == "number" or (look.bullet != "" and not is_like_name(core_of(text)))
        is_said = is_said or (self.is_full and is_listed)
        if not is_said:
            return None
        return PassedRow(number, RowKind.HEADING, text, section=section)

    def _is_note(self, single: _Single, section: Section) -> bool:
        """Tell whether a row of one cell at the end of the list says something about the list."""
        text, look = single.text, single.look
        if look.column in self.numbers or look.is_marked:
            return True
        if any(form.fullmatch(text) for form in (PAGE, DATE)) or SIGNED.search(text):
            return True
        if LABELLED.match(text):
            return True
        if not self.is_full or "@" in text or not any(map(str.isalpha, text)):
            return False
        return not is_like_name(core_of(text)) or (
            single.is_name and section.field is not None and not _is_rather_name(text, section)
        )

    def _settled(self, kinds: Iterable[PassedRow | None]) -> SortedRows:
        """Give the rows what the headings above them say."""
        people: list[tuple[int, list[str]]] = []
        passed: list[PassedRow] = []
        given: dict[int, Mapping[str, Section]] = {}
        outline = Outline()
        for (number, cells), kind in zip(self.rows, kinds, strict=True):
            if kind is None:
                people.append((number, cells))
                if said := outline.meet_person():
                    given[len(people) - 1] = said
                continue
            if kind.kind is RowKind.HEADING and kind.section is not None:
                place, _ = next((place, text) for place, text in enumerate(cells) if not is_blank(text))
                look = look_of(kind.text, place, is_wide=number in self.wide_rows or number in self.titles)
                outline.enter(look, kind.section)
            elif kind.kind is RowKind.UNNAMED:
                kind = kind._replace(given=outline.given)  # noqa: PLW2901
            passed.append(kind)
        return SortedRows(people, passed, given)


_NO_LOOK = Look("label", has_count=False, is_wide=False, column=-1)


def _is_one_name(text: str) -> bool:
    """Tell whether a text is as short as the name of a Korean."""
    return re.fullmatch(r"[가-힣]{2,4}", text) is not None


def _is_rather_name(text: str, section: Section) -> bool:
    """Tell whether a single cell among names is a name rather than the place or body that it could be."""
    if section.field == "municipality":
        return is_like_name(text) and re.search(r"[시군구도]$|\b[Cc]ity\b", text) is None
    return section.field == "organisation" and _is_one_name(text) and not text.endswith(("청", "의회"))


def _is_count(text: str) -> bool:
    return _COUNT.fullmatch(normal(text)) is not None or normal(text) in TOTALS


def _is_empty(cells: Sequence[str], place: int) -> bool:
    return place >= len(cells) or is_blank(cells[place])


def _line(filled: Sequence[tuple[int, str]]) -> str:
    return one_line(" ".join(text for _, text in filled))


def _is_full(filled: Sequence[int]) -> bool:
    """Tell whether many rows have more than one cell, a third at least: else a single one means nothing."""
    return sum(count > 1 for count in filled) * 3 > sum(map(bool, filled))


def _common_bullet(rows: Sequence[tuple[int, Sequence[str]]], names: Sequence[int]) -> str:
    """Return the sign that stands before most names, where there is one: it marks no heading."""
    if not names:
        return ""
    cells = [cells[names[0]] for _, cells in rows if names[0] < len(cells) and cells[names[0]]]
    marked = [look_of(cell, 0, is_wide=False).bullet for cell in cells if not cell[0].isalpha()]
    common = max(set(marked), key=marked.count, default="")
    return common if marked.count(common) * 2 > len(cells) else ""
