"""Whose wishes are met over all rounds: what those ask for who would be the worst off."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assignment.problem.from_assembly import places_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assignment.problem.company import Pair
    from iclei_cli.assignment.problem.problem import Problem, Seating


@dataclass(frozen=True)
class Wish:
    """People who have the same wish, and are in the same units: it is met for all of them or for none.

    Attributes:
        places: the rounds in which they are there, and the cohort they are of in each, by index.
        groups: the indices of the groups in which it is met.
        people: how many they are.
    """

    places: tuple[tuple[int, int], ...]
    groups: tuple[int, ...]
    people: int


def wishes_over(problems: Sequence[Problem]) -> dict[str, list[Wish]]:
    """The wishes of each tier about the worst off; none where these do not count."""
    places = places_of(problems)
    found: dict[str, list[Wish]] = {}
    for name in FAIR_TIERS:
        wishes = {ident: own for problem in problems for ident, own in problem.wishes.get(name, {}).items()}
        alike = Counter((places[ident], own) for ident, own in wishes.items())
        found[name] = [Wish(*story, people) for story, people in alike.items()]
    return found


def unmet_over(problems: Sequence[Problem], seatings: Mapping[int, Seating]) -> dict[str, int]:
    """How many have what they wish for in none of these rounds, by index, by the tier about the worst off."""
    unmet: dict[str, set[int]] = {name: set() for name in FAIR_TIERS}
    for index in seatings:
        for name, wishes in problems[index].wishes.items():
            unmet[name].update(wishes)
    for index, seating in seatings.items():
        for name, wishes in problems[index].wishes.items():
            unmet[name] -= _met(wishes, seating)
    return {name: len(people) for name, people in unmet.items()}


def without_met(problem: Problem, others: Sequence[tuple[Problem, Seating]]) -> Problem:
    """The problem of a round beside others that stay: only what is met in none of these is wished for."""
    if not problem.wishes:
        return problem
    met: dict[str, set[int]] = {name: set() for name in problem.wishes}
    for other, seating in others:
        for name, wishes in other.wishes.items():
            met[name] |= _met(wishes, seating)
    left = {
        name: {ident: own for ident, own in wishes.items() if ident not in met[name]}
        for name, wishes in problem.wishes.items()
    }
    return replace(problem, wishes=left)


def least_company(problems: Sequence[Problem]) -> int:
    """What no plan of these rounds comes below, pair by pair: who can never meet, and who always must."""
    company = problems[0].company
    if not company:
        return 0
    rounds = [_groups_of(problem) for problem in problems]

    def both(pair: Pair) -> list[tuple[tuple[int, int], frozenset[int], frozenset[int]]]:
        """Of each round in which both are there: the units of the two, and the groups that each may have."""
        one, other = pair
        return [
            ((here[one][0], here[other][0]), here[one][1], here[other][1])
            for here in rounds
            if one in here and other in here
        ]

    never = sum(
        weight
        for pair, weight in company.wants.items()
        if all(mine.isdisjoint(theirs) for _, mine, theirs in both(pair))
    )
    always = sum(
        weight
        for pair, weight in company.avoids.items()
        for (unit, others), mine, theirs in both(pair)
        if unit == others or (mine == theirs and len(mine) == 1)
    )
    return never + always


def _groups_of(problem: Problem) -> dict[int, tuple[int, frozenset[int]]]:
    """The unit of each person who is there, as the index of its cohort, and the groups it may have."""
    return {
        person: (index, frozenset(cohort.groups))
        for index, cohort in enumerate(problem.cohorts)
        for unit in cohort.units
        for person in unit
    }


def _met(wishes: Mapping[int, tuple[int, ...]], seating: Seating) -> set[int]:
    return {ident for ident, own in wishes.items() if seating.get(ident) in own}
