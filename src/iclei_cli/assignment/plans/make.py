"""The best plan: everyone's seat in every round, with what is proved of it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.plan import PlacedBy, Placement, Plan, Proof, ProofStatus
from iclei_cli.assembly.plans.company import tiers_asked
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.assignment.conflict.refusal import contradiction, is_contradictory
from iclei_cli.assignment.plans.duties import with_duties
from iclei_cli.assignment.plans.kept_seats import cannot_stay, hand_moves, refusal, with_pins
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.search.solve import solve
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import CutShort
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.plans.kept_seats import HandMoves
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.search.rounds_task import Solution
    from iclei_cli.assignment.solver.options import SearchProgress


def make_plan(
    assembly: Assembly, settings: Settings, progress: SearchProgress | None = None, *, unpin: bool = False
) -> Plan:
    """Plan all rounds for everyone who is coming, proved best as far as the time allows.

    People whom somebody moved by hand in the assembly's plan stay where they are, unless `unpin` lets them
    go. After Ctrl-C it is the best plan found until then.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C before there was any plan.
    """
    clock = Clock(settings.seconds)
    moves = {} if unpin else hand_moves(assembly, settings.rounds)
    with clock.stopped_by_ctrl_c():
        plan = _best_plan(assembly, settings, moves, clock, progress)
    return msgspec.structs.replace(plan, cut_short=cut_short(clock, plan.proof))


def _best_plan(
    assembly: Assembly,
    settings: Settings,
    moves: HandMoves,
    clock: Clock,
    progress: SearchProgress | None,
) -> Plan:
    pinned = with_pins(assembly, moves)
    problems = state(pinned, settings)
    by_rules = state(assembly, settings) if moves else problems
    try:
        options = SearchOptions(clock, settings.seed, progress=progress)
        solution = solve(problems, tiers_asked(assembly, settings), options, by_rules)
    except ContradictionError:
        raise refusal(assembly, settings, moves, clock, message("unpin-in-assign")) from None
    if solution is None:
        # Summed up, rounds may be possible that are not one by one.
        if not clock.is_stopped and is_contradictory(pinned, settings, clock.grace()):
            if moves and not is_contradictory(assembly, settings, clock.grace()):
                raise cannot_stay(assembly, moves, message("unpin-in-assign"))
            raise contradiction(assembly, settings)
        raise no_plan_error(clock, settings)
    return plan_of(assembly, settings, problems, solution, moves)


def cut_short(clock: Clock, proof: Proof) -> CutShort | None:
    """What ended the search for a plan before its proof was complete, if anything did."""
    if clock.is_stopped:
        return "ctrl-c"
    return "time" if not clock.seconds_left and proof.status is not ProofStatus.OPTIMAL else None


def plan_of(
    assembly: Assembly,
    settings: Settings,
    problems: Sequence[Problem],
    solution: Solution,
    moves: HandMoves = MappingProxyType({}),
    *,
    before: Plan | None = None,
) -> Plan:
    """The plan of a solution, in which some people are where somebody moved them by hand.

    Whoever keeps their table of the plan `before` keeps their duty there.
    """
    session = assembly.discussion()
    spread = problems[0].spread
    plan = Plan(
        session=session.key if session else None,
        rounds=tuple(
            _placements(problem, seating, {person for moved_in, person in moves if moved_in == number})
            for number, (problem, seating) in enumerate(zip(problems, solution.rounds, strict=True), start=1)
        ),
        spread=spread,
        proof=Proof(tiers=tuple(solution.tiers)),
        seed=settings.seed,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        made_for=fingerprint(assembly, spread, settings.weights),
        weights=dict(settings.weights),
        order=tuple(name for name in tiers_asked(assembly, settings) if name != "moves"),
    )
    return with_duties(assembly, plan, before)


def _placements(problem: Problem, seating: Seating, moved: Container[int]) -> tuple[Placement, ...]:
    bound = {
        person
        for cohort in problem.cohorts
        if len(cohort.groups) == 1
        for unit in cohort.units
        for person in unit
    }

    def placed(person: int) -> PlacedBy:
        if person in moved:
            return PlacedBy.MOVED
        return PlacedBy.PINNED if person in bound else PlacedBy.SOLVER

    return tuple(
        Placement(participant=person, group=problem.groups[group], placed=placed(person))
        for person, group in sorted(seating.items())
    )


def no_plan_error(clock: Clock, settings: Settings) -> BaseException:
    """What to raise after a search that found no plan: Ctrl-C ended it, or the time."""
    if clock.is_stopped:
        return KeyboardInterrupt()
    return RefusedError(
        "nothing-found",
        seconds=settings.seconds,
        more=max(60, 4 * settings.seconds),
    )
