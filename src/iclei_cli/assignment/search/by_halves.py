"""Many tables: the topics are shared out first, then each topic's people among its tables.

The first step sees a topic's tables as one large group, whose fair shares are the sums of the tables'.
Every plan is a plan of that coarser problem, so what is proved of it bounds the whole. The second step has
no choices left to weigh, only people to spread: any seating without excess is the best there is, so one is
looked for by feasibility jump. Where it is not found, the tables are halved, and so on, like a tree.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.problem import Cohort, Problem
from iclei_cli.assignment.solver.highs import jump
from iclei_cli.assignment.solver.lexicographic import Search
from iclei_cli.assignment.solver.model import build_model

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.solver.highs import Clock
    from iclei_cli.assignment.solver.model import Seated

    Unit = tuple[int, ...]

_JUMPS, _LARGE = 4, 20
"""How often a seating without excess is jumped for, before the tables are halved; once for more tables."""
_FEW = 4
"""So few tables are not halved any more, but searched."""
_SECONDS = 5.0
"""How long so few tables are searched."""
_TRIES = 3
"""How often so many tables as are not large are halved anew, while somebody is too many or too few."""


def coarser(problem: Problem, parts: Sequence[Sequence[int]]) -> Problem:
    """The problem in which the groups of each part are one large group."""

    def summed(numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(sum(numbers[group] for group in part) for part in parts)

    part_of = {group: index for index, part in enumerate(parts) for group in part}
    firsts = [part[0] for part in parts]
    return Problem(
        groups=tuple(problem.groups[first] for first in firsts),
        topics=tuple(problem.topics[first] for first in firsts),
        sizes=tuple(
            (sum(problem.sizes[group][0] for group in part), sum(problem.sizes[group][1] for group in part))
            for part in parts
        ),
        cohorts=tuple(
            replace(
                cohort,
                groups=tuple(sorted({part_of[group] for group in cohort.groups})),
                costs=tuple(cohort.costs[first] for first in firsts),
                moves=tuple(min(cohort.moves[group] for group in part) for part in parts),
            )
            for cohort in problem.cohorts
        ),
        bands=tuple(
            replace(band, lows=summed(band.lows), highs=summed(band.highs)) for band in problem.bands
        ),
        limits=tuple(
            replace(limit, lows=summed(limit.lows), highs=summed(limit.highs)) for limit in problem.limits
        ),
        spread=problem.spread,
    )


def part_of(problem: Problem, units: Sequence[tuple[int, Unit]], groups: Sequence[int]) -> Problem:
    """The problem of seating some units, each with the index of its cohort, in some of the groups.

    Their choices do not matter there: more of them are alike, and merged again.
    """
    bands = _memberships(band.holders for band in problem.bands)
    limits = _memberships(limit.holders for limit in problem.limits)
    local = {group: index for index, group in enumerate(groups)}
    nothing = (0,) * len(groups)
    alike: defaultdict[Hashable, list[Unit]] = defaultdict(list)
    example: dict[Hashable, int] = {}
    for index, unit in units:
        allowed = tuple(local[group] for group in problem.cohorts[index].groups if group in local)
        key = (allowed, len(unit), bands.get(index, ()), limits.get(index, ()))
        alike[key].append(unit)
        example[key] = index
    cohorts = tuple(Cohort(tuple(members), key[0], nothing, nothing) for key, members in alike.items())  # type: ignore[index]
    cohort_of = {index: number for number, index in enumerate(example.values())}

    def holders(old: Mapping[int, int]) -> dict[int, int]:
        return {number: old[index] for index, number in cohort_of.items() if index in old}

    def picked(numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(numbers[group] for group in groups)

    return Problem(
        groups=tuple(problem.groups[group] for group in groups),
        topics=tuple(problem.topics[group] for group in groups),
        sizes=tuple(problem.sizes[group] for group in groups),
        cohorts=cohorts,
        bands=tuple(
            replace(band, holders=holders(band.holders), lows=picked(band.lows), highs=picked(band.highs))
            for band in problem.bands
        ),
        limits=tuple(
            replace(limit, holders=holders(limit.holders), lows=picked(limit.lows), highs=picked(limit.highs))
            for limit in problem.limits
        ),
        spread=problem.spread,
    )


def seat_in_tables(problem: Problem, clock: Clock, *, seed: int) -> dict[int, int] | None:
    """Share people out among tables that cost them all the same, without excess as far as it is found.

    Returns the index of everyone's group, by id; None where there is no time, or no seating at all.
    """
    everyone = tuple(range(len(problem.groups)))
    if len(everyone) == 1:
        return {person: 0 for cohort in problem.cohorts for unit in cohort.units for person in unit}
    model = build_model(problem, is_even=True)
    for number in range(_JUMPS if len(everyone) <= _LARGE else 1):
        values = jump(model.program, clock, seed=seed + number)
        if values is not None:
            return dealt(problem, model.seated, values)
    if len(everyone) > _FEW:
        return _seat_in_halves(problem, clock, seed=seed)
    model = build_model(problem)
    best, _ = Search(model, clock.part(_SECONDS), seed=seed).lexicographic(["spread"])
    return None if best is None else dealt(problem, model.seated, best)


def _seat_in_halves(problem: Problem, clock: Clock, *, seed: int) -> dict[int, int] | None:
    """Share people out between two halves of the tables, then within each; the best of a few tries."""
    tables = range(len(problem.groups))
    halves = [tables[: len(tables) // 2], tables[len(tables) // 2 :]]
    best, least = None, inf
    for number in range(_TRIES if len(tables) <= _LARGE else 1):
        chance = seed + number * _JUMPS
        seats = seat_in_tables(coarser(problem, halves), clock, seed=chance)
        if seats is None:
            continue
        insides = _insides(problem, halves, seats)
        whole = _together(halves, [seat_in_tables(inside, clock, seed=chance) for inside in insides])
        excess = inf if whole is None else costs_by_tier(problem, whole)["spread"]
        if excess < least:
            best, least = whole, excess
        if least == 0 or not clock.left:
            break
    return best


def seat_within(
    problem: Problem, parts: Sequence[Sequence[int]], seats: dict[int, int], clock: Clock, *, seed: int
) -> dict[int, int] | None:
    """Seat people in groups, when it is settled in which part of the groups each of them sits.

    Two parts are filled at a time. None where there is no time, or no seating at all.
    """
    insides = _insides(problem, parts, seats)
    with ThreadPoolExecutor(max_workers=2) as pool:  # the solver works without Python's lock
        filling = [pool.submit(seat_in_tables, inside, clock, seed=seed) for inside in insides]
        while not all(future.done() for future in filling):
            try:
                wait(filling)
            except KeyboardInterrupt:
                clock.stop()
    return _together(parts, [future.result() for future in filling])


def _insides(problem: Problem, parts: Sequence[Sequence[int]], seats: dict[int, int]) -> Iterator[Problem]:
    """The problem of each part."""
    units: list[list[tuple[int, Unit]]] = [[] for _ in parts]
    for index, cohort in enumerate(problem.cohorts):
        for unit in cohort.units:
            units[seats[unit[0]]].append((index, unit))
    return (part_of(problem, *pair) for pair in zip(units, parts, strict=True))


def _together(
    parts: Sequence[Sequence[int]], found: Sequence[dict[int, int] | None]
) -> dict[int, int] | None:
    """The seats in the whole, of the seats in its parts."""
    whole: dict[int, int] = {}
    for part, inside in zip(parts, found, strict=True):
        if inside is None:
            return None
        whole |= {person: part[group] for person, group in inside.items()}
    return whole


def dealt(problem: Problem, seated: Seated, values: npt.NDArray[np.int64]) -> dict[int, int]:
    """Share the head-counts out among the units of each cohort, in their order; everyone's group by id."""
    seats: dict[int, int] = {}
    for index, cohort in enumerate(problem.cohorts):
        if cohort.count:
            groups = [group for group in cohort.groups for _ in range(values[seated[index, group]])]
            seats |= {
                person: group for unit, group in zip(cohort.units, groups, strict=True) for person in unit
            }
    return seats


def _memberships(holders: Iterable[Mapping[int, int]]) -> dict[int, tuple[tuple[int, int], ...]]:
    """For each cohort, in which of the counts it is held how often."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, held in enumerate(holders):
        for index, times in held.items():
            found[index].append((number, times))
    return {index: tuple(items) for index, items in found.items()}
