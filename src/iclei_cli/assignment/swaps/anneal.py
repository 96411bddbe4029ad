"""A plan of several rounds made better by swaps: simulated annealing that goes from one tier to the next.

In each round changes are drawn as Metropolis' rule would be asked for; but as all are weighed at once, those
that it would refuse are passed over by a draw of their number (the n-fold way of Bortz, Kalos and
Lebowitz, "A new algorithm for Monte Carlo simulation of Ising spin systems", Journal of Computational Physics
17, 1975). Tiers above the one that is being improved never get worse; those below it decide between equals.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS
from iclei_cli.assignment.swaps.arrays import Seats
from iclei_cli.assignment.swaps.offers import (
    Weights,
    offers_in_round,
    offers_in_two_rounds,
    pairs_weighed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.assignment.swaps.offers import Change, Offers

_HOT, _COLD = 0.35, 0.15
"""The temperatures between which a pass cools: at 0.15 one repeat meeting more is taken once in 800 times."""
_ABOVE, _BELOW = 1e6, 1e-4
"""How much tiers above and below the one that is being improved count."""
_FAIR_ABOVE, _FAIR_BELOW, _FAIR = 1e3, 1e-4, 4.0
"""How much those about the worst off count above and below another tier, and each of them above the next."""
_NARROW, _FAIR_STEPS = {*FAIR_TIERS, COMPANY}, 3
"""The tiers that need less room, and how many of the steps within them lie before and after company."""
_WORK, _LEAST = 2_000_000_000, 400
"""How many numbers the longest pass may look at, and how often the shortest looks at each round.

