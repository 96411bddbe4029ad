"""Several rounds with many tables: who is at which topic when is settled first, then each topic's tables.

As in `split`, the topics are a coarser problem that bounds the whole. The tables of a round are then filled
so that those who shared a table in an earlier round are spread over the tables of their topic, too, as far as
that leaves everything else as even.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.problem import Band
from iclei_cli.assignment.search.by_halves import coarser, seat_within
from iclei_cli.assignment.search.several_rounds import improve_rounds, solve_rounds
from iclei_cli.assignment.solver.lexicographic import tier_of
from iclei_cli.assignment.solver.meetings import count_meetings, fewest_meetings
from iclei_cli.assignment.solver.model import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assembly.plans.plan import Tier
    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.settings import Settings
    from iclei_cli.assignment.solver.highs import Clock
    from iclei_cli.assignment.solver.lexicographic import Progress

    Seats = dict[int, int]

_MANY, _FEW = 800, 3_000
"""So many pairs of a unit and a group are split, where topics have several tables; so few improved then."""
_FIRST = 1_000
"""How much more the spread counts than that people of one table meet again."""
_MORE = (0, 1, None)
"""How many more of an earlier table than its even share may sit at a table, from try to try; None: any."""


def is_many(problems: Sequence[Problem]) -> bool:
    """Whether rounds are to be split by topic."""
    pairs = sum(len(cohort.groups) for cohort in problems[0].cohorts)
    return pairs > _MANY and any(len(tables) > 1 for tables in problems[0].tables_of.values())


def solve_topics_first(
    problems: Sequence[Problem],
    visits: Sequence[Visits],
    settings: Settings,
    clock: Clock,
    progress: Progress | None = None,
) -> tuple[list[Seats] | None, list[Tier]]:
    """The seats of every round, and what each tier comes to; None where none were found in time.

    Raises:
        ContradictionError: no seats at all keep the rules.
    """
    parts = tuple(problems[0].tables_of.values())
    part_of = {group: index for index, part in enumerate(parts) for group in part}
    coarse = [coarser(problem, parts) for problem in problems]
    at_topics = [
        replace(visit, groups=tuple(sorted({part_of[group] for group in visit.groups}))) for visit in visits
    ]
    names = tuple(name for name in settings.order if name != "meetings")
    topics, bounds = solve_rounds(coarse, at_topics, replace(settings, order=names), clock, progress)
    if topics is None:
        return None, []
    rounds: list[Seats] = []
    for problem, at_topic in zip(problems, topics, strict=True):
        seats = _at_tables(problem, parts, at_topic, rounds, clock, seed=settings.seed)
        if seats is None:
            return None, []
        rounds.append(seats)
    if sum(len(cohort.groups) for cohort in problems[0].cohorts) <= _FEW:
        return improve_rounds(problems, visits, settings, clock, seats=rounds, bounds=bounds)
    known = {tier.name: tier for tier in _bounded(problems, rounds, bounds)}
    fewest = fewest_meetings(problems, once=bool(visits))
    known["meetings"] = tier_of("meetings", count_meetings(rounds), fewest, "convexity")
    return rounds, [known[name] for name in settings.order]


def _at_tables(
    problem: Problem,
    parts: Sequence[Sequence[int]],
    at_topic: Seats,
    earlier: Sequence[Seats],
    clock: Clock,
    *,
    seed: int,
) -> Seats | None:
    """Fill the tables, those of earlier tables apart; less and less so while that costs evenness."""
    best, worth = None, (inf, 0)
    for more in _MORE if earlier else (None,):
        mixed = problem if more is None else _mixed(problem, parts, at_topic, earlier, more)
        seats = seat_within(mixed, parts, at_topic, clock, seed=seed)
        if seats is not None:
            excess = costs_by_tier(problem, seats)["spread"]
            if (excess, count_meetings([*earlier, seats])) < worth:
                best, worth = seats, (excess, count_meetings([*earlier, seats]))
            if excess == 0:
                break
    return best


def _mixed(
    problem: Problem,
    parts: Sequence[Sequence[int]],
    at_topic: Mapping[int, int],
    earlier: Sequence[Seats],
    more: int,
) -> Problem:
    """The problem in which the people of each earlier table are spread, too, but for so many `more`."""
    bands = [replace(band, weight=band.weight * _FIRST) for band in problem.bands]
    for number, seats in enumerate(earlier):
        for table in sorted(set(seats.values())):
            holders = {
                index: count
                for index, cohort in enumerate(problem.cohorts)
                if (count := sum(seats.get(person) == table for unit in cohort.units for person in unit))
            }
            there = Counter(
                at_topic[person]
                for index in holders
                for unit in problem.cohorts[index].units
                for person in unit
                if seats.get(person) == table
            )
            highs = [0] * len(problem.groups)
            for topic, part in enumerate(parts):
                for group in part:
                    highs[group] = -(-there[topic] // len(part)) + more
            bands.append(Band(f"round {number}", str(table), holders, (0,) * len(highs), tuple(highs)))
    return replace(problem, bands=tuple(bands))


def _bounded(problems: Sequence[Problem], rounds: Sequence[Seats], bounds: Sequence[Tier]) -> Iterator[Tier]:
    costs = [costs_by_tier(problem, seats) for problem, seats in zip(problems, rounds, strict=True)]
    is_as_hoped = True
    for hope in bounds:
        cost = sum(cost[hope.name] for cost in costs)
        # A bound speaks of plans whose tiers before are as good as hoped, not of worse ones.
        bound = hope.bound * UNITS[hope.name] if hope.bound is not None and is_as_hoped else None
        tier = tier_of(hope.name, cost, bound, "rounds")
        is_as_hoped = is_as_hoped and tier.value <= hope.value
        yield tier
