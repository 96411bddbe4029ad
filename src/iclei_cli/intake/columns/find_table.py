"""Which row of which sheet is the header of the list."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from iclei_cli.intake.columns.column import EXTRA, column_name, unique_titles
from iclei_cli.intake.columns.forms import form_on, stated_above
from iclei_cli.intake.columns.recognise import read_columns
from iclei_cli.intake.columns.two_row_headers import join_rows
from iclei_cli.intake.columns.user_mapping import Instructions
from iclei_cli.intake.row_kinds.kinds import sort_rows
from iclei_cli.intake.row_kinds.names import is_like_name
from iclei_cli.intake.row_kinds.notices import notice_of_unnamed, notices_of
from iclei_cli.intake.row_kinds.unnamed import unnamed_places
from iclei_cli.intake.unfolding.blocks import find_blocks, without_numbers
from iclei_cli.intake.unfolding.errors import without_errors
from iclei_cli.intake.unfolding.notices import notices_of_several, without_those_read
from iclei_cli.intake.unfolding.people_in_cells import with_a_row_for_each
from iclei_cli.intake.unfolding.same_as_above import filled_from_above
from iclei_cli.intake.words.text import one_line
from iclei_cli.intake.words.vocabulary import NAMES
from iclei_cli.system.errors import RefusedError, UsageError
from iclei_cli.system.messages import message
from iclei_cli.system.whole_numbers import whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.group import Topic
    from iclei_cli.intake.columns.column import Column
    from iclei_cli.intake.columns.headers import Claim
    from iclei_cli.intake.files.sheet import ListFile, Sheet
    from iclei_cli.intake.row_kinds.sorted_rows import SortedRows
    from iclei_cli.intake.row_kinds.unnamed import UnnamedPlaces
    from iclei_cli.intake.unfolding.blocks import Blocks
    from iclei_cli.system.messages import Message

# Above a header stand a title, a logo, a few lines of explanation.
_ROWS_SEARCHED = 30
_MOST_LABELS_IN_A_ROW = 2
"""A row of a form has one label or two, where the header of a list mostly has more."""
_VALUE = re.compile(r"[^\s@]{1,99}@[^\s@]{1,99}\.\w{2,20}|[+(]{0,2}\d[\d() .\-]{7,20}\d")
_NUMBER_OR_TIME = re.compile(r"[\d.,:/\- T]*\d[\d.,:/\- TZ]*")
_PEOPLE = re.compile("attendee|participant|registrant|참석자|참가자|신청자|参加者|参会", re.IGNORECASE)
_SPEAKS_OF_NAMES = re.compile("이름|성명|성함|name|氏名|名前|姓名|名字", re.IGNORECASE)
_MASKED = re.compile(r"^[가-힣][*○O]+[가-힣]?$")
_NOTHING_SAID = Instructions()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of which the header is understood.

    Attributes:
        file: its name as given.
        sheet: with all its rows.
        header_row: where the header stands, from 1; the lower row of two.
        header_cells: what heads the columns.
        columns: what each column is.
        notices: what the user should know of all that.
        rows: the rows below the header, up to the last that is filled or the last before another list: those
            about people, and the others.
        unnamed: places for people who are not named yet.
    """

    file: str | Message
    sheet: Sheet
    header_row: int
    header_cells: list[str]
    columns: tuple[Column, ...]
    notices: tuple[Message, ...]
    rows: SortedRows
    unnamed: Sequence[UnnamedPlaces]


