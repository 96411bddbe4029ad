"""What it would be worth to move people, though nobody has to move: what each further move buys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.met_before import tiers_that_count
from iclei_cli.assembly.plans.proof import tier_values
from iclei_cli.assignment.plans.repair import repair_plan
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.parallel import run_all
from iclei_cli.assignment.verify.check import score_plan
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan, Score, Tier
    from iclei_cli.assignment.plans.repair import RepairLimits
    from iclei_cli.assignment.solver.parallel import JobsProgress

_ONE_BY_ONE = 6
"""So many moves are tried one by one; beyond, in ever longer steps."""
_STEP = 1.3


@dataclass(frozen=True)
class WorthOfMoves:
    """What a plan could become with few moves, and with as many as it takes.

    Attributes:
        steps: from the fewest moves on; each is better than the one before.
        is_complete: whether nothing better can be had with any number of moves: the last step, or without
            any the plan as it is, is proved the best.
        is_stopped: whether Ctrl-C ended it.
    """

    steps: tuple[MovesStep, ...]
    is_complete: bool
    is_stopped: bool


@dataclass(frozen=True)
class MovesStep:
    """The best plan found with so many moves at most.

    Attributes:
        moves: how many people sit elsewhere, summed over the rounds.
        tiers: in the plan's order; the bounds hold for every plan with as many moves or fewer.
        score: of that plan.
    """

    moves: int
    tiers: tuple[Tier, ...]
    score: Score

    @property
    def values(self) -> tuple[float, ...]:
        """What the tiers come to, the most important first."""
        return tuple(tier.value for tier in self.tiers)

    @property
    def is_proved(self) -> bool:
        """Whether no plan with as many moves is better."""
        return all(tier.is_proved for tier in self.tiers)


def worth_of_moves(
    assembly: Assembly,
    plan: Plan,
    limits: RepairLimits,
    seconds: float,
    progress: JobsProgress | None = None,
) -> WorthOfMoves:
    """What moves would buy, counted from a plan that keeps the rules; the limits hold but for the moves.

    No step stands for no better plan than `plan`, or none found in the time.
    """
    clock = Clock(seconds)
    worth = _Worth(assembly, plan, limits)
    with clock.stopped_by_ctrl_c():
        best = worth.within(len(assembly.participants) * len(plan.rounds), clock.part(seconds / 2))
        if best is None or best.values >= worth.now:
            is_known = best is not None and best.is_proved
            return WorthOfMoves((), is_complete=is_known, is_stopped=clock.is_stopped)
        ladder = list(_ladder(best.moves))
        share = clock.seconds_left / max(1, len(ladder))
        jobs = [partial(worth.within, most, clock.part(2 * share)) for most in ladder]
        found = run_all(jobs, clock, progress)
    steps: list[MovesStep] = []
    for step in [*found, best]:
        if step is not None and step.values < (steps[-1].values if steps else worth.now):
            steps.append(step)
    return WorthOfMoves(tuple(steps), is_complete=best.is_proved, is_stopped=clock.is_stopped)


class _Worth:
    """What a plan is worth, and what it could be."""

    def __init__(self, assembly: Assembly, plan: Plan, limits: RepairLimits) -> None:
        self.assembly = assembly
        self.plan = plan
        self.limits = limits
        values = tier_values(plan, score_plan(assembly, plan))
        self.now = tuple(values[name] for name in self._names())

    def within(self, most: int, clock: Clock) -> MovesStep | None:
        """The best plan with so many moves at most; None where none was found in time."""
        if not clock.seconds_left:
            return None
        limits = replace(self.limits, most_moves=most)
        try:
            plan = repair_plan(self.assembly, self.plan, limits, clock=clock)
        except RefusedError:
            return None
        tiers = {tier.name: tier for tier in plan.proof.tiers}
        found = tuple(tiers[name] for name in self._names())
        return MovesStep(int(tiers["moves"].value), found, score_plan(self.assembly, plan))

    def _names(self) -> list[str]:
        return tiers_that_count(self.assembly, self.plan.order, len(self.plan.rounds))


def _ladder(most: int) -> Iterator[int]:
    """Numbers of moves below the most: one by one at first."""
    moves = 1
    while moves < most:
        yield moves
        moves = moves + 1 if moves < _ONE_BY_ONE else int(moves * _STEP) + 1
