"""The door as documents: who was checked in, who has come, and how many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from iclei_cli.assembly.door.attendance import (
    ABSENT,
    Place,
    attendance,
    expected_at,
    moment_of,
    strangers,
    walk_ins,
)
from iclei_cli.assembly.door.check_in import known_here
from iclei_cli.assembly.door.clock import on_the_wall
from iclei_cli.assembly.door.stage import people_on_stage
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.cli.documents.document import Document, InLanguages, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.door.attendance import Presence
    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant


class TableSeat(InLanguages, frozen=True, kw_only=True):
    """Where somebody sits.

    Attributes:
        round: from 1.
        group: the key of the group.
        label: of the group, as it is printed.
        room: where it is; null if that is not known.
    """

    round: int
    group: str
    label: str
    room: str | None


class AtTheDoor(msgspec.Struct, frozen=True, kw_only=True):
    """A person at the door.

    Attributes:
        id: their number.
        name: as it is printed.
        name_en: in Latin letters; null if that is not known.
        organisation: whom they come from; null if that is not known.
        position: what they are there; null if that is not known.
        seats: where they sit, round by round.
        roles: what they do at the assembly.
        notes: what somebody wrote about them.
        came: when they came first, in the event's time zone, ISO 8601; null if they have not.
        left: when they left last; null if they are here or have not come.
        desk: where they were checked in; null if that desk has no name.
        walk_in: whether they were on no list before.
        badges: the codes of blank badges that they were given.
    """

    id: int
    name: str
    name_en: str | None
    organisation: str | None
    position: str | None
    seats: list[TableSeat]
    roles: list[str]
    notes: str | None
    came: str | None
    left: str | None
    desk: str | None
    walk_in: bool
    badges: list[str]


class CheckedIn(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one person at the door.

    Attributes:
        outcome: `in` or `out`, or `undone`; `already` if it was so before and nothing was noted;
            `badge-undone` if a blank badge that they were given is theirs no more, and nothing was noted.
        person: who it is, as known now.
        consents_to_ask: of a walk-in: the purposes for which others on the list were asked for consent, and
            they were not yet; else [].
        badge: the code of the blank badge that was given to them, or taken back; null: none was.
    """

    outcome: str
    person: AtTheDoor
    consents_to_ask: list[str]
    badge: str | None


class CheckinDocument(Document, frozen=True):
    """What was noted at the door.

    Attributes:
        session: the key of the session to which they came; null: to the assembly.
        people: in the order in which they were typed.
    """

    commands: ClassVar = ("checkin", "checkin undo")

    session: str | None
    people: list[CheckedIn]


class ArrivalsDocument(Document, frozen=True):
    """Who has come, or who has not.

    Attributes:
        session: the key of the session to which they came; null: to the assembly.
        day: of which this tells, `YYYY-MM-DD`; null: of all.
        missing: whether this is who has not come, of those who are expected.
        people: in the order in which they came; those who have not, in order of number.
    """

    commands: ClassVar = ("checkin list",)

    session: str | None
    day: str | None
    missing: bool
    people: list[AtTheDoor]


class Turnout(msgspec.Struct, frozen=True, kw_only=True):
    """How many came of how many.

    Attributes:
        expected: who are on the list and were to come, or did; without walk-ins.
        arrived: how many of them have come.
    """

    expected: int
    arrived: int


class CheckinStatusDocument(Document, frozen=True):
    """How many have come of how many.

    Attributes:
        session: the key of the session to which they came; null: to the assembly.
        day: of which this tells, `YYYY-MM-DD`; null: of all.
        expected: who are on the list and were to come, or did; without walk-ins.
        arrived: how many of them have come.
        walk_ins: how many have come who were on no list before they came to the assembly.
        here: how many are here now, walk-ins among them.
        by_sector: the same by sector's key; `none` of those who have none.
        by_municipality: the same by city or county; `none` of those who have none.
        by_group: the same by the key of the group in which they sit in the first round in which they sit.
        missing_speakers: the numbers of those who speak, lead or host at the assembly and have not come.
        last: who came last, the latest first.
        pace: how many came in the last ten minutes before the latest arrival.
        not_listed: how many arrivals are of people who are on the list no more; they count nowhere.
    """

    commands: ClassVar = ("checkin status",)

    session: str | None
    day: str | None
    expected: int
    arrived: int
    walk_ins: int
    here: int
    by_sector: dict[str, Turnout]
    by_municipality: dict[str, Turnout]
    by_group: dict[str, Turnout]
    missing_speakers: list[int]
    last: list[AtTheDoor]
    pace: int
    not_listed: int


_LAST = 5
"""So many of those who came last are told."""

_PACE_SECONDS = 600


def at_the_door(
    assembly: Assembly, person: Participant, presence: Presence, *, is_walk_in: bool
) -> AtTheDoor:
    """A person as the desk is to see them."""
    has_left = not presence.is_here
    return AtTheDoor(
        id=person.id,
        name=person.name,
        name_en=person.name_en,
        organisation=person.organisation,
        position=person.position,
        seats=table_seats(assembly, person),
        roles=list(person.roles),
        notes=person.notes,
        came=on_the_wall(assembly.event, presence.first.time) if presence.first else None,
        left=on_the_wall(assembly.event, presence.last.time) if has_left and presence.last else None,
        desk=presence.first.desk if presence.first else None,
        walk_in=is_walk_in,
        badges=list(person.badges),
    )


