"""Repairs of large plans: only people at tables with too many may leave, only for tables with too few.

A plan found in this way seldom has more moves than it must. How few moves any plan must have is bounded, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assignment.plans.kept_seats import homes_in
from iclei_cli.assignment.solver.highs import relax
from iclei_cli.assignment.solver.lexicographic import tier_of
from iclei_cli.assignment.solver.model import add_round, costs_of
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.plan import Placement, Tier
    from iclei_cli.assignment.problem.problem import Cohort, Problem
    from iclei_cli.assignment.solver.clock import Clock

_LARGE = 40_000
"""From so many variables on, a repair is not searched as a whole at first."""


def is_large(problems: Sequence[Problem]) -> bool:
    """Whether the whole of a repair is too much to be searched at once."""
    return sum(problem.pairs for problem in problems) > _LARGE


def near_only(problem: Problem, placements: Iterable[Placement]) -> Problem:
    """The problem in which people stay, unless they or their table need a change.

    They may move where their table has too many people, or others too few; who has no seat may sit anywhere.
    """
    homes = homes_in(problem, placements)
    sizes = [0] * len(problem.groups)
    for person in (person for cohort in problem.cohorts for unit in cohort.units for person in unit):
        if person in homes:
            sizes[homes[person]] += 1
    bounds = list(enumerate(zip(sizes, problem.sizes, strict=True)))
    short = {group for group, (size, (low, _)) in bounds if size < low}
    free = {group for group, (size, (_, high)) in bounds if size < high}
    over = {group for group, (size, (_, high)) in bounds if size > high}
    spare = {group for group, (size, (low, _)) in bounds if size > low}
    leave, join = (over | spare if short else over), (free if over else short)

    def narrowed(cohort: Cohort) -> Cohort:
        places = {homes.get(person) for unit in cohort.units for person in unit}
        home = places.pop() if len(places) == 1 else None
        if home is None or home not in cohort.groups:
            groups = set(cohort.groups) & free or set(cohort.groups)
        else:
            groups = {home} | (set(cohort.groups) & join if home in leave else set())
        return replace(cohort, groups=tuple(sorted(groups)))

    return replace(problem, cohorts=tuple(narrowed(cohort) for cohort in problem.cohorts))


def bound_for_all_plans(tiers: Sequence[Tier], problems: Sequence[Problem], clock: Clock) -> list[Tier]:
    """The tiers of a plan that was found nearby, with what is known of all plans: how many must move."""
    bounds = [_least_moves(problem, clock) for problem in problems] if tiers[0].name == "moves" else [None]
    known = [bound for bound in bounds if bound is not None]
    moves = sum(known) if len(known) == len(bounds) else None
    return [
        tier_of("moves", tier.value, moves, "relaxation")
        if tier.name == "moves"
        else msgspec.structs.replace(tier, bound=None, how=None)
        for tier in tiers
    ]


def _least_moves(problem: Problem, clock: Clock) -> float | None:
    """How many people must move at least so that the rules hold, as the relaxation says."""
    program = Program()
    seated = add_round(program, problem)
    program.cost = costs_of(program, [(problem, seated, {})])["moves"].tolist()
    relaxation = relax(program, clock)
    return None if relaxation is None else relaxation.bound
