"""Several rounds with many tables: who is at which topic when is settled first, then each topic's tables.

As with one round, the topics are a coarser problem that bounds the whole. The tables of a round are then
filled so that those who shared a table in an earlier round are spread over the tables of their topic, too, as
far as that leaves everything else as even.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.parts import merge_groups
from iclei_cli.assignment.problem.problem import Band
from iclei_cli.assignment.search.by_halves import seat_within
from iclei_cli.assignment.search.rounds_task import RoundsTask, Solution
from iclei_cli.assignment.search.several_rounds import improve_rounds, solve_rounds
from iclei_cli.assignment.solver.meetings import count_meetings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.solver.options import SearchOptions

    Parts = Sequence[Sequence[int]]
    """The tables of each topic."""

_MANY = 800
"""So many pairs of a unit and a group are split, where topics have several tables."""
_SHARE = 0.5
"""Such a part of the time is for the topics."""
_FILLING = 0.9
"""The tables of a round have such a part of its share of the time left; the rest is for what comes after."""
_FIRST = 1_000
"""How much more the spread counts than that people of one table meet again."""
_MORE = (0, 1, None)
"""How many more of an earlier table than its even share may sit at a table, from try to try; None: any."""


def has_many_tables(problems: Sequence[Problem]) -> bool:
    """Whether rounds are to be split by topic."""
    return problems[0].pairs > _MANY and problems[0].has_several_tables_of_a_topic


def solve_topics_first(task: RoundsTask, options: SearchOptions) -> Solution | None:
    """Find seats for every round, as good as can be; None where none were found in time.

    Raises:
        ContradictionError: no seats keep all rules.
    """
    parts = tuple(task.problems[0].tables_of.values())
    half = replace(options, clock=options.clock.part(_SHARE * options.clock.seconds_left))
    topics = solve_rounds(_topics_only(task, parts), half)
    if topics is None:
        return None
    seatings: list[Seating] = []
    for index, (problem, at_topics) in enumerate(zip(task.problems, topics.rounds, strict=True)):
        left = options.clock.seconds_left / (len(task.problems) - index)
        part = replace(options, clock=options.clock.part(_FILLING * left))
        seating = _fill_tables(problem, parts, at_topics, [*problem.former, *seatings], part)
        if seating is None:
            return None
        seatings.append(seating)
    return improve_rounds(task, options, seatings, topics.tiers)


def _topics_only(task: RoundsTask, parts: Parts) -> RoundsTask:
    """The coarser problem: every topic is one large table, and nobody minds who meets again."""
    topic_of = {group: index for index, part in enumerate(parts) for group in part}
    return RoundsTask(
        problems=[merge_groups(problem, parts) for problem in task.problems],
        visits=[
            replace(visit, groups=tuple(sorted({topic_of[group] for group in visit.groups})))
            for visit in task.visits
        ],
        names=tuple(task.summed_names),
    )


def _fill_tables(
    problem: Problem, parts: Parts, at_topics: Seating, earlier: Sequence[Seating], options: SearchOptions
) -> Seating | None:
    """Fill the tables, those of earlier tables apart; less and less so while that costs evenness."""
    best, worth = None, (inf, 0)
    for more in _MORE if earlier and options.clock.seconds_left else (None,):
        mixed = problem
        if more is not None:
            extra = _bands_of_earlier_tables(problem, parts, at_topics, earlier, more)
            weighed = [replace(band, weight=band.weight * _FIRST) for band in problem.bands]
            mixed = replace(problem, bands=(*weighed, *extra))
        seating = seat_within(mixed, parts, at_topics, options.clock, seed=options.seed)
        if seating is not None:
            excess = costs_by_tier(problem, seating)["spread"]
            here = (excess, count_meetings([*earlier, seating]))
            if here < worth:
                best, worth = seating, here
            if excess == 0 or not options.clock.seconds_left:
                break
    return best


def _bands_of_earlier_tables(
    problem: Problem, parts: Parts, at_topics: Seating, earlier: Sequence[Seating], more: int
) -> Iterator[Band]:
    """Bands that spread the people of each earlier table evenly, too, but for so many `more` at a table."""
    for index, seating in enumerate(earlier):
        for table in sorted(set(seating.values())):
            holders, at_topic = _former_members(problem, seating, table, at_topics)
            highs = [0] * len(problem.groups)
            for topic, part in enumerate(parts):
                for group in part:
                    highs[group] = -(-at_topic[topic] // len(part)) + more
            yield Band(f"round {index}", str(table), holders, (0,) * len(highs), tuple(highs))


def _former_members(
    problem: Problem, seating: Seating, table: int, at_topics: Seating
) -> tuple[dict[int, int], Counter[int]]:
    """Who sat at a table in an earlier round: how many of each cohort, and how many are at each topic now."""
    holders: dict[int, int] = {}
    at_topic: Counter[int] = Counter()
    for index, cohort in enumerate(problem.cohorts):
        members = [person for unit in cohort.units for person in unit if seating.get(person) == table]
        if members:
            holders[index] = len(members)
            at_topic.update(at_topics[person] for person in members)
    return holders, at_topic
