"""Many tables: the topics are shared out first, then each topic's people among its tables.

The first step sees a topic's tables as one large group, whose fair shares are the sums of the tables'.
Every plan is a plan of that coarser problem, so what is proved of it bounds the whole. The second step has
no choices to weigh any more, only people to spread: any seating without excess is the best there is, and a
feasibility jump looks for one. Where it finds none, the tables are halved, and the halves are halved again.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from math import inf
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.parts import join, merge_groups, split
from iclei_cli.assignment.search.rough import deal
from iclei_cli.assignment.solver.highs import jump
from iclei_cli.assignment.solver.lexicographic import Search
from iclei_cli.assignment.solver.model import build_model, seating_from
from iclei_cli.assignment.solver.options import Effort, SearchOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.solver.clock import Clock

    Unit = tuple[int, ...]

_JUMPS, _LARGE = 4, 20
"""How often a seating without excess is jumped for, before the tables are halved; once for more tables."""
_FEW = 4
"""So few tables are not halved any more, but searched."""
_SECONDS = 5.0
"""How long so few tables are searched."""
_TRIES = 3
"""How often so many tables as are not large are halved anew, while somebody is too many or too few."""


def seat_in_tables(problem: Problem, clock: Clock, *, seed: int) -> Seating | None:
    """Share people out among tables that cost them all the same, without excess as far as that is found.

    Where the time is over, they are dealt out roughly. None where that fails, or no seating is allowed.
    """
    if not problem.people:
        return {}
    everyone = tuple(range(len(problem.groups)))
    if len(everyone) == 1:
        return {person: 0 for cohort in problem.cohorts for unit in cohort.units for person in unit}
    if not clock.seconds_left:
        return deal(problem)
    model = build_model(problem, is_even=True)
    for number in range(_JUMPS if len(everyone) <= _LARGE else 1):
        values = jump(model.program, Effort(clock, seed + number))
        if values is not None:
            return seating_from(problem, model.seated, values)
    if len(everyone) > _FEW:
        return _seat_in_halves(problem, clock, seed=seed) or deal(problem)
    model = build_model(problem)
    best, _ = Search(model, SearchOptions(clock.part(_SECONDS), seed)).lexicographic(["spread"])
    return deal(problem) if best is None else seating_from(problem, model.seated, best)


def _seat_in_halves(problem: Problem, clock: Clock, *, seed: int) -> Seating | None:
    """Share people out between two halves of the tables, then within each; the best of a few tries."""
    tables = range(len(problem.groups))
    halves = [tables[: len(tables) // 2], tables[len(tables) // 2 :]]
    best, least = None, inf
    for number in range(_TRIES if len(tables) <= _LARGE else 1):
        chance = seed + number * _JUMPS
        by_half = seat_in_tables(merge_groups(problem, halves), clock, seed=chance)
        if by_half is None:
            continue
        insides = split(problem, halves, by_half)
        whole = join(halves, [seat_in_tables(inside, clock, seed=chance) for inside in insides])
        excess = inf if whole is None else costs_by_tier(problem, whole)["spread"]
        if excess < least:
            best, least = whole, excess
        if least == 0 or not clock.seconds_left:
            break
    return best


def seat_within(
    problem: Problem, parts: Sequence[Sequence[int]], by_part: Seating, clock: Clock, *, seed: int
) -> Seating | None:
    """Seat people in groups, when it is settled in which part of the groups each of them sits.

    Two parts are filled at a time. None where the time was over before, or no seating is allowed.
    """
    insides = split(problem, parts, by_part)
    with ThreadPoolExecutor(max_workers=2) as pool:  # the solver works without Python's lock
        filled = pool.map(lambda inside: seat_in_tables(inside, clock, seed=seed), insides)
        return join(parts, list(filled))
