"""The best plan: everyone's seat in every round, with what is proved of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iclei_cli.assembly.currency import fingerprint
from iclei_cli.assembly.errors import RefusedError
from iclei_cli.assembly.plan import Placed, Placement, Plan, Proof
from iclei_cli.assignment.contradiction import contradiction
from iclei_cli.assignment.one_round import ContradictionError, solve_round
from iclei_cli.assignment.rounds import solve_rounds
from iclei_cli.assignment.solver import Clock
from iclei_cli.assignment.stating import state, visits
from iclei_cli.assignment.topics_first import is_many, solve_topics_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plan import Tier
    from iclei_cli.assignment.problem import Problem
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.tiers import Progress


def make_plan(assembly: Assembly, settings: Settings, progress: Progress | None = None) -> Plan:
    """Plan all rounds for everyone who is coming, proved best as far as the time allows.

    After Ctrl-C it is the best plan found until then.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C before there was any plan.
    """
    problems = state(assembly, settings)
    clock = Clock(settings.seconds)
    try:
        seats, tiers = _solve(problems, settings, clock, progress)
    except ContradictionError:
        raise contradiction(assembly, settings) from None
    if seats is None:
        raise _nothing_found(clock, settings)
    return planned(assembly, settings, problems, seats, tiers)


def _solve(
    problems: Sequence[Problem], settings: Settings, clock: Clock, progress: Progress | None
) -> tuple[Sequence[Mapping[int, int]] | None, Sequence[Tier]]:
    if settings.rounds > 1:
        solve = solve_topics_first if is_many(problems) else solve_rounds
        return solve(problems, visits(problems), settings, clock, progress)
    names = [name for name in settings.order if name != "meetings"]
    found = solve_round(problems[0], names, clock, seed=settings.seed, progress=progress)
    return ([found.seats], found.tiers) if found else (None, [])


def planned(
    assembly: Assembly,
    settings: Settings,
    problems: Sequence[Problem],
    seats: Sequence[Mapping[int, int]],
    tiers: Sequence[Tier],
) -> Plan:
    """The plan in which people sit so."""
    session = assembly.discussion()
    spread = problems[0].spread
    return Plan(
        session=session.key if session else None,
        rounds=tuple(_placements(*pair) for pair in zip(problems, seats, strict=True)),
        spread=spread,
        proof=Proof(tiers=tuple(tiers)),
        seed=settings.seed,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        made_for=fingerprint(assembly, spread, settings.weights),
        weights=dict(settings.weights),
    )


def _placements(problem: Problem, seats: Mapping[int, int]) -> tuple[Placement, ...]:
    bound = {
        person for kind in problem.kinds if len(kind.groups) == 1 for unit in kind.units for person in unit
    }
    return tuple(
        Placement(
            participant=person,
            group=problem.groups[group],
            placed=Placed.PINNED if person in bound else Placed.SOLVER,
        )
        for person, group in sorted(seats.items())
    )


def _nothing_found(clock: Clock, settings: Settings) -> BaseException:
    if clock.is_stopped:
        return KeyboardInterrupt()
    return RefusedError(
        "nothing-found",
        "No plan was found within {seconds:g} s. Next: iclei groups assign --time-limit {more:g}",
        seconds=settings.seconds,
        more=max(60, 4 * settings.seconds),
    )
