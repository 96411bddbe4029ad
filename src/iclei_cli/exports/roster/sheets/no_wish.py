"""The sheet of those who sit in no round at any topic of their choice: for the office alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.exports.roster.sheets.listing import write_listing
from iclei_cli.exports.roster.sheets.participants import group_columns
from iclei_cli.exports.sheet.columns import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.roster.book import Book
    from iclei_cli.exports.roster.words import Words


def write_no_wish(sheet: Worksheet, book: Book) -> None:
    """Fill the sheet; whoever sits nowhere is on it, too, if they wished for anything."""
    got: dict[int, set[str | None]] = {}
    for printed in book.seating.groups:
        for members in printed.rounds:
            for person in members:
                got.setdefault(person.id, set()).add(printed.group.topic)
    people = [
        person
        for person in book.seating.people
        if person.choices and got.get(person.id, set()).isdisjoint(person.choices)
    ]
    columns = [*_columns(book.words, book.language), *group_columns(book)]
    write_listing(sheet, book, "print-no-wish", columns, people, nothing="print-everybody-got-one")


def _columns(words: Words, language: PrintLanguage) -> Iterator[Column[Participant]]:
    heading = language.heading
    yield Column(heading("heading-id"), lambda person: person.id, is_number=True)
    yield Column(heading("heading-name"), lambda person: person.name)
    yield Column(heading("heading-organisation"), lambda person: person.organisation, widest=34)
    yield Column(
        heading("heading-wishes"),
        lambda person: ", ".join(words.topics.get(key, key) for key in person.choices),
        widest=48,
    )
