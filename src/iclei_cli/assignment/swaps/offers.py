"""What changes of seats would cost: of two people who swap, or of one who moves to a free seat.

A swap of a and b in a round changes the numbers of its tables A and B. Beside a round s, in which a sits at u
and b at v, the cells (A, u) and (B, v) lose one person, and (B, u) and (A, v) gain one; if u is v, nothing
changes. So the cost is a sum of what each of them would cost alone, but for the rounds in which they sit
together, and but for the values that they share. What thousands of swaps cost is found in one go so.

Two people may also change seats in two rounds at once. The cells between these two rounds stay as they are
then; and if both see the same two topics, nobody visits a topic more often, and nobody's choices change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assignment.swaps.arrays import Flags, Indices, Layer, Numbers, Seats

_NEVER = 1e30
"""What is not allowed costs so much."""
_HOPELESS = 30
"""What costs so many times the temperature is not worth a look: it is taken once in 10^13 times."""
_PAIRS, _ROWS = 16_000, 12
"""So many pairs of people are weighed at once, or so many people with all others."""
_TABLES = 16
"""So many tables are looked at once."""


@dataclass(frozen=True)
class Weights:
    """What one more of each tier costs, and up to which cost a change is worth a look.

    `unmet` is by tier about the worst off.
    """

    spread: float
    choices: float
    meetings: float
    heat: float
    unmet: Mapping[str, float]
    company: float = 0.0


@dataclass(frozen=True)
class Change:
    """People who sit elsewhere: the round, the person, and the group that they get; and what it costs."""

    seats: tuple[tuple[int, int, int], ...]
    cost: float


class Offers:
    """Changes of seats in some rounds, with what each would cost.

    Attributes:
        count: how many were weighed, those included that are hopeless and have been left out.
        costs: of each swap, and then of each move to a free seat.
    """

    def __init__(self, seats: Seats, numbers: Sequence[int], count: int, swaps: Pairs, moves: Pairs) -> None:
        self._seats = seats
        self._numbers = numbers
        self._swaps = swaps
        self._moves = moves
        self.count = count
        self.costs = np.concatenate([swaps.costs, moves.costs])

    def change(self, index: int) -> Change:
        """The offer of an index."""
        if index >= len(self._swaps.costs):
            person, group, cost = self._moves.pick(index - len(self._swaps.costs))
            return Change(((self._numbers[0], person, group),), cost)
        one, other, cost = self._swaps.pick(index)
        sits = self._seats.seat
        seats = tuple(
            seat
            for number in self._numbers
            if sits[number, one] != sits[number, other]
            for seat in ((number, one, int(sits[number, other])), (number, other, int(sits[number, one])))
        )
        return Change(seats, cost)


@dataclass(frozen=True)
class Pairs:
    """Pairs of two people, or of a person and a group, with what they cost."""

    ones: Indices
    others: Indices
    costs: Numbers

    def pick(self, index: int) -> tuple[int, int, float]:
        """The pair of an index, and what it costs."""
        return int(self.ones[index]), int(self.others[index]), float(self.costs[index])


def pairs_weighed(people: int) -> int:
    """How many pairs of so many people are weighed at once."""
    return people * min(people, max(_ROWS, _PAIRS // max(1, people)))


def offers_in_round(seats: Seats, number: int, weights: Weights, rng: np.random.Generator) -> Offers | None:
    """Swaps and moves in one round, at some of its tables; None where nobody may change."""
    people = seats.rounds[number].free
    tables = np.arange(seats.groups)
    if seats.groups > _TABLES:
        tables = np.sort(rng.choice(seats.groups, _TABLES, replace=False))
        people = people[np.isin(seats.seat[number, people], tables)]
    if not len(people):
        return None
    chosen = _chosen(len(people), rng)
    view = _View(seats, number, people, tables, seats.numbers[seats.numbers != number], weights)
    view.hold_visits()
    alone = view.costs
    both = alone[chosen][:, view.here] + alone[:, view.here[chosen]].T
    both[view.here[chosen][:, None] == view.here[None, :]] = _NEVER
    rows, columns = np.nonzero(both < view.worth_a_look)
    ones = chosen[rows]
    swaps = Pairs(people[ones], people[columns], both[rows, columns] + view.shared(ones, columns))
    moves = view.moves(chosen)
    return Offers(seats, [number], both.size + len(chosen) * len(tables), swaps, moves)


def offers_in_two_rounds(
    seats: Seats, one: int, other: int, weights: Weights, rng: np.random.Generator
) -> Offers | None:
    """Swaps of two people in two rounds at once, in which both see the same topics; None: nobody may."""
    people = np.intersect1d(seats.rounds[one].free, seats.rounds[other].free, assume_unique=True)
    if weights.company:
        # Who sits beside whom is no sum over rounds.
        people = np.setdiff1d(people, seats.company_sought.people, assume_unique=True)
    if not len(people):
        return None
    chosen = _chosen(len(people), rng)
    tables = np.arange(seats.groups)
    others = seats.numbers[(seats.numbers != one) & (seats.numbers != other)]
    first, second = (seats.topic[seats.seat[number, people]] for number in (one, other))
    topics = np.minimum(first, second) * len(seats.topic) + np.maximum(first, second)
    sits = seats.seat[one, people] * len(seats.topic) + seats.seat[other, people]
    is_same = (topics[chosen][:, None] == topics[None, :]) & (sits[chosen][:, None] != sits[None, :])
    rows, columns = np.nonzero(is_same)
    ones = chosen[rows]
    costs = np.zeros(len(ones))
    # Whose wishes are met is no sum over rounds.
    apart = replace(weights, unmet={})
    for number in (one, other):
        view = _View(seats, number, people, tables, others, apart)
        here = view.here
        both = view.costs[ones, here[columns]] + view.costs[columns, here[ones]] + view.shared(ones, columns)
        costs += np.where(here[ones] == here[columns], 0.0, both)
    for person, instead in ((people[ones], people[columns]), (people[columns], people[ones])):
        targets = [seats.seat[number, instead] for number in (one, other)]
        _add_unmet(costs, seats, (one, other), person, targets, weights)
    nothing = np.zeros(0, dtype=np.int64)
    moves = Pairs(nothing, nothing, np.zeros(0))
    return Offers(seats, [one, other], is_same.size, Pairs(people[ones], people[columns], costs), moves)


def _add_unmet(  # noqa: PLR0917 - who gets which seats in which rounds
    costs: Numbers,
    seats: Seats,
    numbers: Sequence[int],
    people: Indices,
    targets: Sequence[Indices],
    weights: Weights,
) -> None:
    """Add what it costs in unmet wishes that people get other seats, one in each of the rounds `numbers`.

    `people` and each of `targets` are spread out to the shape of `costs`.
    """
    for name, weight in weights.unmet.items():
        wished, before = seats.wished[name].astype(np.int64), seats.fulfilled[name][people]
        after = before - sum(wished[people, seats.seat[number, people]] for number in numbers)
        after = after + sum(wished[people, target] for target in targets)
        costs += weight * (1.0 * (after == 0) - (before == 0))


def _chosen(people: int, rng: np.random.Generator) -> Indices:
    """Those who are weighed with all the others: everybody, or some of many."""
    some = pairs_weighed(people) // people
    return np.arange(people) if some >= people else rng.choice(people, some, replace=False)


class _View:
    """What it costs each of some people to leave their table for each of some tables of a round.

    Attributes:
        here: where each of them sits, as the index of the table.
        costs: what it costs in choices, and in meetings with the `others`, which are rounds, or before.
        layers: what it costs in each layer of what is to be spread.
    """

    def __init__(  # noqa: PLR0917 - one round, looked at from all sides
        self, seats: Seats, number: int, people: Indices, tables: Indices, others: Indices, weights: Weights
    ) -> None:
        self.seats = seats
        self.number = number
        self.round = seats.rounds[number]
        self.people = people
        self.tables = tables
        # Where two sat together: in rounds that stay, and in those that were held before.
        self.there = np.concatenate([seats.table[others][:, people], seats.former[:, people]])
        self.weights = weights
        place = np.full(seats.groups, -1, dtype=np.int64)
        place[tables] = np.arange(len(tables))
        self.here = place[seats.seat[number, people]]
        self.costs = self._costs(others)
        if weights.company:
            self.costs += weights.company * self._company()
        self.layers = [self._excess(layer) for layer in self.round.layers] if weights.spread else []

    @property
    def worth_a_look(self) -> float:
        """Up to which cost, without what people share and what is spread, a swap may be taken."""
        met = 2 * len(self.there) * self.weights.meetings
        spread = sum(2 * max(0.0, -float(layer.min())) for layer in self.layers)
        company = 2 * self.seats.company_sought.largest * self.weights.company
        return min(_NEVER / 2, _HOPELESS * self.weights.heat + met + spread + company)

    def hold_visits(self) -> None:
        """Allow nobody a topic that they have visited often enough."""
        is_full = self.seats.visits[self.people] >= self.seats.most[self.people]
        topics = self.seats.topic[self.tables]
        is_other = topics[None, :] != topics[self.here][:, None]
        self.costs[is_full[:, topics] & is_other] = _NEVER

    def shared(self, ones: Indices, others: Indices) -> Numbers:
        """What pairs cost beside the sum of both: they sit together elsewhere, or share a value."""
        more: Numbers = (self.there[:, ones] == self.there[:, others]).sum(axis=0) * (
            -2.0 * self.weights.meetings
        )
        if self.weights.company:
            # They change seats, so that neither finds the other where they come.
            sought, people = self.seats.company_sought, self.people
            pairs = sought.between(self.seats.table, self.number, people[ones], people[others])
            more -= 2 * self.weights.company * pairs
        for layer, alone in zip(self.round.layers, self.layers, strict=False):
            value = layer.value[self.people]
            apart = alone[ones, self.here[others]] + alone[others, self.here[ones]]
            more += np.where(value[ones] == value[others], 0.0, apart)
        return more

    def moves(self, chosen: Indices) -> Pairs:
        """What it costs each of the `chosen` to move where a seat is free, from where one can be spared."""
        sizes = self.seats.sizes(self.number)[self.tables]
        lows, highs = self.round.sizes[self.tables].T
        costs = self.costs[chosen]
        for alone in self.layers:
            costs = costs + alone[chosen]
        is_possible = (sizes < highs)[None, :] & (sizes > lows)[self.here[chosen]][:, None]
        is_possible &= self.here[chosen][:, None] != np.arange(len(sizes))[None, :]
        rows, columns = np.nonzero(is_possible & (costs < _NEVER / 2))
        return Pairs(self.people[chosen[rows]], self.tables[columns], costs[rows, columns])

    def _costs(self, others: Indices) -> Numbers:
        everybody = np.arange(len(self.people))
        choices = self.round.costs[self.people][:, self.tables]
        costs: Numbers = self.weights.choices * (choices - choices[everybody, self.here][:, None])
        if len(others):
            cells = self.seats.cells[self.number][others][:, self.tables]
            sits = self.seats.seat[others][:, self.people]
            met = cells[np.arange(len(others))[:, None], :, sits].sum(axis=0)
            rounds = (sits < self.seats.groups).sum(axis=0)
            costs += self.weights.meetings * (met - met[everybody, self.here][:, None] + rounds[:, None])
        if self.seats.before.size:
            before = self.seats.before[self.number][self.people][:, self.tables]
            own = before[everybody, self.here] - self.seats.held[self.people]
            costs += self.weights.meetings * (before - own[:, None])
        rows, columns = self.people[:, None], self.tables[None, :]
        _add_unmet(costs, self.seats, [self.number], rows, [columns], self.weights)
        costs[~self._allowed()] = _NEVER
        return costs

    def _company(self) -> Numbers:
        """What it costs in company to leave for each table, as everybody else stays."""
        sought = self.seats.company_sought
        costs = sought.of_groups(self.seats.table, self.number, self.seats.groups)[self.people]
        here = costs[np.arange(len(self.people)), self.seats.seat[self.number, self.people]]
        change: Numbers = costs[:, self.tables] - here[:, None]
        return change

    def _allowed(self) -> Flags:
        is_open = self.round.open[self.people][:, self.tables]
        if not self.round.bounds:
            return is_open
        is_held = self.round.short[self.people, self.seats.seat[self.number, self.people]] > 0
        is_free = self.round.blocked[self.people][:, self.tables] == 0
        allowed: Flags = is_open & is_free & ~is_held[:, None]
        return allowed

    def _excess(self, layer: Layer) -> Numbers:
        """How much more out of balance a value would be if each of the people left for each table alone."""
        counts, lows, highs = (
            layer.counts[:, self.tables],
            layer.lows[:, self.tables],
            layer.highs[:, self.tables],
        )
        weight = (self.weights.spread * layer.weight)[:, None]
        coming = weight * ((counts >= highs) * 1.0 - (counts < lows))
        leaving = weight * ((counts <= lows) * 1.0 - (counts > highs))
        value = layer.value[self.people]
        alone: Numbers = coming[value] + leaving[value, self.here][:, None]
        return alone
