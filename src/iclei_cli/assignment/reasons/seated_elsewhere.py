"""One round of a plan seated anew, the other rounds staying as they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.settings import COMPANY
from iclei_cli.assignment.problem.company import count_company
from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.from_assembly import visits_of_each
from iclei_cli.assignment.problem.wishes import without_met
from iclei_cli.assignment.search.one_round import ContradictionError, RoundSolution, solve_round
from iclei_cli.assignment.solver.highs import minimise
from iclei_cli.assignment.solver.lexicographic import Search
from iclei_cli.assignment.solver.meetings import count_meetings, model_among
from iclei_cli.assignment.solver.model import UNITS, add_round, seating_from
from iclei_cli.assignment.solver.options import Effort, SearchOptions
from iclei_cli.assignment.solver.program import OutcomeStatus, Program

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assignment.problem.problem import Cohort, Problem, Seating
    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.assignment.solver.model import Model

_NODES = 50
"""How far a search for fewer meetings goes: the last of them are never proved, however long it takes."""


@dataclass(frozen=True)
class Around:
    """A round that is seated anew, and the others, which stay.

    Attributes:
        index: the index of the round.
        others: who sits where in each of the others, by its index; those held before have one below 0.
        problems: what is asked of each of the others of the plan, by its index.
        closed: the groups of topics that people have visited there as often as they may, by their ids.
    """

    index: int
    others: Mapping[int, Seating]
    problems: Mapping[int, Problem]
    closed: Mapping[int, frozenset[int]]

    def meetings(self, seating: Seating) -> int:
        """How many pairs of people who sit so meet in another round, too."""
        others = list(self.others.values())
        return count_meetings([seating, *others]) - count_meetings(others)


def seatings_of(assembly: Assembly, plan: Plan) -> list[Seating]:
    """Who sits where in each round of a plan."""
    groups = {key: index for index, key in enumerate(assembly.groups)}
    return [
        {item.participant: groups[item.group] for item in placements if item.group in groups}
        for placements in plan.rounds
    ]


def rounds_among_others(problems: Sequence[Problem], seatings: Sequence[Seating]) -> list[Around]:
    """Each round among the others of a plan.

    How often a topic may be visited, the rules say, as in `problems`: a seat that is only asked about is no
    rule, so that it opens and closes nothing.
    """
    limits = visits_of_each(problems) if len(seatings) > 1 else {}
    former = {-number: seating for number, seating in enumerate(problems[0].former, start=1)}

    def among(index: int) -> Around:
        others = {other: seating for other, seating in enumerate(seatings) if other != index}
        closed: dict[int, frozenset[int]] = {}
        for person, visits in limits.items():
            for visit in visits:
                if sum(seating.get(person) in visit.groups for seating in others.values()) >= visit.most:
                    closed[person] = closed.get(person, frozenset()).union(visit.groups)
        return Around(index, {**former, **others}, {other: problems[other] for other in others}, closed)

    return [among(index) for index in range(len(seatings))]


def beside_others(problem: Problem, around: Around) -> Problem:
    """The round in which nobody may sit where they have been as often as they may.

    Of those who would be worst off, and of whom people wish to meet, only the wishes count that none of the
    other rounds meets.
    """
    problem = without_met(
        problem, [(other, around.others[index]) for index, other in around.problems.items()]
    )
    if problem.company:
        company = problem.company.without_met(around.others[index] for index in around.problems)
        problem = replace(problem, company=company)
    if not around.closed:
        return problem

    @cache
    def open_groups(groups: tuple[int, ...], closed: frozenset[int]) -> tuple[int, ...]:
        return tuple(group for group in groups if group not in closed)

    def narrowed(cohort: Cohort) -> Cohort:
        people = (person for unit in cohort.units for person in unit)
        closed = frozenset[int]().union(
            *(around.closed[person] for person in people if person in around.closed)
        )
        return replace(cohort, groups=open_groups(cohort.groups, closed)) if closed else cohort

    return replace(problem, cohorts=tuple(narrowed(cohort) for cohort in problem.cohorts))


def with_seat(problem: Problem, person: int, groups: Collection[int]) -> Problem:
    """The round in which somebody, with those who sit with them, may sit in these groups only."""
    index, own = next(
        (index, unit)
        for index, cohort in enumerate(problem.cohorts)
        for unit in cohort.units
        if person in unit
    )
    cohort, number = problem.cohorts[index], len(problem.cohorts)
    rest = replace(cohort, units=tuple(unit for unit in cohort.units if unit != own))
    seat = replace(cohort, units=(own,), groups=tuple(key for key in cohort.groups if key in groups))

    def held(holders: Mapping[int, int]) -> dict[int, int]:
        return {**holders, **({number: holders[index]} if index in holders else {})}

    return replace(
        problem,
        cohorts=(*problem.cohorts[:index], rest, *problem.cohorts[index + 1 :], seat),
        bands=tuple(replace(band, holders=held(band.holders)) for band in problem.bands),
        limits=tuple(replace(limit, holders=held(limit.holders)) for limit in problem.limits),
    )


def reseat(
    problem: Problem,
    names: Sequence[str],
    around: Around,
    options: SearchOptions,
    start: Seating | None,
) -> RoundSolution | None:
    """Find the best seating of the round for the tiers `names`; None where none was found in time.

    `start` is one that keeps all rules, if any is known. What the tier `meetings` comes to may be
    underestimated a little: `Around.meetings` counts it.

    Raises:
        ContradictionError: there is no seating that keeps all rules.
    """
    if _somebody_is_nowhere(problem):
        raise ContradictionError
    if not around.others and problem.is_by_itself:
        return solve_round(problem, names, replace(options, narrows=True), start)
    model = model_among(problem, list(around.others.values()))
    search = Search(model, replace(options, nodes=_NODES))
    values, tiers = search.lexicographic(names)
    if search.is_impossible:
        raise ContradictionError
    return None if values is None else RoundSolution(seating_from(problem, model.seated, values), tiers)


class Near(NamedTuple):
    """A seating as good as another, and how many people such a seating moves at least, if that is known."""

    seating: Seating
    fewest: float | None


def nearest(problem: Problem, best: RoundSolution, around: Around, options: SearchOptions) -> Near:
    """Of all seatings as good as `best`, find the one that moves the fewest people.

    Where the time is over before, it is the one with the fewest moves that was found, or else `best` itself.
    """
    model = model_among(problem, list(around.others.values()))
    start = Search(model, options).values_at(_taken(model, problem, best.seating))
    if start is None:
        return Near(best.seating, None)
    limits = {name: float(model.costs[name] @ start) for name in (tier.name for tier in best.tiers)}
    search = Search(model, replace(options, limits=limits, narrows=True))
    for name, most in limits.items():
        if most > 0:
            search.floor(name, {})  # tells who cannot sit where in a seating that is as good
    outcome = search.minimise("moves", {}, start=start)
    if not outcome.values.size:
        return Near(best.seating, outcome.bound)
    return Near(seating_from(problem, model.seated, outcome.values), outcome.bound)


def is_possible(problem: Problem, clock: Clock) -> bool | None:
    """Whether any seating keeps all rules; None where that was not settled in time."""
    if _somebody_is_nowhere(problem):
        return False
    if not problem.limits and all(low <= 0 and high >= problem.people for low, high in problem.sizes):
        return True
    program = Program()
    add_round(program, problem)
    outcome = minimise(program, Effort(clock))
    if outcome.status is OutcomeStatus.INFEASIBLE:
        return False
    return True if outcome.values.size else None


def worth(problem: Problem, around: Around, seating: Seating, names: Sequence[str]) -> dict[str, float]:
    """What a seating of the round comes to in each of the tiers named."""
    costs = costs_by_tier(problem, seating)
    known = {name: cost / UNITS[name] for name, cost in costs.items()}
    known[COMPANY] = count_company(problem.company, [seating])
    return {name: known.get(name, around.meetings(seating)) for name in names}


def _somebody_is_nowhere(problem: Problem) -> bool:
    """Whether the rules about somebody leave them no group; a program might then have no column at all."""
    return any(cohort.count and not cohort.groups for cohort in problem.cohorts)


def _taken(model: Model, problem: Problem, seating: Seating) -> Counter[int]:
    """How many units are seated by each column of a model."""
    taken = Counter(dict.fromkeys(model.seated.values(), 0))
    for index, cohort in enumerate(problem.cohorts):
        taken.update(model.seated[index, seating[unit[0]]] for unit in cohort.units)
    return taken
