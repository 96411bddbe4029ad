"""A plan repaired after people cancelled, came, or were edited: as few people as can be sit elsewhere."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from iclei_cli.assignment.conflict.refusal import contradiction
from iclei_cli.assignment.plans.kept_seats import cannot_stay, moved_by_hand, with_frozen, with_pins
from iclei_cli.assignment.plans.large_repairs import bounded, is_large, nearby
from iclei_cli.assignment.plans.make import is_possible, nothing_found, planned, solve_all
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.settings import settings_of
from iclei_cli.assignment.solver.highs import Clock
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plans.plan import Plan, Tier
    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.solver.lexicographic import Progress


def repair_plan(
    assembly: Assembly,
    plan: Plan,
    *,
    most_moves: int | None = None,
    frozen: Collection[str] = (),
    unpin: bool = False,
    progress: Progress | None = None,
) -> Plan:
    """The plan with as few people as can be elsewhere than in `plan`; then the tiers, in the plan's order.

    With `most_moves` the tiers come first, and at most so many people sit elsewhere. The groups with a key in
    `frozen` stay as they are, and so do people who were moved by hand, unless `unpin` lets them go. Rounds
    are seen as one: what is proved holds for all of them together. A plan that needs no repair is returned
    as it is. What is proved is said of plans that keep all this.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C; the old plan is to stay.
    """
    kept = {} if unpin else moved_by_hand(assembly, len(plan.rounds))
    lets_go = unpin and moved_by_hand(assembly, len(plan.rounds))
    if most_moves is None and not lets_go and not check_plan(assembly, plan).breaches:
        return plan
    is_capped = most_moves is not None
    order = (*plan.order, "moves") if is_capped else ("moves", *plan.order)
    settings = settings_of(plan, order=order)
    problems = state(with_pins(assembly, kept), settings, home=plan)
    clock = Clock(settings.seconds)
    narrowed = with_frozen(problems, plan, frozen)
    try:
        seats, tiers = _solve(narrowed, plan, settings, clock, progress=progress, most_moves=most_moves)
    except ContradictionError:
        raise _refusal(assembly, plan, settings, most_moves, frozen, unpin=unpin) from None
    if clock.is_stopped:
        raise KeyboardInterrupt
    if seats is None:
        raise nothing_found(clock, settings)
    return planned(assembly, settings, problems, seats, tiers, kept=kept)


def _solve(
    problems: Sequence[Problem],
    plan: Plan,
    settings: Settings,
    clock: Clock,
    *,
    progress: Progress | None,
    most_moves: int | None,
) -> tuple[Sequence[Mapping[int, int]] | None, Sequence[Tier]]:
    """Search all plans; of a large assembly, those nearby at first."""
    if is_large(problems):
        near = [nearby(problem, plan, number) for number, problem in enumerate(problems)]
        with suppress(ContradictionError):
            seats, tiers = solve_all(
                near, settings, clock.part(clock.left / 2), progress, most_moves=most_moves
            )
            if seats is not None:
                return seats, bounded(tiers, problems, clock)
    return solve_all(problems, settings, clock, progress, most_moves=most_moves)


def _refusal(
    assembly: Assembly,
    plan: Plan,
    settings: Settings,
    most_moves: int | None,
    frozen: Collection[str],
    *,
    unpin: bool,
) -> RefusedError:
    """Which of the things asked for is one too many: the number of moves, the freeze, or the hand moves."""
    clock = Clock(settings.seconds)
    kept = {} if unpin else moved_by_hand(assembly, len(plan.rounds))
    asked = with_pins(assembly, kept)
    problems = state(asked, settings, home=plan)
    least = _least_moves(with_frozen(problems, plan, frozen), settings, clock)
    if most_moves is not None and least is not None:
        return RefusedError(
            "more-must-move",
            least=least,
            most=most_moves,
        )
    if frozen and is_possible(problems, settings, clock):
        return RefusedError(
            "frozen-in-the-way",
            groups=", ".join(frozen),
        )
    if kept and is_possible(state(assembly, settings, home=plan), settings, clock):
        return cannot_stay(assembly, kept, "iclei groups repair --unpin")
    return contradiction(asked, settings)


def _least_moves(problems: Sequence[Problem], settings: Settings, clock: Clock) -> int | None:
    """How many people must move; None where no plan keeps the rules, or none was found."""
    try:
        _, tiers = solve_all(problems, replace(settings, order=("moves",)), clock)
    except ContradictionError:
        return None
    return int(tiers[0].value) if tiers else None