def at_desk(assembly: Assembly, person: Participant, desk: Desk) -> AtTheDoor:
    """A person as a desk sees them today."""
    presence = known_here(assembly, person, desk)
    return at_the_door(assembly, person, presence, is_walk_in=person.id in walk_ins(assembly))


def table_seats(assembly: Assembly, person: Participant) -> list[TableSeat]:
    """Where a person sits in every round in which they do."""
    keys = seats_of(assembly.plan, person.id) if assembly.plan else []
    return [
        TableSeat(round=number, group=key, **_named(assembly, assembly.groups[key]))
        for number, key in enumerate(keys, start=1)
        if key in assembly.groups
    ]


def _named(assembly: Assembly, group: Group) -> dict[str, Any]:
    """What a table is called, and where it is."""
    room = room_of(assembly, group)
    return texts_in(assembly.event.language, label=group.label, room=room)


def checkin_document(
    assembly: Assembly, outcomes: Sequence[tuple[int, str]], desk: Desk, badge: str | None = None
) -> CheckinDocument:
    """What became of these people at a desk, by number, each with their outcome.

    `badge` is the code of the blank one that the only one of them was given, or that was taken back.
    """
    people = []
    for ident, outcome in outcomes:
        person = assembly.participants[ident]
        seen = at_desk(assembly, person, desk)
        to_ask = _consents_to_ask(assembly, person) if seen.walk_in else []
        people.append(CheckedIn(outcome=outcome, person=seen, consents_to_ask=to_ask, badge=badge))
    return CheckinDocument(session=desk.place.session, people=people)


def _consents_to_ask(assembly: Assembly, person: Participant) -> list[str]:
    """The purposes on which others have answered, and a person has not."""
    everybody = assembly.participants.values()
    asked = dict.fromkeys(consent.purpose for other in everybody for consent in other.consents)
    answered = {consent.purpose for consent in person.consents}
    return [purpose for purpose in asked if purpose not in answered]


def arrivals_document(assembly: Assembly, place: Place, *, missing: bool) -> ArrivalsDocument:
    """Who has come to a place; or who has not, of those who are expected."""
    come, new = attendance(assembly, place), walk_ins(assembly)
    if missing:
        expected = sorted(expected_at(assembly, come), key=lambda person: person.id)
        people = [(person, ABSENT) for person in expected if person.id not in come]
    else:
        in_order = sorted(come.items(), key=lambda item: _moment(item[1]))
        people = [(assembly.participants[ident], presence) for ident, presence in in_order]
    return ArrivalsDocument(
        session=place.session,
        day=place.day,
        missing=missing,
        people=[
            at_the_door(assembly, person, presence, is_walk_in=person.id in new)
            for person, presence in people
        ],
    )


def status_document(assembly: Assembly, place: Place) -> CheckinStatusDocument:
    """How many have come to a place of how many."""
    come, new = attendance(assembly, place), walk_ins(assembly)
    people = expected_at(assembly, come)
    latest = sorted(come, key=lambda ident: _moment(come[ident]), reverse=True)
    return CheckinStatusDocument(
        session=place.session,
        day=place.day,
        expected=len(people),
        arrived=sum(person.id in come for person in people),
        walk_ins=len(new & come.keys()),
        here=sum(presence.is_here for presence in come.values()),
        by_sector=_turnout(((str(person.sector or "none"), person) for person in people), come),
        by_municipality=_turnout(((person.municipality or "none", person) for person in people), come),
        by_group=_turnout(((_group(assembly, person), person) for person in people), come),
        missing_speakers=[ident for ident in people_on_stage(assembly) if ident not in come],
        last=[
            at_the_door(assembly, assembly.participants[ident], come[ident], is_walk_in=ident in new)
            for ident in latest[:_LAST]
        ],
        pace=_pace([_moment(presence) for presence in come.values()]),
        not_listed=len(strangers(assembly)),
    )


def _turnout(
    people: Iterable[tuple[str | None, Participant]], come: dict[int, Presence]
) -> dict[str, Turnout]:
    expected: Counter[str] = Counter()
    arrived: Counter[str] = Counter()
    for value, person in people:
        if value is not None:
            expected[value] += 1
            arrived[value] += person.id in come
    return {value: Turnout(expected=count, arrived=arrived[value]) for value, count in expected.items()}


def _group(assembly: Assembly, person: Participant) -> str | None:
    return next((seat.group for seat in table_seats(assembly, person)), None)


def _moment(presence: Presence) -> float:
    assert presence.first is not None, "they have come"
    return moment_of(presence.first.time)


def _pace(moments: list[float]) -> int:
    """How many came in the last minutes before the latest arrival."""
    since = max(moments, default=0) - _PACE_SECONDS
    return sum(moment > since for moment in moments)