def find_table(
    document: ListFile,
    topics: Mapping[str, Topic],
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    instructions: Instructions = _NOTHING_SAID,
) -> Table:
    """Find the sheet and the row whose header is best understood, and tell its columns.

    `sheet` (its name, or its number from 1) and `header_row` say where it is, if they are given, and
    `instructions` what columns are.

    Raises:
        RefusedError: `header-missing` or another of `header-missing-…`, when no row has a column for
            names; `file-open-quote`, when the rows below cannot be told apart;
            `ambiguous-columns`, when columns cannot.
        UsageError: there is no such sheet, row or column.
    """
    sheets = document.sheets if sheet is None else (_sheet_named(document, sheet),)
    headers = [
        _best_header(table, instructions)
        if header_row is None
        else _header_at(table, header_row, instructions)
        for table in sheets
    ]
    header = max(headers, key=lambda header: header.merit)
    is_poor = header_row is None and len(header.fields) <= _MOST_LABELS_IN_A_ROW
    form = form_on(header.sheet, instructions.claim_of) if is_poor else None
    if form is not None:
        header = _header_at(form, 1, instructions)
    if not header.has_name:
        if header_row is not None and not any(header.cells):
            raise UsageError("header-row-empty", file=document.file, row=header_row)
        raise _no_header(document.file, header)
    if header.sheet.open_quote is not None:
        raise RefusedError("file-open-quote", file=document.file, row=header.sheet.open_quote)
    header, written_short = _with_all_values(header)
    titles, end = _parts(header, instructions)
    blocks, instructions = _blocks(header, end, instructions, document.file)
    stated, told = stated_above(header.sheet.rows[: header.row], header.cells, instructions.claim_of)
    rows = _sorted_rows(header, titles, end, blocks).with_all_given(stated)
    body = [cells for _, cells in rows.people]
    columns, notices = read_columns(_titles(header, blocks), body, topics, instructions, document.file)
    fields = {column.index: column.field for column in columns if column.field is not None}
    name = next((column.header for column in columns if column.field == "name"), "")
    count = len(rows.people)
    rows, several = with_a_row_for_each(rows, name, fields)
    unnamed = unnamed_places(rows.passed, fields)
    notices = [
        *without_those_read(notices, len(rows.people) - count),
        *_unread_sheets(headers, header),
        *written_short,
        *told,
        *_what_is_not_shown(header, end),
        *notices_of(rows.passed),
        *notice_of_unnamed(unnamed),
        *([message("form-turned", people=count)] if form is not None else []),
        *notices_of_several(blocks.names_of(unique_titles(header.cells)) if blocks else (), count, several),
    ]
    if end is not None:
        notices.append(message("another-list", row=end + 1))
    return Table(
        document.file, header.sheet, header.row, list(header.cells), columns, tuple(notices), rows, unnamed
    )


def _sheet_named(document: ListFile, wanted: str) -> Sheet:
    """Return the sheet of that name, or else of that number.

    Raises:
        UsageError: there is none.
    """
    for sheet in document.sheets:
        if sheet.name is not None and one_line(sheet.name).casefold() == one_line(wanted).casefold():
            return sheet
    is_workbook = any(sheet.name is not None for sheet in document.sheets)
    if is_workbook and wanted.isdecimal() and 0 < whole_number(wanted) <= len(document.sheets):
        return document.sheets[whole_number(wanted) - 1]
    names = [sheet.name for sheet in document.sheets if sheet.name is not None]
    known = message("sheets", names=names) if names else message("sheet-without-name")
    raise UsageError("sheet-unknown", file=document.file, sheet=wanted, known=known)


# The header row


@dataclass(frozen=True, slots=True)
class _Header:
    """A row that could be the header; `row` counts from 1, and is the lower row of a header of two."""

    sheet: Sheet
    row: int
    cells: tuple[str, ...]
    claims: tuple[Claim | None, ...]

    @property
    def fields(self) -> set[str]:
        return {claim.field for claim in self.claims if claim}

    @property
    def has_name(self) -> bool:
        """Whether a column of names is among them; a row with an e-mail or a phone number is no header."""
        return not self.fields.isdisjoint(NAMES) and not any(_VALUE.fullmatch(cell) for cell in self.cells)

    @property
    def merit(self) -> tuple[bool, bool, int, bool]:
        above = [cell for cell in self.sheet.rows[self.row - 2] if cell] if self.row > 1 else []
        # Of a list of hosts and one of attendees below it, the second is meant.
        is_of_people = len(above) == 1 and _PEOPLE.search(above[0]) is not None
        return (self.has_name, not self.sheet.is_hidden, len(self.fields), is_of_people)


def _best_header(sheet: Sheet, instructions: Instructions) -> _Header:
    """The row of which most is understood, with the row below it where that is a part of the header."""
    numbers = range(1, min(len(sheet.rows), _ROWS_SEARCHED) + 1)
    candidates = [_header_at(sheet, row, instructions) for row in numbers]
    best = max(candidates, key=lambda header: header.merit, default=_Header(sheet, 0, (), ()))
    return _with_row_below(best, instructions) if best.has_name else best


def _header_at(sheet: Sheet, row: int, instructions: Instructions) -> _Header:
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else []
    return _header_of(sheet, row, cells, instructions)


