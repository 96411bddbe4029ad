"""How many people at least have none of their wishes met, reckoned from who may sit where and seats alone.

Whoever has a wish met takes a seat for it. So they are at most as many as flow from people over the groups of
their wishes to seats, each group taking no more than it may, and leaving as many people as the others ask for
(L. Ford and D. Fulkerson, "Maximal flow through a network", 1956). What rules ask of several people, and that
nobody sits anywhere twice, is left out, so that no plan has fewer. In one round without any rule that is all
there is to ask.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assembly.people.languages import languages_count
from iclei_cli.assignment.verify.rules import possible_groups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

Cell: TypeAlias = tuple[int, str]
"""A round, from 1, and a group."""

_MOST = 20_000
"""So many ways from people to seats are looked at, at most."""
_SOURCE, _SINK = "people", "seats"


def fewest_unmet(assembly: Assembly, plan: Plan) -> dict[str, int]:
    """How many at least are in each tier about the worst off; without those that are too much to reckon."""
    possible = {number: possible_groups(assembly, number) for number in plan.numbers}
    wished = _wished_cells(assembly, possible)
    seats = {number: _seats(assembly, number, len(people)) for number, people in possible.items()}
    found = {}
    for name, most in FAIR_TIERS.items():
        alike = Counter(
            frozenset(cell for cell, rank in cells.items() if most is None or rank <= most)
            for cells in wished.values()
        )
        if sum(map(len, alike)) <= _MOST:
            found[name] = alike.total() - _most_met(alike, seats)
    return found


def is_all_there_is(assembly: Assembly, plan: Plan) -> bool:
    """Whether a plan can have as few as `fewest_unmet` says, if nothing counts before that."""
    return (
        len(plan.rounds) == 1
        and not assembly.rules
        and not any(group.hosts or group.if_needed for group in assembly.groups.values())
        and not languages_count(assembly)
        and not any(item.placed is PlacedBy.MOVED for item in plan.in_round(1))
    )


def _wished_cells(
    assembly: Assembly, possible: Mapping[int, Mapping[int, frozenset[str]]]
) -> dict[int, dict[Cell, int]]:
    """Where each person who states choices could have one met, and which that is; of those who are there."""
    topics = {key: group.topic for key, group in assembly.groups.items()}
    wished: dict[int, dict[Cell, int]] = {}
    for number, people in possible.items():
        for ident, groups in people.items():
            person = assembly.participants[ident]
            if person.choices:
                ranks = {key: person.rank_of(topics[key]) for key in groups}
                cells = {(number, key): rank for key, rank in ranks.items() if rank is not None}
                wished.setdefault(ident, {}).update(cells)
    return wished


def _most_met(alike: Counter[frozenset[Cell]], seats: Mapping[int, _Seats]) -> int:
    """How many people at most have a seat in one of their cells."""
    network = _Network()
    for cells, people in alike.items():
        network.add(_SOURCE, cells, people)
        for cell in cells:
            network.add(cells, cell, people)
    for number, here in seats.items():
        for key, (least, most) in here.of_groups.items():
            network.add((number, key), _SINK, least)
            network.add((number, key), number, most - least)
        network.add(number, _SINK, here.beyond_the_least)
    return network.flow()


class _Seats(NamedTuple):
    """The least and the most people of each group in a round, and how many sit beyond the least of all."""

    of_groups: dict[str, tuple[int, int]]
    beyond_the_least: int


def _seats(assembly: Assembly, number: int, people: int) -> _Seats:
    """The seats of a round for so many people; where no group has any, the sizes differ by one."""
    groups = assembly.groups.values()
    seats = {group.key: group.seats_in(number) for group in groups}
    if all(own.min is None and own.max is None for own in seats.values()):
        of_groups = dict.fromkeys(seats, (people // len(seats), -(-people // len(seats))))
    else:
        of_groups = {
            group.key: (
                0 if group.if_needed else seats[group.key].min or 0,
                people if (most := seats[group.key].max) is None else most,
            )
            for group in groups
        }
    return _Seats(of_groups, max(0, people - sum(least for least, _ in of_groups.values())))


class _Network:
    """Ways between places, each with what it can take."""

    def __init__(self) -> None:
        self._room: defaultdict[Hashable, dict[Hashable, int]] = defaultdict(dict)

    def add(self, start: Hashable, end: Hashable, room: int) -> None:
        """Add a way, or room on one."""
        self._room[start][end] = self._room[start].get(end, 0) + room
        self._room[end].setdefault(start, 0)

    def flow(self) -> int:
        """How much can go from all people to all seats, along one shortest way after another."""
        total = 0
        while way := self._way():
            much = min(self._room[start][end] for start, end in way)
            for start, end in way:
                self._room[start][end] -= much
                self._room[end][start] += much
            total += much
        return total

    def _way(self) -> list[tuple[Hashable, Hashable]]:
        came_from: dict[Hashable, Hashable] = {_SOURCE: _SOURCE}
        waiting = deque[Hashable]([_SOURCE])
        while waiting and _SINK not in came_from:
            start = waiting.popleft()
            for place, room in self._room[start].items():
                if room and place not in came_from:
                    came_from[place] = start
                    waiting.append(place)
        if _SINK not in came_from:
            return []
        way: list[tuple[Hashable, Hashable]] = []
        end: Hashable = _SINK
        while end != _SOURCE:
            way.append((came_from[end], end))
            end = came_from[end]
        return way
