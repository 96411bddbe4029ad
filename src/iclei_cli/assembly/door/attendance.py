"""Who has come, computed from the ledger and from nothing else: whoever counts arrivals counts here."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.door.clock import day_of
from iclei_cli.assembly.nouns.day.arrival import ArrivalKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly, Event
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.assembly.nouns.participant import Participant


class Presence(NamedTuple):
    """What the ledger says of one person.

    Attributes:
        first: their first arrival that was not taken back; None if they have not come.
        last: when they came or left last.
    """

    first: Arrival | None = None
    last: Arrival | None = None

    @property
    def has_come(self) -> bool:
        """Whether they have come at all."""
        return self.first is not None

    @property
    def is_here(self) -> bool:
        """Whether they have come and not left since."""
        return self.last is not None and self.last.kind is ArrivalKind.IN


ABSENT = Presence()


class Place(NamedTuple):
    """What somebody comes to: the assembly, or a session by its key; on any day, or on one (`YYYY-MM-DD`)."""

    session: str | None = None
    day: str | None = None


DOOR = Place()


def attendance(assembly: Assembly, place: Place = DOOR) -> dict[int, Presence]:
    """What the ledger says of everybody on the list who has come to a place, by number."""
    owners = _owners(assembly)
    noted: dict[int, list[Arrival]] = defaultdict(list)
    for arrival in _not_taken_back(assembly.arrivals.values()):
        owner = owners.get(arrival.participant)
        if owner is not None and _is_at(assembly.event, arrival, place):
            noted[owner].append(arrival)
    found = ((ident, _presence(arrivals)) for ident, arrivals in noted.items())
    return {ident: presence for ident, presence in found if presence.has_come}


def presence_of(assembly: Assembly, person: Participant, place: Place = DOOR) -> Presence:
    """What the ledger says of one person at a place."""
    noted = _not_taken_back(arrivals_of(assembly, person))
    return _presence(arrival for arrival in noted if _is_at(assembly.event, arrival, place))


def arrivals_of(assembly: Assembly, person: Participant) -> list[Arrival]:
    """All that was noted of a person, and of the records that are theirs, too, as it was noted."""
    numbers = {person.id, *person.merged} - (assembly.participants.keys() - {person.id})
    return [arrival for arrival in assembly.arrivals.values() if arrival.participant in numbers]


def moment_of(time: str) -> float:
    """When an arrival was, to compare: desks may be in different time zones."""
    from datetime import datetime  # noqa: PLC0415 - only whoever puts arrivals in order pays for it

    return datetime.fromisoformat(time).timestamp()


def walk_ins(assembly: Assembly) -> set[int]:
    """Who was on no list before they came, by number: on any day and to any session, they are walk-ins.

    Whoever turned out to be somebody on the list, with whom they were merged, is none.
    """
    marked = {arrival.participant for arrival in assembly.arrivals.values() if arrival.walk_in}
    known = (assembly.participants[ident] for ident in marked if ident in assembly.participants)
    return {person.id for person in known if marked.issuperset(person.merged)}


def expected_at(assembly: Assembly, come: Container[int]) -> list[Participant]:
    """Who on the list was to come to a place, or did, as `come` has them by number; without walk-ins.

    Whoever did not show up was to come: giving them up changes no count.
    """
    new = walk_ins(assembly)
    return [
        person
        for person in assembly.participants.values()
        if person.id not in new and (person.status.is_expected or person.id in come)
    ]


def in_effect(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """Those that were not taken back, in order of time."""
    return sorted(_not_taken_back(arrivals), key=lambda arrival: moment_of(arrival.time))


def strangers(assembly: Assembly) -> list[Arrival]:
    """Arrivals in effect of people who are on the list no more: they count nowhere."""
    owners = _owners(assembly)
    arrivals = assembly.arrivals.values()
    return in_effect(arrival for arrival in arrivals if arrival.participant not in owners)


def undoes_of_nothing(assembly: Assembly) -> list[Arrival]:
    """Those that take back what is not in the ledger."""
    arrivals = assembly.arrivals.values()
    undoes = (arrival for arrival in arrivals if arrival.kind is ArrivalKind.UNDO)
    return [arrival for arrival in undoes if arrival.undoes not in assembly.arrivals]


def at_gone_sessions(assembly: Assembly) -> list[Arrival]:
    """Arrivals in effect at sessions that are in the programme no more: they count nowhere."""
    arrivals = in_effect(assembly.arrivals.values())
    return [
        arrival
        for arrival in arrivals
        if arrival.session is not None and arrival.session not in assembly.sessions
    ]


def _not_taken_back(arrivals: Iterable[Arrival]) -> Iterator[Arrival]:
    """Those in effect: on whatever day an arrival is taken back, it is on its own."""
    noted = list(arrivals)
    taken_back = {arrival.undoes for arrival in noted if arrival.kind is ArrivalKind.UNDO}
    return (
        arrival
        for arrival in noted
        if arrival.kind is not ArrivalKind.UNDO and arrival.nonce not in taken_back
    )


def _presence(arrivals: Iterable[Arrival]) -> Presence:
    noted = sorted(arrivals, key=lambda arrival: moment_of(arrival.time))
    first = next((arrival for arrival in noted if arrival.kind is ArrivalKind.IN), None)
    return Presence(first, noted[-1]) if first is not None else ABSENT


def _is_at(event: Event, arrival: Arrival, place: Place) -> bool:
    is_there = arrival.session == place.session
    return is_there and (place.day is None or place.day == day_of(event, arrival.time))


def _owners(assembly: Assembly) -> dict[int, int]:
    """Whose record a number is, by the number: merged records are of whom they were merged into."""
    merged = {number: person.id for person in assembly.participants.values() for number in person.merged}
    return {**merged, **{ident: ident for ident in assembly.participants}}