def _header_of(sheet: Sheet, row: int, cells: Sequence[str], instructions: Instructions) -> _Header:
    return _Header(sheet, row, tuple(cells), instructions.claims(without_numbers(cells)))


def _with_row_below(header: _Header, instructions: Instructions) -> _Header:
    """Join `연락처 | (empty)` and, below it, `휴대폰 | 이메일`; or what is above, if that heads, too.

    Cells merged over both rows show it, or a row of which more is understood than not.
    """
    rows = header.sheet.rows
    if header.row < len(rows) and (cells := join_rows(header.cells, rows[header.row], instructions.claim_of)):
        return _header_of(header.sheet, header.row + 1, cells, instructions)
    above = (
        _header_at(header.sheet, header.row - 1, instructions)
        if header.row > 1
        else _Header(header.sheet, 0, (), ())
    )
    is_merged = any(top and top == low for top, low in zip(above.cells, header.cells, strict=False))
    understood = sum(claim is not None for claim in above.claims)
    is_header = above.has_name and understood * 2 > sum(map(bool, above.cells))
    if (is_merged or is_header) and (cells := join_rows(above.cells, header.cells, instructions.claim_of)):
        return _header_of(header.sheet, header.row, cells, instructions)
    return header


def _parts(header: _Header, instructions: Instructions) -> tuple[frozenset[int], int | None]:
    """Return the rows that head a repeated header, and the last row before another list."""
    rows = header.sheet.rows
    titles = set()
    for number in range(header.row + 1, len(rows)):
        if len(rows[number - 1]) - rows[number - 1].count("") != 1:
            continue
        below = [cell for cell in rows[number] if cell]
        if below == [cell for cell in header.cells if cell]:
            titles.add(number)
        elif len(below) > 1 and _header_at(header.sheet, number + 1, instructions).has_name:
            known = sum(cell in header.cells or instructions.claim_of(cell) is not None for cell in below)
            if known * 2 > len(below):
                return frozenset(titles), number - 1
    return frozenset(titles), None


# What is in the file, but is not what it shows


def _with_all_values(header: _Header) -> tuple[_Header, list[Message]]:
    """Empty cells that hold the error of a formula, fill those that say that they are as above, and tell."""
    rows: Sequence[list[str]] = header.sheet.rows
    text = "\n".join(map("|".join, rows[header.row :]))
    rows, errors = without_errors(rows, header.row, text)
    names = [place for place, claim in enumerate(header.claims) if claim and claim.field in NAMES]
    rows, dittos = filled_from_above(rows, header.row, text, names)
    notices = [
        message(code, text=text, column=_column_name(header, place), rows=numbers)
        for code, found in (("error-values", errors), ("cells-as-above", dittos))
        for (place, text), numbers in sorted(found.items())
    ]
    return replace(header, sheet=header.sheet._replace(rows=rows)), notices


def _column_name(header: _Header, place: int) -> str:
    title = one_line(header.cells[place]) if place < len(header.cells) else ""
    return title or column_name(place)


def _what_is_not_shown(header: _Header, end: int | None) -> list[Message]:
    """Tell of rows and of a sheet that the program in which the file was made does not show."""
    sheet = header.sheet
    last = len(sheet.rows) if end is None else end
    notices = [message("sheet-hidden", sheet=sheet.name)] if sheet.is_hidden else []
    hidden = [row for row in sheet.hidden_rows if header.row < row <= last and any(sheet.rows[row - 1])]
    if hidden:
        notices.append(message("rows-hidden", rows=hidden))
    unseen = [row for row in sheet.unseen_rows if header.row < row <= last]
    if unseen:
        notices.append(message("rows-unseen", rows=unseen))
    columns: dict[int, list[int]] = defaultdict(list)
    for row, column in sheet.uncalculated:
        if header.row < row <= last:
            columns[column - 1].append(row)
    return [
        *notices,
        *(
            message("formulas-uncalculated", column=_column_name(header, place), rows=rows)
            for place, rows in sorted(columns.items())
        ),
    ]


