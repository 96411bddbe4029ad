"""What looser sizes, or looser mixing, would gain in choices.

Each curve begins with the best plan as it is asked for: as even as can be first, then the choices. Each
step allows more than the one before, and all that the steps before allow: larger and smaller groups, at the
same mixing; or more people out of balance, in groups of the same sizes. So the choices can only get better.
Where those who are worst off count, no step leaves more of them than the plan as it is asked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assignment.conflict.refusal import contradiction
from iclei_cli.assignment.plans.make import no_plan_error, plan_of
from iclei_cli.assignment.problem.cost import costs_by_tier, out_of_balance
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.reasons.seated_elsewhere import seatings_of
from iclei_cli.assignment.search.one_round import ContradictionError, RoundSolution, solve_round
from iclei_cli.assignment.search.rounds_task import Solution
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.lexicographic import tier_of
from iclei_cli.assignment.solver.model import UNITS
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.assignment.solver.parallel import AT_A_TIME, run_all
from iclei_cli.assignment.verify.check import choices_met

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Tier
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.solver.parallel import JobsProgress

    _Allowed = tuple[Problem, int | None]
    """What a step allows: its problem, with its sizes, and how much may be out of balance; None: anything."""

SIZES = (0, 1, 2, 3, 4, 5, 7, 10, 15, 20)
"""So many more people, or fewer, a group may have."""
MIXING = (0, 2, 5, 10, 20, 50, 100, 200, 500)
"""So many more people may be out of balance."""
_SHOWN = 3
"""So many steps are shown even where they gain nothing."""


@dataclass(frozen=True)
class Step:
    """One point of a curve.

    Attributes:
        looser: how much looser it is than the plan as asked for; None: as loose as can be.
        sizes: the sizes of the smallest and the largest group.
        out_of_balance: how many people are too many or too few for an even mix, each once.
        spread: the same, weights counted.
        cost: the tier of the choices, with its bound.
        choices: how many get their first, second, … choice, `unlisted`, or `none-stated`.
    """

    looser: int | None
    sizes: tuple[int, int]
    out_of_balance: int
    spread: int
    cost: Tier
    choices: Mapping[str, int]


@dataclass(frozen=True)
class Tradeoff:
    """Both curves; each ends where the choices cannot get better, or with the time.

    `unmet` is how many people no step leaves worse off than that many, by tier about the worst off, where
    these count. `is_stopped` tells that Ctrl-C ended the curves.
    """

    sizes: tuple[Step, ...]
    mixing: tuple[Step, ...]
    unmet: Mapping[str, float]
    is_stopped: bool


@dataclass(frozen=True)
class _Best:
    """The best seating known of a step, and what no seating of it is below; costs in their own units."""

    looser: int | None
    seating: Seating
    cost: float
    bound: float | None


def trade_off(assembly: Assembly, settings: Settings, progress: JobsProgress | None = None) -> Tradeoff:
    """Both curves of one round, the first.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C before anything was known.
    """
    settings = msgspec.structs.replace(settings, rounds=1)
    problem = state(assembly, settings)[0]
    clock = Clock(settings.seconds)
    with clock.stopped_by_ctrl_c():
        base = _as_asked_for(assembly, settings, problem, clock)
        steps = _Steps(problem, base, clock, settings.seed)
        curves = [
            _Curve(steps, SIZES, steps.with_looser_sizes),
            _Curve(steps, MIXING, steps.with_looser_mixing),
        ]
        run_all([curve.find_end for curve in curves], clock, None)
        run_all(_jobs(curves, clock), clock, progress)
    sizes, mixing = (
        tuple(_step(assembly, settings, problem, item) for item in curve.points()) for curve in curves
    )
    return Tradeoff(sizes, mixing, steps.unmet, clock.is_stopped)


def _as_asked_for(assembly: Assembly, settings: Settings, problem: Problem, clock: Clock) -> RoundSolution:
    """The best plan as it is asked for: the assembly's own, if there is none better."""
    plan = assembly.plan
    start = None if plan is None or not plan.rounds else seatings_of(assembly, plan)[0]
    names = ["spread", *(name for name in settings.tiers if name in FAIR_TIERS), "choices"]
    options = SearchOptions(clock, settings.seed, narrows=start is not None)
    try:
        base = solve_round(problem, names, options, start)
    except ContradictionError:
        raise contradiction(assembly, settings) from None
    if base is None:
        raise no_plan_error(clock, settings)
    return base


class _Steps:
    """Searches the steps of both curves, which begin with the same seating."""

    def __init__(self, problem: Problem, base: RoundSolution, clock: Clock, seed: int) -> None:
        self._problem = problem
        self.clock = clock
        self._seed = seed
        spread, *fair, choices = base.tiers
        self._excess = round(spread.value)
        self.unmet = {tier.name: tier.value for tier in fair}
        bound = choices.bound if all(tier.is_proved for tier in (spread, *fair)) else None
        self.base = _Best(0, base.seating, choices.value, bound)

    def with_looser_sizes(self, looser: int | None) -> _Allowed:
        """Ever looser sizes, as well mixed as the base."""
        return _widened(self._problem, looser), self._excess

    def with_looser_mixing(self, looser: int | None) -> _Allowed:
        """Ever more people out of balance, in groups of the base's sizes."""
        return self._problem, None if looser is None else self._excess + looser

    def best(self, looser: int | None, problem: Problem, allowed: int | None, clock: Clock) -> _Best:
        """The best choices with so much out of balance; the base where nothing better was found in time."""
        limits = self.unmet if allowed is None else {"spread": float(allowed), **self.unmet}
        options = SearchOptions(clock, self._seed, limits=limits, narrows=True)
        solution = solve_round(problem, ["choices", "spread"], options)
        if solution is None:
            return replace(self.base, looser=looser, bound=None)
        tier = solution.tiers[0]
        # Where people were dealt to the tables of a topic afterwards, more may be out of balance.
        excess = costs_by_tier(problem, solution.seating)["spread"]
        if tier.value > self.base.cost or (allowed is not None and excess > allowed):
            return replace(self.base, looser=looser, bound=tier.bound)
        return _Best(looser, solution.seating, tier.value, tier.bound)


