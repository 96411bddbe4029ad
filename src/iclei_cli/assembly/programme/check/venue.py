"""Rooms that are too small for who is expected in them, and rooms that are free."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assembly.programme.check.problem import Problem
from iclei_cli.assembly.programme.check.whereabouts import groups_in
from iclei_cli.assembly.programme.rooms import place_of, room_called
from iclei_cli.assembly.programme.times import in_order, span_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.room import Room
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.system.messages import Message


def rooms_too_small(assembly: Assembly) -> Iterator[Problem]:
    """Every room in which more people are expected than it takes."""
    for session in in_order(assembly.sessions.values() if assembly.rooms else ()):
        for name, count in _expected(assembly, session).items():
            room = room_called(assembly, name)
            if room is None or room.capacity is None:
                continue
            others = _others_in(assembly, session, room) if room.may_hold_several else {}
            people = count + sum(others.values())
            if people > room.capacity:
                yield _too_small(assembly, session, room, people, tuple(others))


def expected_in(assembly: Assembly, session: Session) -> int | None:
    """How many people are expected in a session: as was said, those of its tables, or all who are coming.

    None where something else goes on at the same time, and nobody has said who is where.
    """
    if session.expected is not None:
        return session.expected
    if session.groups:
        return max(map(Counter.total, _by_table(assembly, session))) if assembly.plan else None
    span = span_of(session)
    others = (span_of(other) for other in assembly.sessions.values() if other.key != session.key)
    if span is not None and any(other is not None and span.overlaps(other) for other in others):
        return None
    return sum(person.is_coming for person in assembly.participants.values())


def other_room(assembly: Assembly, session: Session, people: int | None = None) -> Message:
    """The command that puts a session elsewhere: into the smallest free room that takes so many."""
    free = _free_rooms(assembly, session, people or expected_in(assembly, session) or 0)
    if not free:
        return message("programme-any-other-room", session=session.key)
    return message("programme-other-room", session=session.key, room=[free[0].name])


def _free_rooms(assembly: Assembly, session: Session, people: int) -> list[Room]:
    span = span_of(session)
    taken: set[str] = set()
    for other in assembly.sessions.values():
        its = span_of(other)
        if other.key != session.key and span is not None and its is not None and span.overlaps(its):
            rooms = [other.room, *(group.room for group in groups_in(assembly, other))]
            taken |= {place_of(assembly, room) for room in rooms if room is not None}
    own = None if session.room is None else place_of(assembly, session.room)
    return [
        room
        for room in sorted(assembly.rooms.values(), key=lambda room: room.capacity or 0)
        if (room.capacity or 0) >= people and place_of(assembly, room.key) not in {own, *taken}
    ]


def _expected(assembly: Assembly, session: Session) -> dict[str, int]:
    """How many people are expected in each room of a session; nothing of a room of which nobody knows."""
    groups = groups_in(assembly, session)
    own = session.room and place_of(assembly, session.room)
    if not any(group.room is not None and place_of(assembly, group.room) != own for group in groups):
        people = expected_in(assembly, session)
        return {} if session.room is None or people is None else {session.room: people}
    found: dict[str, int] = {}
    for count in _by_table(assembly, session):
        in_room: dict[str, int] = {}
        for group in groups:
            room = group.room or session.room
            if room is not None:
                in_room[room] = in_room.get(room, 0) + count[group.key]
        found |= {room: max(people, found.get(room, 0)) for room, people in in_room.items()}
    return found


def _by_table(assembly: Assembly, session: Session) -> list[Counter[str]]:
    """How many people sit at each table of a session, round by round; at least, where there is no plan."""
    groups = groups_in(assembly, session)
    if assembly.plan is None:
        return [Counter({group.key: group.seats.min or len(group.hosts) for group in groups})]
    rounds = (tables(assembly, assembly.plan, number) for number in assembly.plan.numbers)
    return [Counter({group.key: len(seated[group.key]) for group in groups}) for seated in rounds]


def _others_in(assembly: Assembly, session: Session, room: Room) -> dict[str, int]:
    """How many people are expected in that room at that time, by session: of those that began before."""
    span = span_of(session)
    found: dict[str, int] = {}
    for other in assembly.sessions.values():
        its = span_of(other)
        if other.key == session.key or span is None or its is None or not span.overlaps(its):
            continue
        if (its, other.key) > (span, session.key):
            continue
        for name, count in _expected(assembly, other).items():
            if room_called(assembly, name) == room:
                found[other.key] = found.get(other.key, 0) + count
    return found


def _too_small(
    assembly: Assembly, session: Session, room: Room, people: int, others: tuple[str, ...]
) -> Problem:
    groups = tuple(
        group.key
        for group in groups_in(assembly, session)
        if group.room is not None and room_called(assembly, group.room) == room
    )
    facts = {
        "room": room.name,
        "capacity": room.capacity,
        "people": people,
        "session": session.title,
        "groups": [assembly.groups[key].label for key in groups],
    }
    is_of_session = session.room is not None and room_called(assembly, session.room) == room
    remedies = [message("programme-capacity", room=room.key)]
    if is_of_session:
        remedies = [
            other_room(assembly, session, people),
            message("programme-expected", session=session.key),
            *remedies,
        ]
    elif groups:
        remedies = [message("programme-room-of-group", group=groups[-1]), *remedies]
    return Problem("room-too-small", facts, (*others, session.key), groups=groups, remedies=tuple(remedies))
