"""The rounds of a plan as arrays: who sits where, and what is counted at each table.

People and groups are named by their index. A person who is not there in a round sits in a group behind the
last one, where nobody counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assignment.problem.problem import COST_UNIT
from iclei_cli.assignment.swaps.company import CompanySought
from iclei_cli.assignment.swaps.visits import ANY, limits_of_visits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Band, Problem, Seating

    Numbers = npt.NDArray[np.float64]
    Indices = npt.NDArray[np.int64]
    Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Layer:
    """Values of which everybody has one at most, and how many of each sit in each group.

    Attributes:
        value: of each person; one behind the last where they have none.
        lows, highs: how many of each value each group should have.
        weight: what one too many or too few of a value costs.
        counts: how many there are.
    """

    value: Indices
    lows: Numbers
    highs: Numbers
    weight: Numbers
    counts: Numbers

    @property
    def excess(self) -> float:
        """What everybody too many or too few costs."""
        out = np.maximum(0, self.lows - self.counts) + np.maximum(0, self.counts - self.highs)
        return float((self.weight[:, None] * out).sum())

    def move(self, person: int, origin: int, target: int) -> None:
        """Count a person elsewhere."""
        value = self.value[person]
        self.counts[value, origin] -= 1
        self.counts[value, target] += 1


@dataclass(frozen=True)
class Bound:
    """A rule on how many of some people sit in each group.

    Attributes:
        people: who counts.
        lows, highs: the least and the most of them, by group.
        counts: how many there are.
        is_none_or_more: whether a group may also have none of them.

    Swaps open no group, and close none: what only counts where somebody sits counts in those that are open.
    """

    people: frozenset[int]
    lows: Indices
    highs: Indices
    counts: Indices
    is_none_or_more: bool

    def move(self, person: int, origin: int, target: int) -> None:
        """Count a person elsewhere, if they count."""
        if person in self.people:
            self.counts[origin] -= 1
            self.counts[target] += 1

    @property
    def is_full(self) -> Flags:
        """Where nobody else of them may come, not even the first."""
        is_full = self.counts >= self.highs
        return is_full | (self.counts + 1 < self.lows) if self.is_none_or_more else is_full

    @property
    def is_short(self) -> Flags:
        """Where nobody of them may leave, but for the last one where none may be left."""
        is_short = self.counts <= self.lows
        return is_short & (self.counts > 1) if self.is_none_or_more else is_short


class Round:
    """One round: what people may do in it, and what is counted.

    Attributes:
        free: who may move: those who are of no unit with others, and have more than one group.
        open: the groups in which each of them may sit.
        costs: what each group costs each of them in choices.
        sizes: the least and the most people of each group.
        layers: the bands, as layers of different values.
        bounds: the rules on numbers.
        blocked, short: by how many of these rules somebody cannot come to a group, or cannot leave it.
    """

    def __init__(self, problem: Problem, seating: Seating, index: Mapping[int, int]) -> None:
        people, groups = len(index), len(problem.groups)
        self.open = np.zeros((people, groups), dtype=np.bool_)
        self.costs = np.zeros((people, groups), dtype=np.float32)
        self.sizes = np.array(problem.sizes, dtype=np.int64).reshape(groups, 2)
        if any(limit.is_if_open for limit in problem.limits):
            is_closed = np.bincount(list(seating.values()), minlength=groups) == 0
            self.sizes[is_closed] = 0
        singles: dict[int, int] = {}
        for number, cohort in enumerate(problem.cohorts):
            if cohort.count and cohort.size == 1:
                person = singles[number] = index[cohort.units[0][0]]
                self.open[person, list(cohort.groups)] = True
                self.costs[person] = np.array(cohort.costs) / COST_UNIT
        self.free = np.flatnonzero(self.open.sum(axis=1) > 1)
        seats = {
            number: seating[cohort.units[0][0]]
            for number, cohort in enumerate(problem.cohorts)
            if cohort.count
        }
        self.layers = [_layer(bands, seats, singles, people, groups) for bands in _disjoint(problem.bands)]
        self.bounds = [
            Bound(
                frozenset(singles[number] for number in limit.holders if number in singles),
                np.array(limit.lows, dtype=np.int64),
                np.minimum(np.array(limit.highs, dtype=np.int64), ANY),
                _counted(limit.holders, seats, groups).astype(np.int64),
                limit.is_none_or_more,
            )
            for limit in problem.limits
        ]
        self.bounds_of: dict[int, list[Bound]] = {}
        for bound in self.bounds:
            for person in bound.people:
                self.bounds_of.setdefault(person, []).append(bound)
        shape = (people if self.bounds else 0, groups)
        self.blocked, self.short = np.zeros(shape, dtype=np.int16), np.zeros(shape, dtype=np.int16)
        for bound in self.bounds:
            self._note(bound, 1)

    def move(self, person: int, origin: int, target: int) -> None:
        """Count a person elsewhere."""
        for layer in self.layers:
            layer.move(person, origin, target)
        for bound in self.bounds_of.get(person, ()):
            self._note(bound, -1)
            bound.move(person, origin, target)
            self._note(bound, 1)

    def _note(self, bound: Bound, times: int) -> None:
        people = list(bound.people)
        self.blocked[people] += times * bound.is_full.astype(np.int16)
        self.short[people] += times * bound.is_short.astype(np.int16)


class Seats:
    """All rounds: who sits where, and how many of each group of a round sit in each group of another.

    Attributes:
        ids: everybody's id.
        seat: the group of each person in each round.
        cells: of rounds r and s and groups g and h, how many sit in g in r and in h in s; none where r is s.
        met: how many rounds there are in which each person is, beside each round.
        former: the table of each person in each round held before; another one for each who was not there.
        held: in how many rounds held before each person was.
        before: of round r, person a and group g: how often a sat, in rounds held before, with those who sit
            in g in r, with a themselves as well; of no person if none were held.
        visits: how often each person is at each topic, and `most`: how often they may be.
        topic: the topic of each group.
        wished: for each tier about the worst off, whether somebody has their wish in a group; nobody has it
            behind the last one.
        company_sought: whom people wish to meet, and whom not.
        fulfilled: in how many rounds each person has it; where they have no choices, one.
    """

    def __init__(
        self, problems: Sequence[Problem], visits: Sequence[Visits], seatings: Sequence[Seating]
    ) -> None:
        self.ids = sorted({person for seating in seatings for person in seating})
        index = {person: number for number, person in enumerate(self.ids)}
        self.groups = len(problems[0].groups)
        self.rounds = [
            Round(problem, seating, index) for problem, seating in zip(problems, seatings, strict=True)
        ]
        shape = (len(problems), len(self.ids))
        self.seat = np.full(shape, self.groups, dtype=np.int64)
        for number, seating in enumerate(seatings):
            people = [index[person] for person in seating]
            self.seat[number, people] = list(seating.values())
        is_there = self.seat < self.groups
        self.met = is_there.sum(axis=0)[None, :] - is_there
        # Whoever is not there sits beside nobody else who is not.
        self.table = np.where(is_there, self.seat, -1 - np.arange(len(self.ids)))
        self.cells = self._count_cells()
        self.company_sought = CompanySought(problems[0].company, index)
        self._hold_former(problems[0].former, index)
        self.topic, self.most = limits_of_visits(problems, visits, index, self.groups)
        self.visits = np.zeros(self.most.shape, dtype=np.int64)
        for seats in self.seat:
            np.add.at(self.visits, (np.arange(len(self.ids)), self.topic[seats]), 1)
        self.wished: dict[str, Flags] = {}
        self.fulfilled: dict[str, Indices] = {}
        for name in problems[0].wishes:
            self._count_wishes(name, [problem.wishes[name] for problem in problems], index)

    def _count_wishes(
        self, name: str, wishes: Sequence[Mapping[int, tuple[int, ...]]], index: Mapping[int, int]
    ) -> None:
        wished = self.wished[name] = np.zeros((len(self.ids), self.groups + 1), dtype=np.bool_)
        fulfilled = self.fulfilled[name] = np.ones(len(self.ids), dtype=np.int64)
        for person, groups in (item for own in wishes for item in own.items()):
            wished[index[person], list(groups)] = True
            fulfilled[index[person]] = 0
        fulfilled += wished[np.arange(len(self.ids)), self.seat].sum(axis=0)

    def _count_cells(self) -> Indices:
        count = len(self.seat)
        cells = np.zeros((count, count, self.groups + 1, self.groups + 1), dtype=np.int64)
        for one in range(count):
            for other in range(count):
                if one != other:
                    np.add.at(cells[one, other], (self.seat[one], self.seat[other]), 1)
        cells[:, :, -1, :] = 0
        cells[:, :, :, -1] = 0
        return cells

    def _hold_former(self, former: Sequence[Seating], index: Mapping[int, int]) -> None:
        people, rounds = len(self.ids), len(self.seat)
        self.former = np.tile(-1 - np.arange(people), (len(former), 1))
        self._held: list[list[Indices]] = [[] for _ in self.ids]
        for number, seating in enumerate(former):
            tables: dict[int, list[int]] = {}
            for ident, table in seating.items():
                if ident in index:
                    self.former[number, index[ident]] = table
                    tables.setdefault(table, []).append(index[ident])
            for members in tables.values():
                for person in members:
                    self._held[person].append(np.array(members))
        self.held = np.array([len(tables) for tables in self._held], dtype=np.int64)
        shape = (rounds, people, self.groups + 1) if former else (rounds, 0, 0)
        self.before = np.zeros(shape, dtype=np.int64)
        for person, tables_of in enumerate(self._held):
            for company in tables_of:
                for number, group in enumerate(self.seat[:, person]):
                    self.before[number, company, group] += 1

    @cached_property
    def numbers(self) -> Indices:
        """The rounds, by number."""
        return np.arange(len(self.rounds))

    def sizes(self, number: int) -> Indices:
        """How many people each group has in a round."""
        return np.bincount(self.seat[number], minlength=self.groups + 1)[:-1]

    @property
    def meetings(self) -> float:
        """How often people meet again."""
        among = (self.cells * (self.cells - 1) // 2).sum() // 2
        if not self.before.size:
            return float(among)
        everybody = np.arange(len(self.ids))
        own = sum(
            ((here[everybody, seats] - self.held) * (seats < self.groups)).sum()
            for here, seats in zip(self.before, self.seat, strict=True)
        )
        return float(among + own // 2)

    @property
    def company(self) -> float:
        """How many wishes for company are not met."""
        return self.company_sought.value(self.table)

    @property
    def choices(self) -> float:
        """What the choices of those who may move cost."""
        everybody = np.arange(len(self.ids))
        return float(
            sum(
                np.pad(one.costs, ((0, 0), (0, 1)))[everybody, seats].sum()
                for one, seats in zip(self.rounds, self.seat, strict=True)
            )
        )

    @property
    def spread(self) -> float:
        """What everybody who is out of balance costs."""
        return sum(layer.excess for one in self.rounds for layer in one.layers)

    def value(self, tier: str) -> float:
        """What a tier comes to."""
        if tier in FAIR_TIERS:
            return float((self.fulfilled[tier] == 0).sum()) if tier in self.fulfilled else 0.0
        return float(getattr(self, tier))

    def seatings(self) -> list[Seating]:
        """Who sits where in every round, by id."""
        return [
            {
                self.ids[person]: int(group)
                for person, group in enumerate(seats.tolist())
                if group < self.groups
            }
            for seats in self.seat
        ]

    def move(self, number: int, person: int, target: int) -> None:
        """Seat a person elsewhere in a round."""
        origin = int(self.seat[number, person])
        there = self.seat[:, person]
        here = self.numbers[(there < self.groups) & (self.numbers != number)]
        self.cells[number, here, origin, there[here]] -= 1
        self.cells[number, here, target, there[here]] += 1
        self.cells[here, number, there[here], origin] -= 1
        self.cells[here, number, there[here], target] += 1
        for members in self._held[person]:
            self.before[number, members, origin] -= 1
            self.before[number, members, target] += 1
        self.rounds[number].move(person, origin, target)
        self.visits[person, self.topic[origin]] -= 1
        self.visits[person, self.topic[target]] += 1
        for name, wished in self.wished.items():
            self.fulfilled[name][person] += int(wished[person, target]) - int(wished[person, origin])
        self.seat[number, person] = self.table[number, person] = target


def _disjoint(bands: Sequence[Band]) -> list[list[Band]]:
    """The bands in as few lists as can be seen at a glance, so that nobody is of two bands of a list."""
    lists: list[tuple[list[Band], set[int]]] = []
    for band in bands:
        for found, holders in lists:
            if holders.isdisjoint(band.holders):
                found.append(band)
                holders.update(band.holders)
                break
        else:
            lists.append(([band], set(band.holders)))
    return [found for found, _ in lists]


def _layer(
    bands: Sequence[Band], seats: Mapping[int, int], singles: Mapping[int, int], people: int, groups: int
) -> Layer:
    """A layer of bands; behind them, what has no value counts for nothing."""
    value = np.full(people, len(bands), dtype=np.int64)
    lows = np.zeros((len(bands) + 1, groups + 1))
    highs = np.full((len(bands) + 1, groups + 1), float(ANY))
    counts = np.zeros((len(bands) + 1, groups + 1))
    for number, band in enumerate(bands):
        lows[number, :-1], highs[number, :-1] = band.lows, band.highs
        value[[singles[cohort] for cohort in band.holders if cohort in singles]] = number
        counts[number, :-1] = _counted(band.holders, seats, groups)
    weight = np.array([*(float(band.weight) for band in bands), 0.0])
    return Layer(value, lows, highs, weight, counts)


def _counted(holders: Mapping[int, int], seats: Mapping[int, int], groups: int) -> Numbers:
    counts = np.zeros(groups)
    for cohort, number in holders.items():
        if cohort in seats:
            counts[seats[cohort]] += number
    return counts
