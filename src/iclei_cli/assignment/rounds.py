"""Several rounds: the choices are settled over all of them at once, the meetings round after round.

Summed up over rounds that are alike, a plan is a plan of one large round: how often each person is at each
group. That sum is a problem not much larger than a single round's, and what is proved of it bounds every
plan. The rounds are then taken out of the sum one by one: each as a round of its own beside the sum of
those that are left, so that what is proved can still be had, and so that as few people as can be meet
again. At last, one round is improved while the others stay, until none can be.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assignment.meetings import add_meetings, count_meetings, fewest_meetings, hold_meetings
from iclei_cli.assignment.model import UNITS, Model, add_bands, add_round, costs_of, hold_bands
from iclei_cli.assignment.one_round import ContradictionError
from iclei_cli.assignment.scoring import costs_by_tier
from iclei_cli.assignment.solver import Program, jump
from iclei_cli.assignment.split import dealt
from iclei_cli.assignment.tiers import Search, tier_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.plan import Tier
    from iclei_cli.assignment.model import Seated
    from iclei_cli.assignment.problem import Problem
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.solver import Clock
    from iclei_cli.assignment.stating import Visits
    from iclei_cli.assignment.tiers import Progress

    Seats = dict[int, int]

_JUMPS = 12
"""How often a round in which as few as can be meet again is jumped for, before it is searched."""
_NODES = 50
"""How far a search for fewer meetings goes: not for how long, so that every machine ends with the same."""


def solve_rounds(
    problems: Sequence[Problem],
    visits: Sequence[Visits],
    settings: Settings,
    clock: Clock,
    progress: Progress | None = None,
    *,
    most_moves: int | None = None,
) -> tuple[list[Seats] | None, list[Tier]]:
    """The seats of every round, and what each tier comes to; None where none were found in time.

    At most `most_moves` people sit elsewhere than they did, summed over the rounds.

    Raises:
        ContradictionError: no seats at all keep the rules.
    """
    return _Rounds(problems, visits, settings, clock, progress, most_moves=most_moves).solve()


@dataclass(frozen=True)
class _Part:
    """A round in a program, or the sum of several that are alike."""

    problem: Problem
    rounds: tuple[int, ...]
    seated: Seated
    slacks: dict[int, int]


class _Rounds:
    """All rounds on their way to a plan; `seats` are those of the rounds that are settled."""

    def __init__(
        self,
        problems: Sequence[Problem],
        visits: Sequence[Visits],
        settings: Settings,
        clock: Clock,
        progress: Progress | None,
        *,
        most_moves: int | None,
    ) -> None:
        self.problems = problems
        self.visits = visits
        self.clock = clock
        self.seed = settings.seed
        self.progress = progress
        self.most_moves = most_moves
        self.order = [name for name in settings.order if name != "meetings"]
        self.names = settings.order
        self.seats: dict[int, Seats] = {}
        self.is_choosy = any(any(kind.costs) for problem in problems for kind in problem.kinds)

    def solve(self) -> tuple[list[Seats] | None, list[Tier]]:
        """Settle round after round, then improve them."""
        bounds = self._sum_up()
        if bounds is None:
            return None, []
        for number in range(len(self.problems)):
            taken = self._take_out(number, bounds)
            if taken is None:
                return None, []
            self.seats[number] = taken
        self._improve()
        return [self.seats[number] for number in range(len(self.problems))], self._tiers(bounds)

    def _sum_up(self) -> list[Tier] | None:
        """The tiers of the sum of all rounds, which no plan comes below."""
        program = Program()
        parts = self._add(program, range(len(self.problems)), is_even=False)
        search = self._search(program, parts, limits=self._cap())
        values, tiers = search.lexicographic(self.order)
        if search.is_impossible:
            raise ContradictionError
        return None if values is None else tiers

    def _take_out(self, number: int, bounds: Sequence[Tier]) -> Seats | None:
        """Seats for one round that leave the others a sum as good as can be."""
        limits = {tier.name: tier.value * UNITS[tier.name] - self._spent(tier.name) for tier in bounds}
        rest = range(number + 1, len(self.problems))
        if "moves" not in self.order and limits["spread"] <= 0 and not self.is_choosy:
            seats = self._jump(number, rest)
            if seats is not None:
                return seats
        found = self._seat(number, rest, ["meetings"], limits | self._cap())
        return found or self._seat(number, rest, self.names, self._cap())

    def _improve(self) -> None:
        """Seat one round anew while the others stay, as long as that brings fewer meetings."""
        rounds = range(len(self.problems))
        fewest = fewest_meetings(self.problems, once=bool(self.visits))
        failed = 0
        for number in cycle(rounds):
            known = count_meetings(list(self.seats.values()))
            if failed == len(rounds) or known <= fewest or not self.clock.left:
                return
            before = self.seats.pop(number)
            limits = costs_by_tier(self.problems[number], before)
            after = self._seat(number, (), ["meetings"], {name: limits[name] for name in self.order})
            self.seats[number] = after or before
            if count_meetings(list(self.seats.values())) < known:
                failed = 0
            else:
                self.seats[number] = before
                failed += 1

    # One round, beside those that are settled and the sum of those that are left

    def _jump(self, number: int, rest: Iterable[int]) -> Seats | None:
        """Seats without excess and with even cells, quickly or not at all, where nobody has choices."""
        program = Program()
        parts = self._add(program, [number], is_even=True)
        hold_meetings(program, self.problems[number], parts[0].seated, list(self.seats.values()))
        self._hold_visits(program, parts + self._add(program, rest, is_even=True))
        for chance in range(_JUMPS):
            values = jump(program, self.clock, seed=self.seed + chance)
            if values is not None:
                return dealt(self.problems[number], parts[0].seated, values)
        return None

    def _seat(
        self, number: int, rest: Iterable[int], names: Sequence[str], limits: Mapping[str, float]
    ) -> Seats | None:
        """The best seats for the tiers `names` within `limits`."""
        program = Program()
        parts = self._add(program, [number], is_even=False)
        again = add_meetings(program, self.problems[number], parts[0].seated, list(self.seats.values()))
        parts += self._add(program, rest, is_even=False)
        search = self._search(program, parts, again, limits, nodes=_NODES)
        values, _ = search.lexicographic(names)
        return None if values is None else dealt(self.problems[number], parts[0].seated, values)

    def _add(self, program: Program, rounds: Iterable[int], *, is_even: bool) -> list[_Part]:
        """Add rounds to a program, those that are alike as one sum."""
        alike: defaultdict[int, list[int]] = defaultdict(list)
        for number in rounds:
            problem = self.problems[number]
            alike[next((f for f in alike if self.problems[f] == problem), number)].append(number)
        return [
            self._add_part(program, self.problems[first], tuple(same), is_even=is_even)
            for first, same in alike.items()
        ]

    def _add_part(
        self, program: Program, problem: Problem, rounds: tuple[int, ...], *, is_even: bool
    ) -> _Part:
        seated = add_round(program, problem, len(rounds))
        if is_even:
            hold_bands(program, problem, seated, len(rounds))
        slacks = {} if is_even else add_bands(program, problem, seated, len(rounds))
        return _Part(problem, rounds, seated, slacks)

    def _search(
        self,
        program: Program,
        parts: Sequence[_Part],
        again: Sequence[int] = (),
        limits: Mapping[str, float] | None = None,
        nodes: int | None = None,
    ) -> Search:
        model = self._model(program, parts)
        model.costs["meetings"] = np.zeros(len(program.cost))
        model.costs["meetings"][list(again)] = 1
        return Search(
            model, self.clock, seed=self.seed, progress=self.progress, limits=limits or {}, nodes=nodes
        )

    def _model(self, program: Program, parts: Sequence[_Part]) -> Model:
        self._hold_visits(program, parts)
        costs = costs_of(program, [(part.problem, part.seated, part.slacks) for part in parts])
        return Model(program, parts[0].seated, costs)

    def _hold_visits(self, program: Program, parts: Sequence[_Part]) -> None:
        """Hold how often a topic is visited, in the rounds that are settled and in those of `parts`."""
        for visit in self.visits:
            been = sum(
                self.seats[number][self.problems[number].kinds[visit.kind].units[0][0]] in visit.groups
                for number in visit.rounds
                if number in self.seats
            )
            columns = [
                part.seated[visit.kind, group]
                for part in parts
                if part.rounds[0] in visit.rounds
                for group in visit.groups
                if (visit.kind, group) in part.seated
            ]
            if columns:
                program.add_row(columns, upper=max(0, visit.most - been))

    def _cap(self) -> dict[str, float]:
        """How many may still move in the rounds that are not settled, if that is limited."""
        return {} if self.most_moves is None else {"moves": self.most_moves - self._spent("moves")}

    # What it comes to

    def _spent(self, name: str) -> float:
        """What the rounds that are settled cost."""
        return sum(costs_by_tier(self.problems[number], seats)[name] for number, seats in self.seats.items())

    def _tiers(self, bounds: Sequence[Tier]) -> list[Tier]:
        fewest = fewest_meetings(self.problems, once=bool(self.visits))
        meetings = tier_of("meetings", count_meetings(list(self.seats.values())), fewest, "convexity")
        known = {"meetings": meetings}
        for tier in bounds:
            bound = None if tier.bound is None else tier.bound * UNITS[tier.name]
            known[tier.name] = tier_of(tier.name, self._spent(tier.name), bound, "rounds")
        return [known[name] for name in self.names]
