"""Several rounds: the choices are settled over all of them at once, the meetings round after round.

Summed up over rounds that are alike, a plan is a plan of one large round: how often each person is at each
group. That sum is a problem not much larger than a single round's, and what is proved of it bounds every
plan. The rounds are then taken out of the sum one by one: each as a round of its own beside the sum of
those that are left, so that what is proved can still be had, and so that as few people as can be meet
again. At last, one round is improved while the others stay, until none can be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import cycle
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.sum_of_rounds import sum_up
from iclei_cli.assignment.search.by_halves import dealt
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.solver.highs import Program, jump
from iclei_cli.assignment.solver.lexicographic import Search, tier_of
from iclei_cli.assignment.solver.meetings import add_meetings, count_meetings, fewest_meetings, hold_meetings
from iclei_cli.assignment.solver.model import UNITS, Model, add_bands, add_round, costs_of, hold_bands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assembly.plans.plan import Tier
    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Cohort, Problem
    from iclei_cli.assignment.problem.sum_of_rounds import Origin, Sum
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.solver.highs import Clock
    from iclei_cli.assignment.solver.lexicographic import Progress
    from iclei_cli.assignment.solver.model import Seated

    Seats = dict[int, int]

_JUMPS = 12
"""How often a round in which as few as can be meet again is jumped for, before it is searched."""
_NODES = 50
"""How far a search for fewer meetings goes: not for how long, so that every machine ends with the same."""

_GAP = 0.005
"""How far from its bound a tier may stay, where the rounds cannot be taken out of the sum as they are."""
_NEAREST = 3
"""How many groups are left to everybody at first in that case."""


class _Shares(Enum):
    """Whether every unit is as often in each group as was settled in the sum: quite, nearly, or not."""

    ALL = "all"
    NEAR = "near"
    NONE = "none"


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


def improve_rounds(
    problems: Sequence[Problem],
    visits: Sequence[Visits],
    settings: Settings,
    clock: Clock,
    *,
    seats: Sequence[Seats],
    bounds: Sequence[Tier],
) -> tuple[list[Seats], list[Tier]]:
    """Seats no worse than these, and what each tier comes to; `bounds` are those of a sum of the rounds."""
    rounds = _Rounds(problems, visits, settings, clock, None, most_moves=None)
    rounds.seats = dict(enumerate(seats))
    return rounds.improved(bounds)


@dataclass(frozen=True)
class _Part:
    """The sum of some rounds, or one of them alone, as it stands in a program."""

    sum: Sum
    seated: Seated
    slacks: dict[int, int]

    def columns(self) -> Iterator[tuple[Origin, int, int]]:
        """Each column: where it comes from, its group, and its index."""
        for (cohort, group), column in self.seated.items():
            yield self.sum.origins[cohort], group, column


class _Rounds:
    """All rounds on their way to a plan.

    `seats` are those of the rounds that are settled. `shares` are how often each unit is to be in each group
    in the other rounds, by the unit as it is there.
    """

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
        self.order = [name for name in settings.order if name != "meetings"]
        self.names = settings.order
        self.is_repair = "moves" in self.order
        self.most_moves = most_moves
        self.seats: dict[int, Seats] = {}
        self.shares: dict[tuple[Cohort, int], int] = {}
        self.is_choosy = any(any(cohort.costs) for problem in problems for cohort in problem.cohorts)

    def solve(self) -> tuple[list[Seats] | None, list[Tier]]:
        """Settle round after round, then improve them."""
        bounds = self._sum_up()
        if bounds is None:
            return None, []
        for number in range(len(self.problems)):
            if not self._take_out(number, bounds):
                return None, []
        return self.improved(bounds)

    def improved(self, bounds: Sequence[Tier]) -> tuple[list[Seats], list[Tier]]:
        """Improve the rounds, all being settled."""
        self._improve(bounds)
        return [self.seats[number] for number in range(len(self.problems))], self._tiers(bounds)

    @cached_property
    def _whole(self) -> tuple[Search, list[_Part]]:
        """The sum of all rounds, to be searched."""
        settled, self.seats = self.seats, {}
        program = Program()
        parts = self._parts(program, range(len(self.problems)))
        search = self._search(program, parts, limits=self._cap())
        self.seats = settled
        return search, parts

    def _sum_up(self) -> list[Tier] | None:
        """The tiers of the sum of all rounds, which no plan comes below."""
        search, parts = self._whole
        values, tiers = search.lexicographic(self.order)
        if search.is_impossible:
            raise ContradictionError
        if values is None:
            return None
        self.shares = _shares_in(parts, values)
        return tiers

    def _take_out(self, number: int, bounds: Sequence[Tier]) -> bool:
        """Settle one round so that the sum of the others is as good as can be; whether it was found."""
        limits = {tier.name: tier.value * UNITS[tier.name] - self._spent(tier.name) for tier in bounds}
        rest = range(number + 1, len(self.problems))
        if self.is_repair:
            held = limits | self._cap()
            return self._seat(number, rest, held, ["meetings"]) or self._seat(
                number, rest, self._cap(), self.names
            )
        if limits["spread"] <= 0 and not self.is_choosy and self._jump(number, rest):
            return True
        if self._seat(number, rest, limits, ["meetings"], keeps=_Shares.ALL):
            return True
        first = {self.order[0]: limits[self.order[0]]}
        return any(
            self._seat(number, rest, held, self.names, keeps=keeps, gap=_GAP)
            for held, keeps in ((first, _Shares.NEAR), (first, _Shares.NONE), ({}, _Shares.NONE))
        )

    def _improve(self, bounds: Sequence[Tier]) -> None:
        """Seat one round anew while the others stay, as long as that makes the plan better."""
        rounds = range(len(self.problems))
        failed = 0
        for number in cycle(rounds):
            known = self._worth()
            is_proved = all(tier.is_proved for tier in self._tiers(bounds))
            if is_proved or failed == len(rounds) or not self.clock.left:
                return
            before = self.seats.pop(number)
            limits = costs_by_tier(self.problems[number], before)
            self._seat(number, (), {name: limits[name] for name in self.order}, self.names)
            failed += 1
            if number in self.seats and self._worth() < known:
                failed = 0
            else:
                self.seats[number] = before

    def _worth(self) -> list[float]:
        """What the tiers come to, the most important first."""
        return [
            count_meetings(list(self.seats.values())) if name == "meetings" else self._spent(name)
            for name in self.names
        ]

    # One round, beside those that are settled and the sum of those that are left

    def _jump(self, number: int, rest: Sequence[int]) -> bool:
        """Settle a round without excess and with even cells, quickly or not at all; nobody has choices."""
        program = Program()
        parts = [self._add(program, numbers, is_even=True) for numbers in ([number], rest) if numbers]
        hold_meetings(program, self.problems[number], self._seated(parts[0]), list(self.seats.values()))
        self._hold_visits(program, parts)
        for chance in range(_JUMPS):
            values = jump(program, self.clock, seed=self.seed + chance)
            if values is not None:
                self._settle(number, parts, values)
                return True
        return False

    def _seat(
        self,
        number: int,
        rest: Sequence[int],
        limits: Mapping[str, float],
        names: Sequence[str],
        *,
        keeps: _Shares = _Shares.NONE,
        gap: float = 0.0,
    ) -> bool:
        """Settle a round for the tiers `names` within `limits`; whether it was found."""
        program = Program()
        parts = [self._add(program, [number], is_even=False), *self._parts(program, rest)]
        others = list(self.seats.values()) if "meetings" in self.names else []
        again = add_meetings(program, self.problems[number], self._seated(parts[0]), others)
        if keeps is _Shares.ALL:
            self._keep_shares(program, parts)
        elif keeps is _Shares.NEAR:
            self._stay_near_shares(program, parts)
        search = self._search(program, parts, again, limits, nodes=_NODES, gap=gap)
        values, _ = search.lexicographic(names)
        if values is not None:
            self._settle(number, parts, values)
        return values is not None

    def _settle(self, number: int, parts: Sequence[_Part], values: npt.NDArray[np.int64]) -> None:
        self.seats[number] = dealt(self.problems[number], self._seated(parts[0]), values)
        self.shares = _shares_in(parts[1:], values)

    def _parts(self, program: Program, rounds: Sequence[int]) -> list[_Part]:
        """Add some rounds to a program: their sum; or in a repair, each by itself.

        What has to move in one round does not make up for what has to move in another. And people who stay
        leave a program of all rounds that is solved in a moment.
        """
        apart = [[number] for number in rounds] if self.is_repair else [rounds]
        return [self._add(program, numbers, is_even=False) for numbers in apart if numbers]

    def _add(self, program: Program, rounds: Iterable[int], *, is_even: bool) -> _Part:
        """Add the sum of some rounds to a program."""
        added = sum_up({number: self.problems[number] for number in rounds})
        seated = add_round(program, added.problem)
        if is_even:
            hold_bands(program, added.problem, seated)
        return _Part(added, seated, {} if is_even else add_bands(program, added.problem, seated))

    def _seated(self, part: _Part) -> Seated:
        """The columns of one round alone, by the indices of its own cohorts."""
        return {(origin.cohort, group): column for origin, group, column in part.columns()}

    def _search(
        self,
        program: Program,
        parts: Sequence[_Part],
        again: Sequence[int] = (),
        limits: Mapping[str, float] = MappingProxyType({}),
        *,
        nodes: int | None = None,
        gap: float = 0.0,
    ) -> Search:
        self._hold_visits(program, parts)
        costs = costs_of(program, [(part.sum.problem, part.seated, part.slacks) for part in parts])
        costs["meetings"] = np.zeros(len(program.cost))
        costs["meetings"][list(again)] = 1
        return Search(
            Model(program, parts[0].seated, costs),
            self.clock,
            seed=self.seed,
            progress=self.progress,
            limits=limits,
            nodes=nodes,
            gap=gap,
        )

    def _keep_shares(self, program: Program, parts: Sequence[_Part]) -> None:
        columns: defaultdict[tuple[Cohort, int], list[int]] = defaultdict(list)
        for part in parts:
            for origin, group, column in part.columns():
                columns[origin.single, group].append(column)
        for place, found in columns.items():
            share = self.shares.get(place, 0)
            program.add_row(found, lower=share, upper=share)

    def _stay_near_shares(self, program: Program, parts: Sequence[_Part]) -> None:
        """Leave every unit the groups of its shares, and then those that cost it least, a few in all."""
        for part in parts:
            for origin, group, column in part.columns():
                cohort = origin.single
                nearest = sorted(
                    cohort.groups,
                    key=lambda group: (not self.shares.get((cohort, group)), cohort.costs[group], group),
                )
                if group not in nearest[:_NEAREST]:
                    program.upper[column] = 0

    def _hold_visits(self, program: Program, parts: Sequence[_Part]) -> None:
        """Hold how often a topic is visited, in the rounds that are settled and in those of `parts`."""
        columns: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
        for part in parts:
            for origin, group, column in part.columns():
                for number in origin.rounds:
                    columns[number, origin.cohort, group].append(column)
        for visit in self.visits:
            been = sum(
                self.seats[number][self.problems[number].cohorts[index].units[0][0]] in visit.groups
                for number, index in visit.places
                if number in self.seats
            )
            found = {
                column
                for place in visit.places
                for group in visit.groups
                for column in columns.get((*place, group), ())
            }
            if found:
                program.add_row(sorted(found), upper=max(0, visit.most - been))

    def _cap(self) -> dict[str, float]:
        """How many may still move in the rounds that are not settled, if that is limited."""
        return {} if self.most_moves is None else {"moves": self.most_moves - self._spent("moves")}

    # What it comes to

    def _spent(self, name: str) -> float:
        """What the rounds that are settled cost."""
        return sum(costs_by_tier(self.problems[number], seats)[name] for number, seats in self.seats.items())

    def _tiers(self, bounds: Sequence[Tier]) -> list[Tier]:
        """What the tiers come to, bounded by the sum.

        Where the tiers before came out worse than the sum lets hope, a bound must hold for all plans that are
        as bad there.
        """
        fewest = fewest_meetings(self.problems, once=bool(self.visits))
        meetings = tier_of("meetings", count_meetings(list(self.seats.values())), fewest, "convexity")
        known = {"meetings": meetings}
        held: dict[str, float] = {}
        is_as_hoped = True
        for hope in bounds:
            bound, how = self._whole[0].in_cost_unit(hope), "rounds"
            if not is_as_hoped:
                bound, how = self._whole[0].floor(hope.name, held), "relaxation"
            held[hope.name] = self._spent(hope.name)
            known[hope.name] = tier_of(hope.name, held[hope.name], bound, how)
            is_as_hoped = is_as_hoped and known[hope.name].value <= hope.value
        return [known[name] for name in self.names]


def _shares_in(parts: Iterable[_Part], values: npt.NDArray[np.int64]) -> dict[tuple[Cohort, int], int]:
    """How often each unit, as it is in some rounds, is in each group."""
    shares: Counter[tuple[Cohort, int]] = Counter()
    for part in parts:
        shares.update(
            {(origin.single, group): int(values[column]) for origin, group, column in part.columns()}
        )
    return dict(shares)
