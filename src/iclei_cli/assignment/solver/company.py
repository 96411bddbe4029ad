"""Who sits beside whom, as columns of a program: whom people wish to meet, and whom not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assignment.problem.company import Company, Pair
    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.solver.model import Seated
    from iclei_cli.assignment.solver.program import Program


def add_company(
    program: Program, company: Company, rounds: Sequence[tuple[Problem, Seated]]
) -> dict[int, int]:
    """Add what tells who meets in none of these rounds, and who does not avoid whom; what each column costs.

    A round is its problem, in which everybody whom a wish is about is alone in their cohort or with their
    unit, and the columns that seat people.
    """
    costs: dict[int, int] = {}
    if not company:
        return costs
    cohorts = [_cohort_of(problem) for problem, _ in rounds]
    for pair, weight in company.wants.items():
        meeting: list[int] = []
        for (problem, seated), cohort_of in zip(rounds, cohorts, strict=True):
            meeting += _meeting(program, problem, seated, cohort_of, pair)
        unmet = program.add_column(upper=1)
        program.add_row([unmet, *meeting], lower=1)
        costs[unmet] = weight
    for pair, weight in company.avoids.items():
        for (problem, seated), cohort_of in zip(rounds, cohorts, strict=True):
            costs |= dict.fromkeys(_beside(program, problem, seated, cohort_of, pair), weight)
    return costs


def _cohort_of(problem: Problem) -> dict[int, int]:
    return {
        person: index
        for index, cohort in enumerate(problem.cohorts)
        for unit in cohort.units
        for person in unit
    }


def _shared(problem: Problem, seated: Seated, one: int, other: int) -> list[tuple[int, int]]:
    """The columns of two cohorts, group by group, where both may sit."""
    groups = sorted({*problem.cohorts[one].groups} & {*problem.cohorts[other].groups})
    return [
        (seated[one, group], seated[other, group])
        for group in groups
        if (one, group) in seated and (other, group) in seated
    ]


def _meeting(
    program: Program, problem: Problem, seated: Seated, cohort_of: dict[int, int], pair: Pair
) -> list[int]:
    """Columns of which one may be 1 if the two sit in one group: y ≤ x of each of them."""
    one, other = (cohort_of.get(person) for person in pair)
    if one is None or other is None:
        return []
    columns = _shared(problem, seated, one, other)
    if one == other:
        return [mine for mine, _ in columns]
    found = []
    for seats in columns:
        both = program.add_column(upper=1)
        for seat in seats:
            program.add_row([seat, both], lower=0, coefficients=[1.0, -1.0])
        found.append(both)
    return found


def _beside(
    program: Program, problem: Problem, seated: Seated, cohort_of: dict[int, int], pair: Pair
) -> list[int]:
    """A column that is 1 if the two sit in one group: z ≥ x of the one + x of the other - 1 for each."""
    one, other = (cohort_of.get(person) for person in pair)
    if one is None or other is None:
        return []
    beside = program.add_column(upper=1)
    if one == other:
        program.add_row([beside], lower=1)
    for mine, theirs in _shared(problem, seated, one, other) if one != other else ():
        program.add_row([beside, mine, theirs], lower=-1, coefficients=[1.0, -1.0, -1.0])
    return [beside]
