"""Certificates of attendance, from the ledger alone: for whoever came, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import Place, attendance
from iclei_cli.assembly.door.clock import day_of
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.exports.language import PrintLanguage


@dataclass(frozen=True)
class Certificate:
    """One page.

    Attributes:
        number: of the person.
        heading: what it is.
        name: of the person, in large letters.
        lines: below: who they are.
        words: what is certified.
        signed: who certifies it, and when.
    """

    number: int
    heading: str
    name: str
    lines: tuple[str, ...]
    words: tuple[str, ...]
    signed: tuple[str, ...]


def certificates(
    assembly: Assembly, who: Collection[int] | None, language: PrintLanguage
) -> tuple[Certificate, ...]:
    """The certificates of everybody who came, or of those of them whose numbers are given, by name."""
    come = attendance(assembly)
    people = [assembly.participants[ident] for ident in come if who is None or ident in who]
    return tuple(
        _certificate(assembly, person, sorted({*_days(assembly, person)}), language)
        for person in sorted(people, key=lambda person: (person.name, person.id))
    )


def absent_of(assembly: Assembly, who: Collection[int]) -> list[Participant]:
    """Those of these people who did not come, by number."""
    come = attendance(assembly)
    return [assembly.participants[ident] for ident in sorted(who) if ident not in come]


def _days(assembly: Assembly, person: Participant) -> Iterator[str]:
    numbers = {person.id, *person.merged}
    noted = (arrival.time for arrival in assembly.arrivals.values() if arrival.participant in numbers)
    days = {day_of(assembly.event, time) for time in noted}
    return (day for day in days if person.id in attendance(assembly, Place(None, day)))


def _certificate(
    assembly: Assembly, person: Participant, days: list[str], language: PrintLanguage
) -> Certificate:
    phrase, event = language.phrase, assembly.event
    attended = [
        session.title
        for session in in_order(assembly.sessions.values())
        if person.id in attendance(assembly, Place(session.key))
    ]
    told = [message("print-day", date=day) for day in days]
    words = [phrase("certificate-words", event=event.name, days=told)]
    if attended:
        words.append(phrase("certificate-sessions", sessions=attended))
    organisers = [language.title(text) for text in (event.organiser, event.host) if text]
    return Certificate(
        number=person.id,
        heading=phrase("certificate-heading"),
        name=person.name,
        lines=tuple(filter(None, (person.name_en, person.organisation, person.position))),
        words=tuple(words),
        signed=(phrase("report-list", items=told[-1:]), *organisers[:1]),
    )
