"""The sheet of what is another than on the roster that was handed out last: what stood there, and stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.fields import FIELD
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.roster_marks import page_key
from iclei_cli.exports.roster.sheets.listing import write_listing
from iclei_cli.exports.sheet.columns import Column
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Stood
    from iclei_cli.exports.roster.book import Book
    from iclei_cli.exports.roster.papers import Difference

_TEXTS_OF_PAGE = {
    "label": "heading-label",
    "topic": "heading-topic",
    "municipality": "print-presented-by",
    "room": "heading-room",
}


class Line(NamedTuple):
    """A line of the sheet."""

    number: int | None
    whose: str
    what: str
    was: str
    now: str


class Changes:
    """Puts differences into the words of a print."""

    def __init__(self, book: Book, before: Mapping[Item, HandedOut]) -> None:
        """Know the names of people and tables; `before` those of people who are on the list no more."""
        self._book, self._before = book, before
        self._assembly, self._words, self._language = book.assembly, book.words, book.language
        seating = book.seating
        self._groups = {printed.group.key: printed.name for printed in seating.groups}
        self._pages = {
            page_key(printed.group.key, number): self._page(printed.name, number, seating.rounds)
            for printed in seating.groups
            for number in range(1, seating.rounds + 1)
        }
        self._order = {person.id: place for place, person in enumerate(seating.people)}
        self._rounds = seating.rounds

    def write(self, sheet: Worksheet, found: Sequence[Difference]) -> None:
        """Fill the sheet: people in order of name, then those who are gone, then pages."""
        people = sorted(
            (item for item in found if isinstance(item.item, int)),
            key=lambda item: (self._order.get(item.item, len(self._order)), item.item),  # type: ignore[arg-type]
        )
        pages = [item for item in found if isinstance(item.item, str)]
        lines = [self._line(item) for item in (*people, *pages)]
        write_listing(sheet, self._book, "print-changes", self._columns(), lines)

    def _columns(self) -> Iterator[Column[Line]]:
        heading = self._language.heading
        yield Column(heading("heading-id"), lambda line: line.number, is_number=True)
        yield Column(heading("print-whose"), lambda line: line.whose, widest=34)
        yield Column(heading("heading-field"), lambda line: line.what)
        yield Column(heading("heading-before"), lambda line: line.was, widest=42)
        yield Column(heading("heading-after"), lambda line: line.now, widest=42)

    def _line(self, found: Difference) -> Line:
        phrase, number = self._language.phrase, found.item if isinstance(found.item, int) else None
        whose = self._whose(found.item)
        if found.place == "":
            on_list = phrase("print-on-list")
            not_there = phrase("print-not-on-list")
            return Line(
                number,
                whose,
                phrase("print-participants"),
                not_there if found.was is None else on_list,
                not_there if found.now is None else on_list,
            )
        was, now = (self._stood(found.place, stood) for stood in (found.was, found.now))
        return Line(number, whose, self._what(found), was, now)

    def _whose(self, item: Item) -> str:
        if isinstance(item, str):
            return self._pages.get(item, item)
        return self._name(item)

    def _name(self, number: int) -> str:
        person = self._assembly.participants.get(number)
        if person is not None:
            return person.name
        paper = self._before.get(number)
        return str(paper.values.get("name", "")) if paper else ""

    def _what(self, found: Difference) -> str:
        phrase = self._language.phrase
        if found.place.startswith("round "):
            number = int(found.place.removeprefix("round "))
            return phrase("heading-group") if self._rounds < 2 else phrase("print-round", round=number)  # noqa: PLR2004
        if isinstance(found.item, str):
            if found.place in HOST_ROLES:
                return phrase("print-label", what=message(f"role-{found.place}"))
            return phrase(_TEXTS_OF_PAGE[found.place])
        return phrase(f"heading-{found.place.replace('_', '-')}")

    def _stood(self, place: str, stood: Stood | None) -> str:
        if not stood:
            return "–"
        if not isinstance(stood, str):
            return ", ".join(self._name(number) or f"#{number}" for number in stood)
        if place.startswith("round "):
            return self._groups.get(stood, stood)
        return self._words.value(FIELD[place].value, stood) if place in FIELD else stood

    def _page(self, name: str, number: int, rounds: int) -> str:
        if rounds == 1:
            return name
        return self._language.main.phrase("print-page-of-round", name=name, round=number)
