"""A plan repaired after people cancelled, came, or were edited: as few people as can be sit elsewhere."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.settings import settings_of
from iclei_cli.assembly.plans.company import tiers_asked
from iclei_cli.assembly.plans.proof import is_current
from iclei_cli.assignment.plans.kept_seats import hand_moves, refusal, with_frozen, with_pins
from iclei_cli.assignment.plans.large_repairs import bound_for_all_plans, is_large, near_only
from iclei_cli.assignment.plans.make import cut_short, no_plan_error, plan_of
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.search.rounds_task import Solution
from iclei_cli.assignment.search.solve import can_be_solved, solve
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assignment.solver.options import SearchProgress


@dataclass(frozen=True)
class RepairLimits:
    """What a repair is to leave as it is.

    Attributes:
        most_moves: so many people may sit elsewhere, summed over the rounds; then the tiers come first. None:
            as many as have to, and as few as can be.
        frozen: the keys of groups that nobody leaves or joins.
        unpin: whether people who were moved by hand may be moved again.
    """

    most_moves: int | None = None
    frozen: Collection[str] = ()
    unpin: bool = False


def repair_plan(
    assembly: Assembly,
    plan: Plan,
    limits: RepairLimits | None = None,
    progress: SearchProgress | None = None,
    clock: Clock | None = None,
) -> Plan:
    """The plan with as few people as can be elsewhere than in `plan`; then the tiers, in the plan's order.

    Rounds are seen as one: what is proved holds for all of them together, and speaks of plans that keep to
    the `limits`. A plan that needs no repair is returned as it is; where only what it is worth was edited,
    everybody stays, and the proof is of what it is worth now. After Ctrl-C it is the best found until then.
    Without a `clock` there is the usual time.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C before any was found; the old plan is to stay.
    """
    limits = limits or RepairLimits()
    by_hand = hand_moves(assembly, len(plan.rounds))
    is_limited_or_freed = limits.most_moves is not None or (limits.unpin and by_hand)
    if not is_limited_or_freed and is_current(assembly, plan) and not check_plan(assembly, plan).breaches:
        return plan
    repair = _Repair(assembly, plan, limits)
    return repair.plan(clock or Clock(repair.settings.seconds), progress)


class _Repair:
    """A repair of a plan that needs one."""

    def __init__(self, assembly: Assembly, plan: Plan, limits: RepairLimits) -> None:
        self.assembly = assembly
        self.old = plan
        self.limits = limits
        order = ("moves", *plan.order) if limits.most_moves is None else (*plan.order, "moves")
        self.settings = settings_of(plan, order=order)
        self.moves = {} if limits.unpin else hand_moves(assembly, len(plan.rounds))
        self.problems = state(with_pins(assembly, self.moves), self.settings, home=plan)
        self.by_rules = state(assembly, self.settings) if self.moves else self.problems
        self.frozen = with_frozen(self.problems, plan, limits.frozen)

    def plan(self, clock: Clock, progress: SearchProgress | None) -> Plan:
        """The plan repaired."""
        with clock.stopped_by_ctrl_c():
            made = self._best(clock, progress)
        return msgspec.structs.replace(made, cut_short=cut_short(clock, made.proof))

    def _best(self, clock: Clock, progress: SearchProgress | None) -> Plan:
        most = self.limits.most_moves
        limits = {} if most is None else {"moves": float(most)}
        options = SearchOptions(clock, self.settings.seed, limits=limits, progress=progress)
        try:
            solution = self._solve(options)
        except ContradictionError:
            raise self._refusal(clock) from None
        if solution is None:
            raise no_plan_error(clock, self.settings)
        return plan_of(self.assembly, self.settings, self.problems, solution, self.moves, before=self.old)

    def _refusal(self, clock: Clock) -> RefusedError:
        """Which of the things asked for is one too many: the most moves, the freeze, or the hand moves.

        Raises:
            KeyboardInterrupt: Ctrl-C, so that it is not known.
        """
        options = SearchOptions(Clock(self.settings.seconds, clock), self.settings.seed)
        most = self.limits.most_moves
        least = None if most is None else self._least_moves(options, most + 1)
        if least is not None:
            return RefusedError("more-must-move", least=least, most=most)
        if self.limits.frozen and self._can_thaw(options):
            frozen = list(self.limits.frozen)
            labels = [group_name(self.assembly, key) for key in frozen]
            return RefusedError("frozen-in-the-way", groups=frozen, labels=labels)
        return refusal(self.assembly, self.settings, self.moves, options.clock, message("unpin-in-repair"))

    def _solve(self, options: SearchOptions) -> Solution | None:
        """Search all plans; of a large assembly, those nearby at first."""
        names = tiers_asked(self.assembly, self.settings)
        if is_large(self.frozen):
            near = [
                near_only(problem, placements)
                for problem, placements in zip(self.frozen, self.old.rounds, strict=True)
            ]
            half = replace(options, clock=options.clock.part(options.clock.seconds_left / 2))
            with suppress(ContradictionError):
                solution = solve(near, names, half, self.by_rules)
                if solution is not None:
                    tiers = bound_for_all_plans(solution.tiers, self.frozen, options.clock)
                    return Solution(solution.rounds, tiers)
        return solve(self.frozen, names, options, self.by_rules)

    def _can_thaw(self, options: SearchOptions) -> bool:
        """Whether there is a plan if no group is frozen."""
        names = tiers_asked(self.assembly, self.settings)
        return can_be_solved(self.problems, names, options, self.by_rules)

    def _least_moves(self, options: SearchOptions, known: int) -> int | None:
        """How many people must move, as far as is proved; None: no plan keeps the rules, or none was found.

        That many are `known` to have to.
        """
        try:
            solution = solve(self.frozen, ["moves"], options, self.by_rules)
        except ContradictionError:
            return None
        if options.clock.is_stopped:
            raise KeyboardInterrupt
        return None if solution is None else max(known, int(solution.tiers[0].bound or 0))