class _Curve:
    """One curve, from the base to where looser gains nothing more, or time is over."""

    def __init__(
        self,
        steps: _Steps,
        looseness: Sequence[int],
        asked: Callable[[int | None], _Allowed],
    ) -> None:
        """`asked` tells what a step allows, by how much looser it is."""
        self._steps = steps
        self._asked = asked
        self._end = steps.base
        self._found: dict[int, _Best | None] = dict.fromkeys(looseness[1:])

    def find_end(self) -> None:
        """Search the step that is as loose as can be. Steps that allow its seating need not be searched."""
        clock = self._steps.clock
        self._end = self._steps.best(None, *self._asked(None), clock.part(clock.seconds_left / 3))
        for looser in self._found:
            if _is_within(self._end.seating, *self._asked(looser)):
                self._found[looser] = replace(self._end, looser=looser)

    def open_steps(self) -> list[int]:
        """The steps that are to be searched."""
        return [looser for looser, found in self._found.items() if found is None]

    def search(self, looser: int, clock: Clock) -> None:
        """Search one step, unless a stricter one was found to be the best already, or no time is left."""
        stricter = [found for by, found in self._found.items() if found is not None and by < looser]
        if clock.seconds_left and not any(map(self._is_best, [self._steps.base, *stricter])):
            self._found[looser] = self._steps.best(looser, *self._asked(looser), clock)

    def points(self) -> list[_Best]:
        """All steps that are worth a look, each with the best that is known of it."""
        curve = [self._steps.base]
        for index, (looser, found) in enumerate(self._found.items(), start=1):
            here = None if self._is_best(curve[-1]) else found
            if here is None and index > _SHOWN:
                break
            last = replace(curve[-1], looser=looser, bound=None)
            if here is None:
                here = last
            # What a step allows the next one allows, too.
            curve.append(here if here.cost < last.cost else replace(last, bound=here.bound))
        if self._end.cost < curve[-1].cost:
            curve.append(self._end)
        return _bounded(curve, self._end.bound)

    def _is_best(self, step: _Best) -> bool:
        """Whether nothing looser gains more, as far as that is known."""
        return self._end.bound is not None and step.cost <= self._end.cost


def _jobs(curves: Sequence[_Curve], clock: Clock) -> list[Callable[[], None]]:
    """The searches of all steps, the strictest of each curve first; they share the time that is left."""
    rows = zip_longest(*([(curve, looser) for looser in curve.open_steps()] for curve in curves))
    steps = [step for row in rows for step in row if step is not None]

    def search(turn: int) -> None:
        curve, looser = steps[turn]
        turns_left = -(-(len(steps) - turn) // AT_A_TIME)
        curve.search(looser, clock.part(clock.seconds_left / turns_left))

    return [partial(search, turn) for turn in range(len(steps))]


def _bounded(curve: Sequence[_Best], end: float | None) -> list[_Best]:
    """Give each step the best bound there is: no plan of a stricter step is below a looser step's bound."""
    best = end
    bounded = []
    for step in reversed(curve):
        best = max((bound for bound in (best, step.bound) if bound is not None), default=None)
        bounded.append(replace(step, bound=best))
    return bounded[::-1]


def _is_within(seating: Seating, problem: Problem, allowed: int | None) -> bool:
    """Whether a seating has the sizes of a step, and no more out of balance than it allows."""
    sizes = Counter(seating.values())
    return all(low <= sizes[group] <= high for group, (low, high) in enumerate(problem.sizes)) and (
        allowed is None or costs_by_tier(problem, seating)["spread"] <= allowed
    )


def _widened(problem: Problem, looser: int | None) -> Problem:
    """The problem with groups that much smaller or larger, or with None of any size. Fair shares stay."""
    by = problem.people if looser is None else looser
    sizes = tuple((max(0, low - by), high + by) for low, high in problem.sizes)
    return replace(problem, sizes=sizes)


def _step(assembly: Assembly, settings: Settings, problem: Problem, best: _Best) -> Step:
    unit = UNITS["choices"]
    bound = None if best.bound is None else best.bound * unit
    tier = tier_of("choices", best.cost * unit, bound, "search")
    plan = plan_of(assembly, settings, [problem], Solution([best.seating], [tier]))
    sizes = [list(best.seating.values()).count(group) for group in range(len(problem.groups))]
    return Step(
        looser=best.looser,
        sizes=(min(sizes), max(sizes)),
        out_of_balance=out_of_balance(problem, best.seating),
        spread=round(costs_by_tier(problem, best.seating)["spread"]),
        cost=tier,
        choices=choices_met(assembly, plan),
    )
