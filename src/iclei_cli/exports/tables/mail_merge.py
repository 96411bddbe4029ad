"""A row for each person who is coming: how they are addressed, and where they sit and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.people.languages import name_in
from iclei_cli.assembly.programme.own_day import own_seats
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.programme.times import kept
from iclei_cli.exports.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.programme.own_day import OwnSeat
    from iclei_cli.assembly.programme.times import Span
    from iclei_cli.exports.language import PrintLanguage


def mail_merge(
    assembly: Assembly, office: PrintLanguage, language_of: Callable[[Participant], PrintLanguage]
) -> Table:
    """Everybody who is coming, by number: headings in the office's language, a row in the person's."""
    seats = own_seats(assembly)
    rounds = 1 if assembly.plan is None else len(assembly.plan.rounds)
    headings = [
        *(office.phrase(f"heading-{name}") for name in ("id", "name")),
        office.phrase("print-addressed-as"),
        *(office.phrase(f"heading-{name}") for name in ("email", "languages")),
    ]
    for number in range(1, rounds + 1):
        shown = number if rounds > 1 else None
        headings += [
            office.phrase("print-of-round", round=shown, what=office.phrase(code))
            for code in ("heading-table", "heading-room", "print-time")
        ]
    rows = [
        _row(assembly, person, seats[person.id], language_of(person), rounds) for person in assembly.coming()
    ]
    return Table(headings, rows)


def addressed(person: Participant, language: PrintLanguage) -> str:
    """A person's name with the honorific of a language: `김하늘 님`, `Ms Kim Haneul`."""
    gender = person.gender if person.gender in {"female", "male"} else None
    code = "print-addressed" if gender is None else f"print-addressed-{gender}"
    return language.main.phrase(code, name=name_in(person, language.codes[0]))


def span_words(span: Span | None, language: PrintLanguage) -> str:
    """When something is: `28 February 2019, 14:00–14:30`; nothing where nobody has said."""
    if span is None:
        return ""
    start, end = kept(span.start), kept(span.end)
    return language.phrase("print-moment", date=start[:10], time=f"{start[11:]}–{end[11:]}")


def _row(
    assembly: Assembly,
    person: Participant,
    seats: Sequence[OwnSeat],
    language: PrintLanguage,
    rounds: int,
) -> list[str]:
    by_round = {seat.round or 1: seat for seat in seats}
    row = [
        str(person.id),
        name_in(person, language.codes[0]),
        addressed(person, language),
        person.email or "",
        language.codes[0],
    ]
    for number in range(1, rounds + 1):
        seat = by_round.get(number)
        row += ["", "", ""] if seat is None else _seat(assembly, seat, language)
    return row


def _seat(assembly: Assembly, seat: OwnSeat, language: PrintLanguage) -> list[str]:
    room = "" if seat.room is None else language.title(room_name(assembly, seat.room))
    return [language.title(seat.group.label), room, span_words(seat.span, language)]
