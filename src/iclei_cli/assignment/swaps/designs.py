"""Rounds in which nobody meets again, as the theory of designs knows them: where no rule interferes.

- Tables of two: a round robin, by the circle method. Of n people everybody meets everybody in n - 1 rounds.
- q tables, where q is a prime or a power of one, of up to q people: rows and columns of a field of order q.
  In round b the person of row i and column j sits at table j - i·b. Two people of different rows meet where
  (i - i')·b = j - j', which is once; those of one row never. These are q rounds (as many as mutually
  orthogonal Latin squares of that order give). In one more the rows are tables, if they fill them. With q
  people a table that is the affine plane, in which everybody meets everybody (Bose, "On the application of
  the properties of Galois fields to the construction of hyper-Graeco-Latin squares", Sankhyā 3, 1938).
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem, Seating

_LARGEST = 64
"""The largest number of tables for which a field is made."""


def designed_rounds(problems: Sequence[Problem], visits: Sequence[Visits]) -> list[Seating]:
    """Rounds in which nobody meets again, as many as a design gives; none where a rule interferes.

    Those who have most in common are in one row, and so at different tables.
    """
    people = [cohort.units[0][0] for cohort in problems[0].cohorts if cohort.count == cohort.size == 1]
    if visits or not all(_is_free(problem, people) for problem in problems):
        return []
    tables = len(problems[0].groups)
    values: dict[int, list[str]] = {person: [] for person in people}
    for band in problems[0].bands:
        for index in band.holders:
            values[problems[0].cohorts[index].units[0][0]].append(f"{band.attribute} {band.value}")
    order = sorted(people, key=lambda person: values[person])
    designed = _round_robin(tables) if len(people) == 2 * tables else _by_field(tables, len(people))
    return [dict(zip(order, seats, strict=True)) for seats in designed[: len(problems)]]


def _is_free(problem: Problem, people: Sequence[int]) -> bool:
    """Whether these people, and no others, may sit anywhere in a round, at tables as even as can be."""
    tables = len(problem.groups)
    share, over = divmod(len(people), tables)
    return (
        problem.people == len(people)
        and not problem.limits
        and [cohort.units for cohort in problem.cohorts] == [((person,),) for person in people]
        and all(len(cohort.groups) == tables for cohort in problem.cohorts)
        and all(low <= share and high >= share + bool(over) for low, high in problem.sizes)
    )


def _round_robin(tables: int) -> list[list[int]]:
    """The table of everybody in each round: one person stays, the others go round in a circle."""
    circle = 2 * tables - 1
    rounds = []
    for number in range(circle):
        seats = [0] * (2 * tables)
        for table in range(1, tables):
            seats[(number + table) % circle] = seats[(number - table) % circle] = table
        rounds.append(seats)
    return rounds


def _by_field(tables: int, people: int) -> list[list[int]]:
    """The table of everybody in each round, row after row; the last row may lack some."""
    rows = -(-people // tables)
    field = _field(tables) if rows <= tables else None
    if field is None:
        return []
    minus, times = field
    places = list(product(range(rows), range(tables)))[:people]
    rounds = [[minus[column][times[row][b]] for row, column in places] for b in range(tables)]
    if people == rows * tables and tables % rows == 0:
        rounds.append([(row * tables + column) // rows for row, column in places])
    return rounds


def _field(order: int) -> tuple[list[list[int]], list[list[int]]] | None:
    """The tables of subtraction and multiplication of the field of so many elements, if there is one."""
    prime = next((number for number in range(2, order + 1) if order % number == 0), 0)
    degree = next((power for power in range(1, order) if prime and prime**power == order), 0)
    if not degree or order > _LARGEST:
        return None
    elements = [tuple(reversed(digits)) for digits in product(range(prime), repeat=degree)]
    index = {element: number for number, element in enumerate(elements)}
    minus = [
        [index[tuple((x - y) % prime for x, y in zip(one, other, strict=True))] for other in elements]
        for one in elements
    ]
    for modulus in elements:
        times = [[index[_product(one, other, modulus, prime)] for other in elements] for one in elements]
        if all(sorted(row) == list(range(order)) for row in times[1:]):
            return minus, times
    return None


def _product(one: Sequence[int], other: Sequence[int], modulus: Sequence[int], prime: int) -> tuple[int, ...]:
    """The product of two polynomials, lowest power first, where the next power is as the modulus says."""
    found = [0] * len(one)
    for factor in reversed(other):
        top = found[-1]
        shifted = [0, *found[:-1]]
        found = [
            (low + top * carried + factor * digit) % prime
            for low, carried, digit in zip(shifted, modulus, one, strict=True)
        ]
    return tuple(found)
