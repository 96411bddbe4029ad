"""The sheet with everybody who is coming, with their groups: in order of name, or as it is asked for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from openpyxl.worksheet.pagebreak import Break

from iclei_cli.assembly.nouns.fields import FIELD, FIELDS, ValueType
from iclei_cli.assembly.people.columns import Column as Known
from iclei_cli.assembly.roster_marks import PEOPLE_MARK, round_place
from iclei_cli.exports.roster.source import mark
from iclei_cli.exports.sheet.columns import Column, fit_columns, lay_out, write_heading, write_row
from iclei_cli.exports.sheet.page import LANDSCAPE, MOST_SQUEEZE, PORTRAIT, set_up_page, set_widths
from iclei_cli.exports.sheet.table import add_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.roster.book import Book
    from iclei_cli.exports.roster.wishes import RosterWishes
    from iclei_cli.exports.roster.words import Words

_WIDEST = {
    "organisation": 38.0,
    "position": 22.0,
    "municipality": 20.0,
    "sector": 36.0,
    "phone": 22.0,
    "email": 34.0,
}
_USUAL_WIDTH = 28.0
"""Beyond which the text of a column is wrapped."""

_UNBROKEN = {ValueType.SECTOR, ValueType.PHONE, ValueType.EMAIL}
"""Of these no word is broken to make room."""

_NUMBER = Known("id")


def write_participants(sheet: Worksheet, book: Book, wishes: RosterWishes) -> None:
    """Fill the sheet; phone numbers and e-mail addresses are on it only if that is asked for."""
    people, language, source = wishes.in_order(book.seating.people), book.language, book.source
    natural = lay_out(_columns(book, wishes), people)
    landscape = natural.total > PORTRAIT
    # Contacts make the list wide: rather a little smaller than all in pieces.
    widest = LANDSCAPE * MOST_SQUEEZE
    layout = fit_columns(natural, min(max(natural.total, LANDSCAPE), widest) if landscape else PORTRAIT)
    set_widths(sheet, layout.widths)
    write_heading(sheet, 1, layout)
    source.know_columns(layout.columns)
    for row, person in enumerate(people, start=2):
        values = write_row(sheet, row, layout, person)
        source.know_row(person.id, layout.columns, values)
    header = language.phrase("print-participants")
    set_up_page(sheet, language, book.event, header=header, landscape=landscape, heading_row=1)
    _part(sheet, people, wishes.group)
    if layout.columns:
        add_table(sheet, "participants", [column.heading for column in layout.columns], 1, len(people) + 1)
        source.offer(sheet, layout, (2, len(people) + 1))
        mark(sheet, 1, len(layout.columns) + 2, PEOPLE_MARK)


def _part(sheet: Worksheet, people: Sequence[Participant], group: Known | None) -> None:
    """Begin a page where another part begins."""
    if group is None:
        return
    for row, (one, next_one) in enumerate(pairwise(people), start=2):
        if group.value_of(one) != group.value_of(next_one):
            sheet.row_breaks.append(Break(id=row))


def _columns(book: Book, wishes: RosterWishes) -> Iterator[Column[Participant]]:
    # What a part is called is told where it begins.
    first = [_NUMBER] if wishes.group in {None, _NUMBER} else [_NUMBER, wishes.group]
    usual = [Known(field.name) for field in FIELDS if field.is_printed]
    asked = usual if wishes.columns is None else list(wishes.columns)
    # The phone first: whoever is not there yet is called.
    reached = [Known(field.name) for field in reversed(FIELDS) if field.is_contact and wishes.contacts]
    shown = list(dict.fromkeys(column for column in (*first, *asked) if column is not None))
    yield from (_column(column, book.words) for column in shown)
    yield from group_columns(book)
    yield from (_column(column, book.words) for column in reached if column not in shown)


def _column(column: Known, words: Words) -> Column[Participant]:
    field = None if column.is_extra else FIELD[column.name]
    return Column(
        words.heading_of(column),
        lambda person: words.value_of(column, person),
        widest=_WIDEST.get(column.name, _USUAL_WIDTH),
        is_number=column == _NUMBER,
        keeps_words=field is not None and field.value in _UNBROKEN,
        key=f"extra {column.name}" if column.is_extra else column.name,
    )


def group_columns(book: Book) -> Iterator[Column[Participant]]:
    """Yield a column with the group of each person, or one for every round."""
    seating, language = book.seating, book.language
    for number, names in enumerate(seating.group_names(), start=1):
        if seating.rounds == 1:
            heading = language.heading("heading-group")
        else:
            heading = language.heading("print-round", round=number)
        yield Column(
            heading,
            lambda person, names=names: names.get(person.id),  # type: ignore[misc]
            widest=42.0,
            keeps_words=True,
            key=round_place(number),
        )
