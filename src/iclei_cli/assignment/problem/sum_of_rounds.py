"""Several rounds summed up to one problem: how often each unit is in each group.

Every plan of the rounds is a plan of the sum. The sum is not much larger than one round, and has none of the
symmetry of rounds that could as well be exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from iclei_cli.assignment.problem.company import NO_COMPANY
from iclei_cli.assignment.problem.problem import Band, Cohort, Limit, Problem

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

Count = TypeVar("Count", Band, Limit)


@dataclass(frozen=True)
class CohortOrigin:
    """Where a cohort of a sum comes from.

    Attributes:
        cohort: the index of the unit, the same in every round.
        rounds: the indices of the rounds in which it is there and may sit in the same groups.
        single: the unit as it is in one of these rounds.
    """

    cohort: int
    rounds: tuple[int, ...]
    single: Cohort


@dataclass(frozen=True)
class Sum:
    """The sum of some rounds, and the origins of its cohorts, in their order."""

    problem: Problem
    origins: tuple[CohortOrigin, ...]


def sum_up(problems: Mapping[int, Problem]) -> Sum:
    """The sum of these rounds, by index. Their cohorts are single units, those of an index being the same.

    Whose wishes are met, and who sits beside whom, is no sum over rounds: nothing of it is left.
    """
    origins = tuple(_origins(problems))
    example = next(iter(problems.values()))
    bands = _named({number: problem.bands for number, problem in problems.items()})
    limits = _named({number: problem.limits for number, problem in problems.items()})
    return Sum(
        problem=replace(
            example,
            sizes=tuple(
                (sum(low for low, _ in sizes), sum(high for _, high in sizes))
                for sizes in zip(*(problem.sizes for problem in problems.values()), strict=True)
            ),
            cohorts=tuple(
                replace(origin.single, units=origin.single.units * len(origin.rounds)) for origin in origins
            ),
            bands=tuple(_added(band, problems, origins) for band in bands),
            limits=tuple(_limits_added(limit, problems, origins) for limit in limits),
            wishes={},
            company=NO_COMPANY,
        ),
        origins=origins,
    )


def _origins(problems: Mapping[int, Problem]) -> Iterator[CohortOrigin]:
    for index in range(len(next(iter(problems.values())).cohorts)):
        alike: defaultdict[Cohort, list[int]] = defaultdict(list)
        for number, problem in problems.items():
            if problem.cohorts[index].count:
                alike[problem.cohorts[index]].append(number)
        yield from (CohortOrigin(index, tuple(rounds), single) for single, rounds in alike.items())


def _named(counts: Mapping[int, Sequence[Count]]) -> list[dict[int, Count]]:
    """Bands, or limits, of the same name, by round."""
    named: defaultdict[Hashable, dict[int, Count]] = defaultdict(dict)
    for number, found in counts.items():
        for count in found:
            named[count.name][number] = count
    return list(named.values())


def _added(
    counts: Mapping[int, Count], problems: Mapping[int, Problem], origins: Sequence[CohortOrigin]
) -> Count:
    """The sum of bands, or limits, of the same name.

    A round without one has at most one person who would count: there, a group may have that one or not.
    """
    concerned = {cohort for count in counts.values() for cohort in count.holders}
    holders: dict[int, int] = {}
    for number, origin in enumerate(origins):
        if origin.cohort in concerned:
            held = max(counts[r].holders.get(origin.cohort, 0) if r in counts else 0 for r in origin.rounds)
            if held:
                holders[number] = held
    example = next(iter(counts.values()))
    without = len(problems) - len(counts)
    return replace(
        example,
        holders=holders,
        lows=tuple(sum(column) for column in zip(*(count.lows for count in counts.values()), strict=True)),
        highs=tuple(
            sum(column) + without for column in zip(*(count.highs for count in counts.values()), strict=True)
        ),
    )


def _limits_added(
    limits: Mapping[int, Limit], problems: Mapping[int, Problem], origins: Sequence[CohortOrigin]
) -> Limit:
    """The sum of limits of the same name; of what may be none in a round, what is sure of all."""
    added = _added(limits, problems, origins)
    lows = zip(*(limit.lows for limit in limits.values()), strict=True)
    sizes = zip(*([low for low, _ in problems[number].sizes] for number in limits), strict=True)
    return replace(added, lows=tuple(map(added.least_of, lows, sizes)))
