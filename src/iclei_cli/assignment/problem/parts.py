"""Problems made of a problem: groups merged into larger ones, and some people in some of the groups."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assignment.problem.problem import Cohort, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assignment.problem.problem import Memberships, Seating

    Unit = tuple[int, ...]


def merge_groups(problem: Problem, parts: Sequence[Sequence[int]]) -> Problem:
    """Make the problem in which the groups of each part are one large group."""

    def summed(numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(sum(numbers[group] for group in part) for part in parts)

    part_of = {group: index for index, part in enumerate(parts) for group in part}
    firsts = [part[0] for part in parts]

    @cache  # thousands of people have few kinds of groups that they may sit in
    def merged(groups: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted({part_of[group] for group in groups}))

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
                groups=merged(cohort.groups),
                costs=tuple(cohort.costs[first] for first in firsts),
                moves=tuple(min(cohort.moves[group] for group in part) for part in parts)
                if any(cohort.moves)
                else (0,) * len(parts),
            )
            for cohort in problem.cohorts
        ),
        bands=tuple(
            replace(band, lows=summed(band.lows), highs=summed(band.highs)) for band in problem.bands
        ),
        limits=tuple(
            replace(
                limit,
                lows=tuple(
                    limit.least_of(
                        [limit.lows[group] for group in part], [problem.sizes[group][0] for group in part]
                    )
                    for part in parts
                ),
                highs=summed(limit.highs),
            )
            for limit in problem.limits
        ),
        spread=problem.spread,
        former=problem.former,
        wishes={
            name: {ident: merged(own) for ident, own in wishes.items()}
            for name, wishes in problem.wishes.items()
        },
    )


def restrict(problem: Problem, units: Sequence[tuple[int, Unit]], groups: Sequence[int]) -> Problem:
    """Make the problem of seating some units, each with the index of its cohort, in some of the groups.

    Choices are left out, as groups of one topic are all the same to everybody. So more units are alike, and
    are merged again.
    """
    bands, limits = problem.bands_of, problem.limits_of
    local = {group: index for index, group in enumerate(groups)}
    nothing = (0,) * len(groups)
    alike: defaultdict[_Likeness, list[Unit]] = defaultdict(list)
    example: dict[_Likeness, int] = {}

    @cache
    def allowed(wider: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(local[group] for group in wider if group in local)

    for index, unit in units:
        groups_of_unit = allowed(problem.cohorts[index].groups)
        likeness = _Likeness(groups_of_unit, len(unit), bands.get(index, ()), limits.get(index, ()))
        alike[likeness].append(unit)
        example[likeness] = index
    cohorts = tuple(
        Cohort(tuple(members), likeness.groups, nothing, nothing) for likeness, members in alike.items()
    )
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


def unmerged(problem: Problem) -> Problem:
    """Make the problem in which every unit is a cohort of its own, however alike some are."""
    cohorts: list[Cohort] = []
    places: list[range] = []
    for cohort in problem.cohorts:
        places.append(range(len(cohorts), len(cohorts) + cohort.count))
        cohorts.extend(replace(cohort, units=(unit,)) for unit in cohort.units)

    def holders(old: Mapping[int, int]) -> dict[int, int]:
        return {place: held for index, held in old.items() for place in places[index]}

    return replace(
        problem,
        cohorts=tuple(cohorts),
        bands=tuple(replace(band, holders=holders(band.holders)) for band in problem.bands),
        limits=tuple(replace(limit, holders=holders(limit.holders)) for limit in problem.limits),
    )


def split(problem: Problem, parts: Sequence[Sequence[int]], by_part: Seating) -> Iterator[Problem]:
    """Make the problem of each part of the groups, when it is settled in which part everybody sits."""
    units: list[list[tuple[int, Unit]]] = [[] for _ in parts]
    for index, cohort in enumerate(problem.cohorts):
        for unit in cohort.units:
            units[by_part[unit[0]]].append((index, unit))
    return (restrict(problem, *pair) for pair in zip(units, parts, strict=True))


def join(parts: Sequence[Sequence[int]], insides: Sequence[Seating | None]) -> Seating | None:
    """The seating of the whole, made of the seatings of its parts; None where one of them is missing."""
    whole: dict[int, int] = {}
    for part, inside in zip(parts, insides, strict=True):
        if inside is None:
            return None
        whole |= {person: part[group] for person, group in inside.items()}
    return whole


class _Likeness(NamedTuple):
    """What units have in common that cannot be told apart: where they may sit, and what they count for."""

    groups: tuple[int, ...]
    size: int
    bands: Memberships
    limits: Memberships