def _sorted_rows(
    header: _Header, titles: Collection[int], end: int | None, blocks: Blocks | None
) -> SortedRows:
    """Tell which rows below the header are about people."""
    rows = header.sheet.rows[:end]
    last = next((number for number in range(len(rows), 0, -1) if any(rows[number - 1])), 0)
    body: Iterable[tuple[int, list[str]]] = islice(enumerate(rows, 1), header.row, last)
    cells = _titles(header, blocks)
    if blocks is not None:
        body = blocks.unfolded(body)
    claims = zip(header.claims, cells, strict=True)
    fields = {
        place: claim.field for place, (claim, cell) in enumerate(claims) if claim and (cell or blocks is None)
    }
    return sort_rows(body, cells, fields, titles, header.sheet.wide_rows)


# Several people in a row


def _blocks(
    header: _Header, end: int | None, instructions: Instructions, file: str | Message
) -> tuple[Blocks | None, Instructions]:
    """Find people beside each other in a row, and leave out what is said of the columns of the later ones.

    Raises:
        RefusedError: `people-beside-each-other`, where that is not clear, and the user does not say so.
    """
    above = header.sheet.rows[header.row - 2] if header.row > 1 else []
    fields = [claim.field if claim else None for claim in header.claims]
    blocks = find_blocks(header.cells, fields, above, header.sheet.rows[header.row : end])
    if blocks is None:
        return None, instructions
    names = blocks.names_of(unique_titles(header.cells))
    said = [instructions.said_of(title) for title in names[1:]]
    if all(field == "name" for field in said) or (blocks.is_clear and not any(said)):
        return blocks, instructions.without(names[1:])
    if any(said):
        return None, instructions
    raise RefusedError(
        "people-beside-each-other",
        file=file,
        headers=names,
        people=[message("rival-choice", column=[title, "name"]) for title in names],
        others=[message("rival-choice", column=[title, EXTRA]) for title in names[1:]],
    )


def _titles(header: _Header, blocks: Blocks | None) -> list[str]:
    """Return the titles of the columns that are read: of people beside each other, those of the first."""
    return list(header.cells) if blocks is None else blocks.cleared(without_numbers(header.cells))


def _no_header(file: str | Message, best: _Header) -> RefusedError:
    rows = best.sheet.rows
    # Where no header is understood at all, the fullest row is most likely to be meant for one. A row of
    # somebody's data is none.
    titles = [number for number, row in enumerate(rows[:_ROWS_SEARCHED]) if any(row) and not _is_data(row)]
    fullest = max(titles, key=lambda number: sum(map(bool, rows[number])), default=None)
    place = best.row - 1 if best.fields and best.row - 1 in titles else fullest
    if place is None:
        return RefusedError("header-missing-above-data", file=file, searched=_ROWS_SEARCHED)
    cells = rows[place]
    seen = [one_line(cell) for cell in cells if cell]
    header = _header_of_names(cells, rows[place + 1 :], best if place == best.row - 1 else None)
    if header is None:
        return RefusedError("header-missing-names", file=file, searched=_ROWS_SEARCHED, seen=seen)
    return RefusedError(
        "header-missing", file=file, searched=_ROWS_SEARCHED, seen=seen, column=[header, "name"]
    )


def _is_data(row: Sequence[str]) -> bool:
    return any(_VALUE.fullmatch(cell) or _NUMBER_OR_TIME.fullmatch(cell) for cell in row)


def _header_of_names(cells: Sequence[str], body: Sequence[Sequence[str]], best: _Header | None) -> str | None:
    """Return the first header under which names could stand: it means nothing else, and no cell repeats."""
    claims = best.claims if best is not None else ()
    found = []
    for place, cell in enumerate(cells):
        is_known = place < len(claims) and claims[place] is not None
        values = [row[place] for row in body[:_ROWS_SEARCHED] if place < len(row) and row[place]]
        if cell and not is_known and len(set(values)) == len(values) and (_are_names(values) or not body):
            found.append(one_line(cell))
    return next(filter(_SPEAKS_OF_NAMES.search, found), next(iter(found), None))


def _are_names(values: Sequence[str]) -> bool:
    """Tell whether most of the cells may be names; those of an empty column are none."""
    names = sum(is_like_name(one_line(value)) or _MASKED.search(value) is not None for value in values)
    return names * 2 > len(values) and not any(_is_data([value]) for value in values)


def _unread_sheets(headers: Sequence[_Header], read: _Header) -> list[Message]:
    """Tell which other sheets look like lists of people, too."""
    others = [header for header in headers if header.has_name and header.sheet.name != read.sheet.name]
    names = [header.sheet.name for header in others if header.sheet.name is not None]
    return [message("sheets-not-read", names=names)] if names else []