Each pass is twice as long as the last."""
_ENOUGH = 20
"""A pass looks so often, at most, for each person, times the third power of the rounds."""
_LAYER, _REST = 4, 6
"""How many numbers are looked at for a pair of people for each layer, and beside layers and rounds."""
_CELLS = 30_000_000
"""Rounds with more cells than this between them are not improved by swaps."""
_NOTHING = 1e-9


@dataclass(frozen=True)
class Aim:
    """What is to be improved: the tiers, the most important first, and how good each can be at best."""

    names: Sequence[str]
    least: Mapping[str, float]


def fits(problems: Sequence[Problem]) -> bool:
    """Whether the rounds are few and small enough to be improved by swaps."""
    tables = len(problems) * (len(problems[0].groups) + 1)
    people = len(problems[0].cohorts) if problems[0].former else 0
    return max(tables, people) * tables <= _CELLS


def anneal(
    problems: Sequence[Problem],
    visits: Sequence[Visits],
    seatings: Sequence[Seating],
    aim: Aim,
    clock: Clock,
    *,
    seed: int,
    tell: Callable[[str, float], None] | None = None,
) -> list[Seating]:
    """Seats that are no worse; steps are counted, so that runs of one seed differ by the clock alone.

    `tell` is told now and then what a tier comes to.
    """
    annealing = _Annealing(Seats(problems, visits, seatings), aim, clock, np.random.default_rng(seed))
    for place, name in enumerate(aim.names):
        for steps in annealing.passes():
            if not clock.seconds_left or not annealing.excess(place):
                break
            annealing.cool(place, steps)
            if tell is not None:
                tell(name, annealing.value(place))
    return annealing.seats.seatings()


class _Annealing:
    """Passes that cool down, each from the best that the one before has found."""

    def __init__(self, seats: Seats, aim: Aim, clock: Clock, rng: np.random.Generator) -> None:
        self.seats = seats
        self.aim = aim
        self.clock = clock
        self.rng = rng
        self._has_topics = seats.most.shape[1] > 1 and len(seats.rounds) > 1
        people = max(len(one.free) for one in seats.rounds)
        layers = max(len(one.layers) for one in seats.rounds)
        numbers = pairs_weighed(people) * (len(seats.rounds) + len(seats.former) + _LAYER * layers + _REST)
        rounds = len(seats.rounds)
        enough = _ENOUGH * people * rounds**3
        self._least = min(enough, _LEAST * rounds)
        self._most = max(self._least, min(enough, _WORK // max(1, numbers)))

    def passes(self) -> Iterator[int]:
        """How often each pass of a tier looks for changes."""
        steps = self._least
        while steps < self._most:
            yield steps
            steps *= 2
        yield self._most

    def value(self, place: int) -> float:
        """What a tier comes to."""
        return self.seats.value(self.aim.names[place])

    def excess(self, place: int) -> float:
        """How far a tier is from what it can be at best."""
        return max(0.0, self.value(place) - self.aim.least.get(self.aim.names[place], 0))

    def cool(self, place: int, steps: int) -> None:
        """Make one pass for one tier, and end with the best seats on the way."""
        excess = self.excess(place)
        cost = least = 0.0
        best = self.seats.seat.copy()
        step = 0
        while step < steps and least > _BELOW - excess and self.clock.seconds_left:
            heat = _HOT * (_COLD / _HOT) ** (step / steps)
            offered, budget = self._offered(self._weights(place, heat)), None
            while self.clock.seconds_left and (offers := offered()) is not None:
                step += 1
                budget = offers.count if budget is None else budget
                passed, change = self._drawn(offers, heat)
                budget -= passed
                if change is None or budget < 0:
                    break
                self._make(change)
                cost += change.cost
                if cost < least - _NOTHING:
                    least, best = cost, self.seats.seat.copy()
        self._restore(best)

    def _weights(self, place: int, heat: float) -> Weights:
        weight = dict(self._outward(list(reversed(self.aim.names[: place + 1])), _ABOVE, _FAIR_ABOVE, _FAIR))
        weight |= self._outward(self.aim.names[place:], _BELOW, _FAIR_BELOW, 1 / _FAIR)
        counted = ("spread", "choices", "meetings", "company")
        spread, choices, meetings, company = (weight.get(name, 0.0) for name in counted)
        unmet = {name: weight[name] for name in self.seats.wished if name in weight}
        return Weights(spread, choices, meetings, heat, unmet, company)

    @staticmethod
    def _outward(
        names: Sequence[str], step: float, to_fair: float, within_fair: float
    ) -> Iterator[tuple[str, float]]:
        """What each tier counts, from the one that is being improved outward.

        Those about the worst off stand between two others and change by two at most in a swap, and company by
        few, so that they need less room: what is weighed stays within what numbers can tell apart.
        """
        plain = narrow = 1.0
        yield names[0], plain
        for before, name in pairwise(names):
            if name in _NARROW:
                is_next = before in _NARROW and before != names[0]
                # Of company, one swap may change more than of the others.
                times = within_fair ** (_FAIR_STEPS if COMPANY in {before, name} else 1)
                narrow = narrow * times if is_next else plain * to_fair
            else:
                plain *= step
            yield name, narrow if name in _NARROW else plain

    def _offered(self, weights: Weights) -> Callable[[], Offers | None]:
        """How to ask for offers of one round, or of two, again and again."""
        count = len(self.seats.rounds)
        if self._has_topics and self.rng.random() < 1 / 2:
            one, other = (int(number) for number in self.rng.choice(count, 2, replace=False))
            return lambda: offers_in_two_rounds(self.seats, one, other, weights, self.rng)
        number = int(self.rng.integers(count))
        return lambda: offers_in_round(self.seats, number, weights, self.rng)

    def _drawn(self, offers: Offers, heat: float) -> tuple[int, Change | None]:
        """The first of the offers, drawn one after the other, that is taken, and after how many."""
        chances = np.exp(np.maximum(offers.costs, 0.0) * (-1 / heat)).cumsum()
        if not len(chances) or chances[-1] < _NOTHING:
            return offers.count, None
        passed = int(self.rng.geometric(min(1.0, float(chances[-1]) / offers.count)))
        index = int(np.searchsorted(chances, self.rng.random() * chances[-1]))
        return passed, offers.change(min(index, len(chances) - 1))

    def _make(self, change: Change) -> None:
        for number, person, group in change.seats:
            self.seats.move(number, person, group)

    def _restore(self, best: npt.NDArray[np.int64]) -> None:
        for number, person in zip(*np.nonzero(self.seats.seat != best), strict=True):
            self.seats.move(int(number), int(person), int(best[number, person]))
