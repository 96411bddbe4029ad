"""The best plan: everyone's seat in every round, with what is proved of it."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.plans.plan import Placed, Placement, Plan, Proof, ProofStatus
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.assignment.conflict.refusal import contradiction, is_contradictory
from iclei_cli.assignment.plans.kept_seats import cannot_stay, moved_by_hand, with_pins
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.search.one_round import ContradictionError, solve_round
from iclei_cli.assignment.search.several_rounds import solve_rounds
from iclei_cli.assignment.search.topics_first import is_many, solve_topics_first
from iclei_cli.assignment.solver.highs import Clock
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plans.plan import Tier
    from iclei_cli.assignment.plans.kept_seats import Moved
    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.solver.lexicographic import Progress


def make_plan(
    assembly: Assembly, settings: Settings, progress: Progress | None = None, *, unpin: bool = False
) -> Plan:
    """Plan all rounds for everyone who is coming, proved best as far as the time allows.

    Those whom somebody moved by hand in the plan that is there stay where they are, unless `unpin` lets
    them go. After Ctrl-C it is the best plan found until then.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C before there was any plan.
    """
    kept = {} if unpin else moved_by_hand(assembly, settings.rounds)
    asked = with_pins(assembly, kept)
    problems = state(asked, settings)
    clock = Clock(settings.seconds)
    try:
        seats, tiers = solve_all(problems, settings, clock, progress)
    except ContradictionError:
        if kept and is_possible(state(assembly, settings), settings, clock):
            raise cannot_stay(assembly, kept, "iclei groups assign --unpin") from None
        raise contradiction(asked, settings) from None
    if seats is None:
        # Summed up, rounds may be possible that are not one by one.
        if not clock.is_stopped and is_contradictory(asked, settings):
            raise contradiction(asked, settings)
        raise nothing_found(clock, settings)
    made = planned(assembly, settings, problems, seats, tiers, kept=kept)
    return msgspec.structs.replace(made, cut_short=_cut_short(clock, made.proof))


def _cut_short(clock: Clock, proof: Proof) -> str | None:
    if clock.is_stopped:
        return "ctrl-c"
    return "time" if not clock.left and proof.status is not ProofStatus.OPTIMAL else None


def solve_all(
    problems: Sequence[Problem],
    settings: Settings,
    clock: Clock,
    progress: Progress | None = None,
    *,
    most_moves: int | None = None,
) -> tuple[Sequence[Mapping[int, int]] | None, Sequence[Tier]]:
    """The best seats of every round, and what each tier comes to; None where none were found in time.

    At most `most_moves` people sit elsewhere than they did, summed over the rounds.

    Raises:
        ContradictionError: no seats at all keep the rules.
    """
    if any(cohort.count and not cohort.groups for problem in problems for cohort in problem.cohorts):
        raise ContradictionError  # the rules leave somebody no group
    if settings.rounds > 1:
        if is_many(problems) and most_moves is None and "moves" not in settings.order:
            return solve_topics_first(problems, visits(problems), settings, clock, progress)
        return solve_rounds(problems, visits(problems), settings, clock, progress, most_moves=most_moves)
    names = [name for name in settings.order if name != "meetings"]
    limits = {} if most_moves is None else {"moves": float(most_moves)}
    found = solve_round(problems[0], names, clock, seed=settings.seed, progress=progress, limits=limits)
    return ([found.seats], found.tiers) if found else (None, [])


def is_possible(problems: Sequence[Problem], settings: Settings, clock: Clock) -> bool:
    """Whether there is any plan at all, as far as can be told in the time left."""
    try:
        solve_all(problems, settings, clock)
    except ContradictionError:
        return False
    return True


def planned(
    assembly: Assembly,
    settings: Settings,
    problems: Sequence[Problem],
    seats: Sequence[Mapping[int, int]],
    tiers: Sequence[Tier],
    *,
    kept: Moved = MappingProxyType({}),
) -> Plan:
    """The plan in which people sit so, some of them `kept` where somebody moved them."""
    session = assembly.discussion()
    spread = problems[0].spread
    return Plan(
        session=session.key if session else None,
        rounds=tuple(
            _placements(problem, where, {person for number, person in kept if number == index})
            for index, (problem, where) in enumerate(zip(problems, seats, strict=True))
        ),
        spread=spread,
        proof=Proof(tiers=tuple(tiers)),
        seed=settings.seed,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        made_for=fingerprint(assembly, spread, settings.weights),
        weights=dict(settings.weights),
        order=tuple(name for name in settings.order if name != "moves"),
    )


def _placements(problem: Problem, seats: Mapping[int, int], moved: Container[int]) -> tuple[Placement, ...]:
    bound = {
        person
        for cohort in problem.cohorts
        if len(cohort.groups) == 1
        for unit in cohort.units
        for person in unit
    }

    def placed(person: int) -> Placed:
        if person in moved:
            return Placed.MOVED
        return Placed.PINNED if person in bound else Placed.SOLVER

    return tuple(
        Placement(participant=person, group=problem.groups[group], placed=placed(person))
        for person, group in sorted(seats.items())
    )


def nothing_found(clock: Clock, settings: Settings) -> BaseException:
    """What ends a search that found no plan: Ctrl-C, or the time."""
    if clock.is_stopped:
        return KeyboardInterrupt()
    return RefusedError(
        "nothing-found",
        seconds=settings.seconds,
        more=max(60, 4 * settings.seconds),
    )
