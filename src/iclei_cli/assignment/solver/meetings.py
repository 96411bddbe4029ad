"""Who meets again: pairs of people who sit in one group in more than one round, rounds held before counted.

A pair that meets t times costs C(t, 2), which is the number of pairs of rounds in which it meets. So the
cost of all pairs is summed over pairs of rounds and over *cells*: the n people who sat in one group in the
one round and sit in one group in the other are C(n, 2) such pairs. C(n, 2) is convex, so that even cells
are best, and it is the largest of the lines k·n - k(k+1)/2, so that a program can hold it.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations, product
from math import comb
from typing import TYPE_CHECKING

from iclei_cli.assignment.solver.company import add_company
from iclei_cli.assignment.solver.model import Model, add_bands, add_round, costs_of
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.solver.model import Seated

_NEAR = 3
"""So far from an even share, at most, a cell's cost is held exactly; farther away it is underestimated."""


def count_meetings(rounds: Sequence[Seating], former: Sequence[Seating] = ()) -> int:
    """What all pairs of people cost, beyond what `former` rounds, held before, cost by themselves."""
    return sum(
        comb(number, 2)
        for one, other in chain(combinations(rounds, 2), product(rounds, former))
        for number in Counter(
            (group, other[person]) for person, group in one.items() if person in other
        ).values()
    )


def model_among(problem: Problem, others: Sequence[Seating]) -> Model:
    """Write a round down as a program in which it costs to meet those of other rounds again.

    Whom people wish to meet is whom they have met in none of these.
    """
    program = Program()
    seated = add_round(program, problem)
    slacks = add_bands(program, problem, seated)
    meetings = add_meetings(program, problem, seated, others)
    company = add_company(program, problem.company, [(problem, seated)])
    costs = costs_of(program, [(problem, seated, slacks)], meetings, company=company)
    return Model(program, seated, costs)


def add_meetings(program: Program, problem: Problem, seated: Seated, earlier: Sequence[Seating]) -> list[int]:
    """Add what it costs to meet again those of other rounds; the columns that cost it."""
    costs = []
    for columns, coefficients, most, share in _cells(problem, seated, earlier):
        cost = program.add_column(upper=comb(most, 2))
        for k in range(max(0, int(share) - _NEAR), min(most, int(share) + _NEAR + 1)):
            program.add_row(
                [cost, *columns],
                lower=-k * (k + 1) / 2,
                coefficients=[1.0, *(-float(k * number) for number in coefficients)],
            )
        costs.append(cost)
    return costs


def hold_meetings(program: Program, problem: Problem, seated: Seated, earlier: Sequence[Seating]) -> None:
    """Allow even cells only: each has its share of people, rounded down or up."""
    for columns, coefficients, _, share in _cells(problem, seated, earlier):
        program.add_row(columns, lower=int(share), upper=-int(-share // 1), coefficients=coefficients)


def _cells(
    problem: Problem, seated: Seated, earlier: Sequence[Seating]
) -> Iterator[tuple[list[int], list[float], int, float]]:
    """For each cell: columns and coefficients that count it, the most it can have, and an even share."""
    for seating in earlier:
        members: dict[int, dict[int, int]] = {}
        for index, cohort in enumerate(problem.cohorts):
            for person in (person for unit in cohort.units for person in unit if person in seating):
                before = members.setdefault(seating[person], {})
                before[index] = before.get(index, 0) + 1
        for before in members.values():
            groups = sorted(
                {
                    group
                    for index in before
                    for group in problem.cohorts[index].groups
                    if (index, group) in seated
                }
            )
            room = sum(problem.sizes[group][1] for group in groups)
            for group in groups:
                found = [
                    (seated[index, group], float(number))
                    for index, number in before.items()
                    if (index, group) in seated
                ]
                most = int(sum(number for _, number in found))
                share = sum(before.values()) * problem.sizes[group][1] / room
                yield [column for column, _ in found], [number for _, number in found], most, share
