"""Chains of swaps: somebody takes another's seat, they a third one's, until the first one's seat is taken.

Whoever sits alone in a unit is a node, and so is a free seat of each group. An arc from x to y means that x
takes the seat of y. What it costs in each tier depends on x and y alone, as long as every group gives up
one seat of a chain at most. So the cheapest chain of so many arcs is a shortest walk, and those from everyone
back to one person are found at once (Bellman, "On a routing problem", 1958), each group's best among them.
A chain that visits a group twice is left out; so the cheapest that is found need not be the best there is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assignment.solver.model import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.problem.problem import Limit, Problem, Seating

    Numbers = npt.NDArray[np.float32]
    Indices = npt.NDArray[np.int64]

_ARCS = 6
"""So many arcs a chain has at most."""
_NEXT = 3
"""So many of the cheapest chains of each number of arcs are looked at for a group."""
_NODES = 3_600
"""So many nodes are looked at: the groups of every topic in turn, as many as fit."""


@dataclass(frozen=True)
class Chain:
    """A seating in which somebody sits in another group, by a chain, and by how much each tier changes."""

    seating: Seating
    changes: Mapping[str, float]


def cheapest_chains(
    problem: Problem, seating: Seating, others: Sequence[Seating], person: int, names: Sequence[str]
) -> dict[int, Chain]:
    """Find a chain to each group that the person may sit in, for the tiers `names`; those that were found.

    `seating` keeps all rules; `others` are the other rounds, which stay. None is found for somebody who is
    bound to others.
    """
    seats = _Seats(problem, seating, others, person)
    if not seats.is_alone:
        return {}
    return dict(seats.chains(names))


class _Seats:
    """Who sits where, in arrays: people in rows, groups or bands in columns."""

    def __init__(self, problem: Problem, seating: Seating, others: Sequence[Seating], person: int) -> None:
        self.problem = problem
        self.seating = seating
        alone = {
            unit[0]: index
            for index, cohort in enumerate(problem.cohorts)
            for unit in cohort.units
            if len(unit) == 1
        }
        self.is_alone = person in alone
        if not self.is_alone:
            return
        self.sizes = Counter(seating.values())
        self.people = list(_within_reach(problem, seating, alone, person))
        self.origin = self.people.index(person)
        self.cohorts = np.array([alone[ident] for ident in self.people])
        self.holes = [group for group, (_, most) in enumerate(problem.sizes) if self.sizes[group] < most]
        self.seat = np.array([*(seating[ident] for ident in self.people), *self.holes])
        self._count_bands()
        self._count_choices()
        self._count_meetings(others)

    def chains(self, names: Sequence[str]) -> Iterator[tuple[int, Chain]]:
        """Each group with the best chain that was found."""
        everyone = np.arange(len(self.seat))
        arcs = np.zeros((len(everyone), len(everyone)), dtype=np.float32)
        for name in names:
            costs = self._cost(name, everyone, everyone)
            # One of a tier weighs more than a chain can cost in the tiers after it.
            arcs = arcs * (1 + 2 * _ARCS * np.abs(costs).max(initial=0)) + costs
        arcs[~self._is_allowed()] = inf
        walks = list(self._walks(arcs))
        mine = arcs[self.origin]
        for group in range(len(self.problem.groups)):
            there = np.flatnonzero((self.seat == group) & np.isfinite(mine))
            chain = self._best(there, mine, walks, names) if there.size else None
            if chain is not None:
                yield group, chain

    def _walks(self, arcs: Numbers) -> Iterator[tuple[Numbers, Indices]]:
        """What the cheapest walk of 1, 2, … arcs costs from each node to the person, and its first node."""
        costs = arcs[:, self.origin]
        yield costs, np.full(len(costs), self.origin)
        through = np.empty_like(arcs)
        for _ in range(_ARCS - 2):
            np.add(arcs, costs, out=through)
            first = through.argmin(axis=1)
            costs = through[np.arange(len(costs)), first]
            yield costs, first

    def _best(
        self,
        there: Indices,
        mine: Numbers,
        walks: Sequence[tuple[Numbers, Indices]],
        names: Sequence[str],
    ) -> Chain | None:
        """The cheapest chain whose first arc leads to one of these nodes."""
        offers = [
            (float(mine[node] + costs[node]), length, int(node))
            for length, (costs, _) in enumerate(walks)
            for node in there[np.argsort((mine + costs)[there], kind="stable")[:_NEXT]]
        ]
        for cost, length, node in sorted(offers):
            if cost == inf:
                return None
            nodes = [self.origin, node]
            for _, first in reversed(walks[: length + 1]):
                nodes.append(int(first[nodes[-1]]))
            groups = self.seat[nodes[1:]]
            if len(set(groups.tolist())) == len(groups):
                return self._chain(nodes, names)
        return None

    def _chain(self, nodes: Sequence[int], names: Sequence[str]) -> Chain:
        seating = dict(self.seating)
        for node, following in pairwise(nodes):
            if node < len(self.people):
                seating[self.people[node]] = int(self.seat[following])
        return Chain(
            seating,
            {
                name: sum(
                    self._cost(name, np.array([node]), np.array([following])).item() / UNITS[name]
                    for node, following in pairwise(nodes)
                )
                for name in names
            },
        )

    # What an arc costs, and whether it may be

    def _cost(self, name: str, takers: Indices, givers: Indices) -> Numbers:
        """What it costs in a tier that each of the takers (rows) has the seat of each giver (columns)."""
        if name in self.costs:
            changes: Numbers = self.costs[name][np.ix_(takers, self.seat[givers])]
            return changes
        return {"spread": self._spread, "meetings": self._meetings}[name](takers, givers)

    def _count_bands(self) -> None:
        """By band and group: what one more costs, and what one fewer does."""
        bands, groups = self.problem.bands, range(len(self.problem.groups))
        present = np.zeros((len(bands), len(groups)), dtype=np.float32)
        self.held = np.zeros((len(self.seat), len(bands)), dtype=np.float32)
        for number, band in enumerate(bands):
            present[number] = _present(self.problem, self.seating, band.holders)
            holders = np.zeros(len(self.problem.cohorts))
            holders[list(band.holders)] = 1
            self.held[: len(self.people), number] = holders[self.cohorts]
        lows, highs = (
            np.array([getattr(band, side) for band in bands], dtype=np.float32).reshape(present.shape)
            for side in ("lows", "highs")
        )
        weights = np.array([band.weight for band in bands], dtype=np.float32).reshape(-1, 1)

        def excess(counts: Numbers) -> Numbers:
            found: Numbers = weights * (np.maximum(0, lows - counts) + np.maximum(0, counts - highs))
            return found

        self.more = excess(present + 1) - excess(present)
        self.fewer = excess(present - 1) - excess(present)

    def _spread(self, takers: Indices, givers: Indices) -> Numbers:
        # Where both have a value, nothing changes.
        more, fewer = self.more[:, self.seat[givers]], self.fewer[:, self.seat[givers]]
        held = self.held[givers].T
        shared = more - held * (more + fewer)
        changes: Numbers = self.held[takers] @ shared + (held * fewer).sum(axis=0)
        return changes

    def _count_choices(self) -> None:
        """What each group costs everybody in choices and unmet wishes, compared with their own."""
        by_cohort = {"choices": [cohort.costs for cohort in self.problem.cohorts], **self.problem.unmet}
        self.costs: dict[str, Numbers] = {}
        for name, rows in by_cohort.items():
            costs = np.zeros((len(self.seat), len(self.problem.groups)), dtype=np.float32)
            costs[: len(self.people)] = np.array(rows)[self.cohorts]
            self.costs[name] = costs - costs[np.arange(len(costs)), self.seat][:, None]

    def _count_meetings(self, others: Sequence[Seating]) -> None:
        """How often everybody has met, in the other rounds, those who sit in each group."""
        groups = len(self.problem.groups)
        self.elsewhere = np.full((len(others), len(self.seat)), -1)
        met = np.zeros((len(self.seat), groups), dtype=np.float32)
        for number, other in enumerate(others):
            cells = np.zeros((max(other.values(), default=0) + 2, groups), dtype=np.float32)
            for ident, group in self.seating.items():
                cells[other.get(ident, -1), group] += 1
            cells[-1] = 0
            where = self.elsewhere[number]
            where[: len(self.people)] = [other.get(ident, -1) for ident in self.people]
            met += cells[where]
        self.met = met
        own = met[np.arange(len(met)), self.seat] - (self.elsewhere >= 0).sum(axis=0)
        self.met_here = np.maximum(0, own)

    def _meetings(self, takers: Indices, givers: Indices) -> Numbers:
        found: Numbers = self.met[np.ix_(takers, self.seat[givers])] - self.met_here[takers][:, None]
        for where in self.elsewhere:
            found -= (where[takers][:, None] == where[givers]) & (where[takers] >= 0)[:, None]
        return found

    def _is_allowed(self) -> npt.NDArray[np.bool_]:
        """Whether each node may have the seat of each other."""
        people, groups = len(self.people), len(self.problem.groups)
        may = np.ones((len(self.seat), groups), dtype=bool)
        for index in set(self.cohorts.tolist()):
            rows = np.flatnonzero(self.cohorts == index)
            may[rows] = np.isin(np.arange(groups), self.problem.cohorts[index].groups)
        least = np.array([low for low, _ in self.problem.sizes])
        may[people:] = np.array([self.sizes[group] for group in range(groups)]) > least
        allowed: npt.NDArray[np.bool_] = may[:, self.seat] & (self.seat[:, None] != self.seat)
        allowed[people:, people:] = False
        for limit in self.problem.limits:
            self._hold(limit, allowed)
        return allowed

    def _hold(self, limit: Limit, allowed: npt.NDArray[np.bool_]) -> None:
        """Allow no arc after which a group has too few or too many of those whom a limit is about."""
        holders = np.zeros(len(self.problem.cohorts))
        holders[list(limit.holders)] = 1
        held = np.zeros(len(self.seat), dtype=bool)
        held[: len(self.people)] = holders[self.cohorts] > 0
        present = _present(self.problem, self.seating, limit.holders)
        lows, highs = np.array(limit.lows), np.array(limit.highs)
        if limit.is_if_open:
            # Who opens a table alone may have to be several: a chain takes no seat where nobody sits.
            allowed[:, np.array([not self.sizes[group] for group in self.seat])] = False

        def fits(counts: Numbers) -> npt.NDArray[np.bool_]:
            found: npt.NDArray[np.bool_] = (counts >= lows) & (counts <= highs)
            return found | (counts == 0) if limit.is_none_or_more else found

        one_more, one_fewer = fits(present + 1)[self.seat], fits(present - 1)[self.seat]
        allowed[np.ix_(held, ~held & ~one_more)] = False
        allowed[np.ix_(~held, held & ~one_fewer)] = False


def _present(problem: Problem, seating: Seating, holders: Mapping[int, int]) -> Numbers:
    """How many of some people sit in each group."""
    present = np.zeros(len(problem.groups), dtype=np.float32)
    for index, number in holders.items():
        for unit in problem.cohorts[index].units:
            present[seating[unit[0]]] += number
    return present


def _within_reach(problem: Problem, seating: Seating, alone: Mapping[int, int], person: int) -> Iterator[int]:
    """The people whom a chain may move: all, or those of the person's group and of some of each topic."""
    tables = list(problem.tables_of.values())
    turns = [groups[turn] for turn in range(max(map(len, tables))) for groups in tables if turn < len(groups)]
    own = seating[person]
    members: dict[int, list[int]] = {group: [] for group in turns}
    for ident in alone:
        members[seating[ident]].append(ident)
    room = _NODES
    for group in [own, *(group for group in turns if group != own)]:
        room -= len(members[group])
        if room < 0:
            return
        yield from members[group]
