"""A person, a room or a table that would be in two places at a time."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.programme.check.problem import Problem, clock, typed_time, who
from iclei_cli.assembly.programme.check.venue import other_room
from iclei_cli.assembly.programme.check.whereabouts import at_tables, groups_in, on_stage
from iclei_cli.assembly.programme.people import number_of, printed_name
from iclei_cli.assembly.programme.rooms import place_of, room_called
from iclei_cli.assembly.programme.times import Span, span_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.programme.check.whereabouts import Presence
    from iclei_cli.system.messages import Fact, Message


def people_twice(assembly: Assembly) -> Iterator[Problem]:
    """Everybody who would be on two stages, or on a stage and at a table, at a time: two sessions once."""
    by_person = on_stage(assembly)
    tables = at_tables(assembly, [key for key in by_person if isinstance(key, int)])
    for key, stages in by_person.items():
        places = [*stages, *(tables.get(key, ()) if isinstance(key, int) else ())]
        told: set[frozenset[str]] = set()
        for first, second in combinations(sorted(places, key=lambda place: place.span), 2):
            pair = frozenset((first.session.key, second.session.key))
            # Where only tables are in two places, that is told of the tables.
            is_new = len(pair) > 1 and pair not in told and (first.appearance or second.appearance)
            if is_new and first.span.overlaps(second.span):
                told.add(pair)
                yield _person_twice(assembly, first, second)


def rooms_twice(assembly: Assembly) -> Iterator[Problem]:
    """Every room in which two sessions would be at a time, or a session and tables of another one."""
    for pair in _at_a_time(assembly):
        for room, groups in _shared_rooms(assembly, pair):
            known = room_called(assembly, room)
            if known is None or not known.may_hold_several:
                yield _room_twice(assembly, pair, room, groups)


def groups_twice(assembly: Assembly) -> Iterator[Problem]:
    """All tables that would come together in two sessions at a time."""
    for pair in _at_a_time(assembly):
        others = {group.key for group in groups_in(assembly, pair.second)}
        shared = [group for group in groups_in(assembly, pair.first) if group.key in others]
        if shared:
            other_groups = message("programme-other-groups", session=pair.second.key)
            yield Problem(
                "group-in-two-places",
                {**_facts(assembly, pair), "groups": [group.label for group in shared]},
                (pair.first.key, pair.second.key),
                groups=tuple(group.key for group in shared),
                remedies=(other_groups, *_later(pair)),
            )


class _Pair(NamedTuple):
    """Two sessions, the first of which begins first, and the time in which both are."""

    first: Session
    second: Session
    shared: Span


def _at_a_time(assembly: Assembly) -> Iterator[_Pair]:
    """Every two sessions that are at some moment both."""
    spans = [(span, session) for session in assembly.sessions.values() if (span := span_of(session))]
    spans.sort(key=lambda item: item[0])
    for (span, one), (its, other) in combinations(spans, 2):
        if span.overlaps(its):
            yield _Pair(one, other, span.shared(its))


def _person_twice(assembly: Assembly, first: Presence, second: Presence) -> Problem:
    appearance = first.appearance or second.appearance
    assert appearance is not None, "one of the two is on a stage"
    speaker = appearance.speaker
    pair = _Pair(first.session, second.session, first.span.shared(second.span))
    are_stages = first.table is None and second.table is None
    return Problem(
        "person-in-two-places",
        {
            **_facts(assembly, pair),
            "who": who(assembly, speaker),
            "first_role": first.what,
            "second_role": second.what,
        },
        (first.session.key, second.session.key),
        people=() if speaker.person is None else (speaker.person,),
        guests=(printed_name(assembly, speaker),) if speaker.person is None else (),
        groups=tuple(place.table for place in (first, second) if place.table is not None),
        remedies=(
            *_take_off(assembly, second, speaker.person),
            *_take_off(assembly, first, speaker.person),
            *(_later(pair) if are_stages else ()),
        ),
    )


def _take_off(assembly: Assembly, place: Presence, ident: int | None) -> Iterator[Message]:
    """The command by which somebody is not there."""
    if place.appearance is not None:
        number, talk = number_of(place.appearance)
        yield message("programme-take-off", session=place.session.key, number=number, talk=talk)
    elif place.role is not None:
        yield message("programme-other-host", group=place.table, role=place.role)
    elif assembly.plan is not None:
        yield message("programme-absent", id=ident, rounds=list(assembly.plan.numbers))


def _shared_rooms(assembly: Assembly, pair: _Pair) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rooms that both are in, each with the keys of the tables by which one of them is."""
    first, second, _ = pair
    rooms = [None if item.room is None else place_of(assembly, item.room) for item in (first, second)]
    if first.room is not None and rooms[0] == rooms[1]:
        yield first.room, ()
        return
    for one, other in ((first, second), (second, first)):
        if other.room is None:
            continue
        place = place_of(assembly, other.room)
        inside = {group.key for group in groups_in(assembly, other)}
        groups = tuple(
            group.key
            for group in groups_in(assembly, one)
            if group.room is not None and group.key not in inside and place_of(assembly, group.room) == place
        )
        if groups:
            yield other.room, groups


def _room_twice(assembly: Assembly, pair: _Pair, room: str, groups: tuple[str, ...]) -> Problem:
    is_known = room_called(assembly, room) is not None
    return Problem(
        "room-in-two-places",
        {**_facts(assembly, pair), "room": room, "groups": [assembly.groups[key].label for key in groups]},
        (pair.first.key, pair.second.key),
        groups=groups,
        remedies=(
            other_room(assembly, pair.second),
            *_later(pair),
            message("programme-several" if is_known else "programme-several-new", room=[room]),
        ),
    )


def _facts(assembly: Assembly, pair: _Pair) -> dict[str, Fact]:
    is_open = pair.first.end is None or pair.second.end is None
    return {
        "first": pair.first.title,
        "second": pair.second.title,
        "start": clock(assembly, pair.shared.start),
        "end": None if is_open else clock(assembly, pair.shared.end),
    }


def _later(pair: _Pair) -> Iterator[Message]:
    """The command that has the second session begin when the first has ended."""
    one, other = span_of(pair.first), span_of(pair.second)
    if one is not None and other is not None and pair.first.end is not None and pair.second.end is not None:
        yield message(
            "programme-later",
            session=pair.second.key,
            start=typed_time(pair.second, one.end),
            end=typed_time(pair.second, one.end + (other.end - other.start)),
        )
