"""Several rounds: the choices are settled over all of them at once, the meetings round after round.

Summed up over rounds that are alike, a plan is a plan of one large round: how often each person is at each
group. That sum is a problem not much larger than a single round's, and what is proved of it bounds every
plan. The rounds are then taken out of the sum one by one: each as a round of its own beside the sum of
those that are left, so that what is proved can still be reached, and so that as few people as can be meet
again. At last, one round is improved while the others stay, until none can be.

Rounds are named by their index, from 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import cycle
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.plan import Tier
from iclei_cli.assembly.nouns.settings import COMPANY
from iclei_cli.assignment.search.as_a_whole import are_small, better, search_all
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.search.rough_rounds import seat_the_rest
from iclei_cli.assignment.search.rounds_program import (
    add_part,
    add_wishes,
    hold_shares,
    hold_visits,
    model_of,
    shares_in,
    stay_near_shares,
)
from iclei_cli.assignment.search.rounds_task import Solution, company_tier, in_order, meetings_tier
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.company import add_company
from iclei_cli.assignment.solver.highs import jump
from iclei_cli.assignment.solver.lexicographic import Search, bounded_tiers
from iclei_cli.assignment.solver.meetings import add_meetings, hold_meetings
from iclei_cli.assignment.solver.model import UNITS, seating_from
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import Program
from iclei_cli.assignment.swaps.anneal import Aim, anneal, fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.search.rounds_program import Part
    from iclei_cli.assignment.search.rounds_task import RoundsTask
    from iclei_cli.assignment.solver.model import Model
    from iclei_cli.assignment.solver.options import SearchOptions

_SHARE = 0.4
"""Such a part of the time left the sum may take, and then all the rounds that are taken out of it."""
_FEW_ROUNDS = 3
"""So many rounds are settled with a view to who meets again; where there are more, that is left to swaps."""
_SMALL = 400
"""Plans with so few pairs of a unit and a group are improved by more than swaps."""
_LARGE = 20_000
"""With more of these pairs no tier is bounded anew."""
_JUMPS = 12
"""How often a round in which as few as can be meet again is jumped for, before it is searched."""
_NODES = 50
"""How far a search for fewer meetings goes: not for how long, so that every machine ends with the same."""
_GAP = 0.005
"""How far from its bound a tier may stay, where the rounds cannot be taken out of the sum as they are."""


def solve_rounds(task: RoundsTask, options: SearchOptions) -> Solution | None:
    """Find seats for every round, as good as can be; None where none were found in time, not even rough ones.

    Raises:
        ContradictionError: no seats keep all rules.
    """
    search = _RoundsSearch(task, options)
    settled, hopes = search.sum_up()
    designed = search.designed(hopes)
    if designed is not None:
        return search.solution(search.improve(designed, hopes), hopes)
    settled = search.take_all_out(settled, hopes)
    if settled.open_rounds and (search.is_repair or options.clock.is_stopped):
        return None
    whole = seat_the_rest(task, settled, options.clock.grace())
    return None if whole is None else search.finish(whole, hopes)


def improve_rounds(
    task: RoundsTask, options: SearchOptions, seatings: Sequence[Seating], hopes: Sequence[Tier]
) -> Solution:
    """Find seats that are no worse than these; `hopes` are the tiers of the sum of all rounds."""
    search = _RoundsSearch(task, options)
    settled = SettledRounds(task.problems, dict(enumerate(seatings)))
    return search.solution(search.improve(settled, hopes), hopes)


class _Shares(Enum):
    """Whether every unit is as often in each group as was settled in the sum: quite, nearly, or not."""

    ALL = "all"
    NEAR = "near"
    NONE = "none"


@dataclass(frozen=True)
class _Attempt:
    """One way to seat a round: for which tiers, within which limits, how near to the shares of the sum.

    Where it `is_alone`, nobody asks what it leaves to the rounds that are open.
    """

    names: Sequence[str]
    limits: Mapping[str, float]
    shares: _Shares = _Shares.NONE
    gap: float = 0.0
    is_alone: bool = False


@dataclass(frozen=True)
class _RoundsSearch:
    """The searches that settle rounds: each takes what is settled, and returns what is settled after it."""

    task: RoundsTask
    options: SearchOptions

    @property
    def is_repair(self) -> bool:
        """Whether people are to stay where they were."""
        return "moves" in self.task.names

    # All rounds at once

    def sum_up(self) -> tuple[SettledRounds, list[Tier]]:
        """Settle the shares of all rounds together; and the tiers of their sum, which no plan comes below.

        Where that took too long, nothing is settled, and anything is hoped for.
        """
        model, parts = self._sum
        clock = self.options.clock.part(_SHARE * self.options.clock.seconds_left)
        search = Search(model, replace(self.options, clock=clock))
        values, tiers = search.lexicographic(self.task.summed_names)
        if search.is_impossible:
            raise ContradictionError
        if values is None:
            hopes = [Tier(name=name, value=math.inf, bound=None) for name in self.task.summed_names]
            return SettledRounds(self.task.problems), hopes
        return SettledRounds(self.task.problems, shares=shares_in(parts, values)), tiers

    @cached_property
    def _sum(self) -> tuple[Model, list[Part]]:
        """The sum of all rounds, to be searched."""
        nothing = SettledRounds(self.task.problems)
        program = Program()
        parts = self._add_open_rounds(program, nothing.open_rounds)
        hold_visits(program, parts, self.task.visits, nothing)
        unmet = add_wishes(program, parts, self.task.wishes, nothing)
        return model_of(program, parts, unmet=unmet), parts

    def _add_open_rounds(self, program: Program, rounds: Sequence[int]) -> list[Part]:
        """Add some rounds to a program: their sum; or in a repair, each by itself.

        What has to move in one round does not make up for what has to move in another. And people who stay
        leave a program of all rounds that is solved in a moment.
        """
        apart = [[index] for index in rounds] if self.is_repair else [rounds]
        return [add_part(program, self._problems(indices)) for indices in apart if indices]

    def _problems(self, rounds: Sequence[int]) -> dict[int, Problem]:
        return {index: self.task.problems[index] for index in rounds}

    def designed(self, hopes: Sequence[Tier]) -> SettledRounds | None:
        """A plan by the theory of designs, if one is as good as can be but for who meets again."""
        problems = self.task.problems
        rounds = [] if self.is_repair or self.options.limits else self.task.designed_rounds
        settled = SettledRounds(problems, dict(enumerate(rounds)))
        whole = seat_the_rest(self.task, settled, self.options.clock.grace()) if rounds else None
        tiers = [] if whole is None else self._tiers(whole, hopes)
        if whole is None or not all(tier.is_proved for tier in tiers if tier.name != "meetings"):
            return None
        return whole

    # One round after the other

    def take_all_out(self, settled: SettledRounds, hopes: Sequence[Tier]) -> SettledRounds:
        """Settle all rounds, or as many as can be in the time; some of it is kept to improve them."""
        count = len(self.task.problems)
        for index in range(count):
            share = 1.0 if self.is_repair else _SHARE / (count - index)
            more = self._for(share).take_out(settled, index, hopes)
            if more is None and not self.is_repair:
                more = self._for(share).take_alone(settled, index)
            if more is None:
                return settled
            settled = more
        return settled

    def _for(self, share: float) -> _RoundsSearch:
        """The same search for such a part of the time left."""
        clock = self.options.clock.part(share * self.options.clock.seconds_left)
        return replace(self, options=replace(self.options, clock=clock))

    def take_out(self, settled: SettledRounds, index: int, hopes: Sequence[Tier]) -> SettledRounds | None:
        """Settle one round so that the sum of the others is as good as can be; None: it was not found."""
        problem = self.task.problems[index]
        if not problem.people:
            return settled.settle(index, {}, settled.shares) if _may_be_empty(problem) else None
        left = {tier.name: settled.room(tier.name, tier.value * UNITS[tier.name]) for tier in hopes}
        if not self.is_repair and left["spread"] <= 0 and not self._has_choices:
            more = self._jump(settled, index)
            if more is not None:
                return more
        for attempt in self._attempts(settled, left):
            # To write down a round of ten thousand people takes seconds: too long for nothing.
            more = self._seat(settled, index, attempt) if self.options.clock.seconds_left else None
            if more is not None:
                return more
        return None

    def take_alone(self, settled: SettledRounds, index: int) -> SettledRounds | None:
        """Settle one round as if no more were to come, which takes a moment; None: that was not found."""
        if not self.options.clock.seconds_left:
            return None
        return self._seat(settled, index, _Attempt(self.task.summed_names, {}, gap=_GAP, is_alone=True))

    @cached_property
    def _has_choices(self) -> bool:
        return any(any(cohort.costs) for problem in self.task.problems for cohort in problem.cohorts)

    def _attempts(self, settled: SettledRounds, left: Mapping[str, float]) -> Iterator[_Attempt]:
        """How a round may be seated, from the best that can be hoped for to what is always possible.

        `left` is what the sum leaves to the rounds that are open.
        """
        names, last = self.task.names, self.task.names_by_pairs or ["meetings"]
        if self.is_repair:
            moves = self._moves_left(settled)
            yield _Attempt(last, {**left, **moves})
            yield _Attempt(names, moves)
            return
        first = self.task.summed_names[0]
        if len(self.task.problems) == 1:
            # The sum is the round itself: as good, it may be seated in any way.
            yield _Attempt(last, left)
        elif len(self.task.problems) <= _FEW_ROUNDS:
            yield _Attempt(last, left, _Shares.ALL)
        else:
            names = tuple(self.task.summed_names)
        yield _Attempt([first], left, _Shares.ALL)
        yield _Attempt(names, {first: left[first]}, _Shares.NEAR, _GAP)
        yield _Attempt(names, {first: left[first]}, gap=_GAP)
        yield _Attempt(names, {}, gap=_GAP)

    def _moves_left(self, settled: SettledRounds) -> dict[str, float]:
        """How many may still move in the rounds that are open, if that is limited."""
        most = self.options.limits.get("moves")
        return {} if most is None else {"moves": most - settled.cost("moves")}

    def _jump(self, settled: SettledRounds, index: int) -> SettledRounds | None:
        """Seat a round without excess and with even cells, quickly or not at all; nobody has choices."""
        program = Program()
        rest = [other for other in settled.open_rounds if other != index]
        parts = [
            add_part(program, self._problems(rounds), is_even=True) for rounds in ([index], rest) if rounds
        ]
        others = self._others(settled)
        hold_meetings(program, self.task.problems[index], parts[0].seated_alone(), others)
        hold_visits(program, parts, self.task.visits, settled)
        for chance in range(_JUMPS):
            values = jump(program, Effort(self.options.clock, self.options.seed + chance))
            if values is not None:
                return self._settle(settled, index, parts, values)
        return None

    def _seat(self, settled: SettledRounds, index: int, attempt: _Attempt) -> SettledRounds | None:
        """Seat a round beside those that are settled and the sum of those that are open."""
        program = Program()
        rest = [] if attempt.is_alone else [other for other in settled.open_rounds if other != index]
        parts = [add_part(program, self._problems([index])), *self._add_open_rounds(program, rest)]
        others = self._others(settled) if "meetings" in self.task.names else []
        meetings = add_meetings(program, self.task.problems[index], parts[0].seated_alone(), others)
        if attempt.shares is _Shares.ALL:
            hold_shares(program, parts, settled.shares)
        elif attempt.shares is _Shares.NEAR:
            stay_near_shares(program, parts, settled.shares)
        hold_visits(program, parts, self.task.visits, settled)
        unmet = add_wishes(program, parts, self.task.wishes, settled)
        # What one round comes to says nothing of all of them: so there is no progress to tell.
        options = replace(self.options, limits=attempt.limits, nodes=_NODES, gap=attempt.gap, progress=None)
        company = self.task.problems[index].company.without_met(settled.seatings.values())
        beside = add_company(program, company, [(self.task.problems[index], parts[0].seated_alone())])
        model = model_of(program, parts, meetings, unmet, beside)
        values, _ = Search(model, options).lexicographic(attempt.names)
        return None if values is None else self._settle(settled, index, parts, values)

    def _others(self, settled: SettledRounds) -> list[Seating]:
        """The rounds that were held before, and those that are settled."""
        return [*self.task.problems[0].former, *settled.seatings.values()]

    def _settle(
        self, settled: SettledRounds, index: int, parts: Sequence[Part], values: npt.NDArray[np.int64]
    ) -> SettledRounds:
        """Read what was found: the first part is the round itself, the others are the rounds still open."""
        seating = seating_from(self.task.problems[index], parts[0].seated_alone(), values)
        return settled.settle(index, seating, shares_in(parts[1:], values))

    # All being settled

    def finish(self, settled: SettledRounds, hopes: Sequence[Tier]) -> Solution:
        """Make the best of seats that were settled round by round: all at once where they are few."""
        if self.is_repair or not are_small(self.task):
            return self.solution(self.improve(settled, hopes), hopes)
        found = search_all(self.task, self.solution(settled, hopes), self.options)
        if all(tier.is_proved for tier in found.tiers):
            return found
        settled = SettledRounds(self.task.problems, dict(enumerate(found.rounds)))
        improved = self.solution(self.improve(settled, hopes), hopes)
        return better(self.task, found, improved.rounds, improved.tiers)

    def improve(self, settled: SettledRounds, hopes: Sequence[Tier]) -> SettledRounds:
        """Let people swap; then seat one round anew while the others stay, while that makes it better."""
        settled = self._swapped(settled, hopes)
        if self.task.problems[0].pairs > _SMALL and not self.is_repair:
            return settled
        names = self.task.names
        failed = 0
        for index in cycle(range(len(self.task.problems))):
            is_best = all(tier.is_proved for tier in self._tiers(settled, hopes))
            if is_best or failed == len(self.task.problems) or not self.options.clock.seconds_left:
                break
            before = settled.seatings[index]
            others = settled.reopen(index)
            limits = {name: others.room(name, settled.cost(name)) for name in self.task.summed_names}
            attempt = _Attempt(names, limits)
            anew = self._seat(others, index, attempt)
            if anew is not None and anew.costs(names) < settled.costs(names):
                settled, failed = anew, 0
            else:
                # Searches depend on the order of the others, so the round goes behind them either way.
                settled, failed = others.settle(index, before), failed + 1
        return settled

    def _swapped(self, settled: SettledRounds, hopes: Sequence[Tier]) -> SettledRounds:
        """Seats that are as good or better, found by swaps."""
        problems, progress = self.task.problems, self.options.progress
        is_possible = fits(problems) and self.options.clock.seconds_left
        if self.is_repair or self.options.limits or not is_possible:
            return settled
        least = {hope.name: hope.bound for hope in hopes if hope.bound is not None}
        if "meetings" in self.task.names:
            least["meetings"] = self.task.fewest_meetings
        aim = Aim(self.task.names, least)
        seatings = [settled.seatings[index] for index in range(len(problems))]
        found = anneal(
            problems,
            self.task.visits,
            seatings,
            aim,
            self.options.clock,
            seed=self.options.seed,
            tell=None if progress is None else lambda name, value: progress(name, value, aim.least.get(name)),
        )
        swapped = SettledRounds(problems, dict(enumerate(found)))
        # What swaps weigh has room for so many tiers only.
        return min(settled, swapped, key=lambda known: known.costs(self.task.names))

    def solution(self, settled: SettledRounds, hopes: Sequence[Tier]) -> Solution:
        """All rounds in their order, with what is proved of them."""
        rounds = [settled.seatings[index] for index in range(len(self.task.problems))]
        return Solution(rounds, self._tiers(settled, hopes))

    def _tiers(self, settled: SettledRounds, hopes: Sequence[Tier]) -> list[Tier]:
        """What the tiers come to, bounded by the sum."""
        costs = {hope.name: settled.cost(hope.name) for hope in hopes}

        def floor(name: str, ceilings: Mapping[str, float]) -> float | None:
            if self.task.problems[0].pairs > _LARGE:
                return None
            clock = self.options.clock if self.options.clock.seconds_left else self.options.clock.grace()
            return Search(self._sum[0], replace(self.options, clock=clock)).floor(name, ceilings)

        tiers = bounded_tiers(costs, hopes, floor, "rounds" if len(self.task.problems) > 1 else None)
        seatings = list(settled.seatings.values())
        if COMPANY in self.task.names:
            tiers.append(company_tier(self.task, seatings))
        if "meetings" in self.task.names:
            tiers.append(meetings_tier(self.task, seatings))
        return in_order(tiers, self.task.names)


def _may_be_empty(problem: Problem) -> bool:
    """Whether nothing asks for anybody in a round."""
    lows = [low for low, _ in problem.sizes]
    groups = range(len(problem.groups))
    return not any(lows) and all(limit.is_enough(group, 0, 0) for limit in problem.limits for group in groups)
