"""Whom people wish to sit beside, and whom not: by pairs, over all rounds.

A wish to meet somebody is met if the two sit in one group in some round; a wish to avoid somebody counts in
every round in which they do. Each counts as much as its weight, and what two people wish of each other
counts for each of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from iclei_cli.assembly.plans.company import wishes_of_company

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.plans.company import Companion

    Seating = Mapping[int, int]
    """Where everybody sits in one round: the index of a group, by the person's id."""

Pair: TypeAlias = tuple[int, int]
"""Two people by their ids, the lower one first."""


@dataclass(frozen=True)
class Company:
    """How much it counts that two people wish to meet each other, and that they wish to avoid each other."""

    wants: Mapping[Pair, int]
    avoids: Mapping[Pair, int]

    def __bool__(self) -> bool:
        return bool(self.wants or self.avoids)

    def without_met(self, seatings: Iterable[Seating]) -> Company:
        """What is left of it beside rounds that stay: those who meet there need not meet again."""
        held = list(seatings)
        wants = {
            pair: weight
            for pair, weight in self.wants.items()
            if not any(_together(pair, seating) for seating in held)
        }
        return replace(self, wants=wants)


NO_COMPANY = Company({}, {})
"""Nobody wishes for anybody."""


def company_of(assembly: Assembly, *, with_weights: bool = True) -> Company:
    """The wishes of those who are coming about others who are; without their weights each counts 1."""
    wants, avoids = (_by_pairs(wishes, with_weights) for wishes in wishes_of_company(assembly))
    return Company(wants, avoids) if wants or avoids else NO_COMPANY


def _by_pairs(wishes: Iterable[Companion], with_weights: bool) -> dict[Pair, int]:
    weights: Counter[Pair] = Counter()
    for person, other, weight in wishes:
        weights[min(person, other), max(person, other)] += weight if with_weights else 1
    return dict(weights)


def count_company(company: Company, seatings: Sequence[Seating]) -> int:
    """What wishes to meet weigh that are met in none of these rounds, and avoiding, each time it fails."""
    unmet = company.without_met(seatings).wants.values()
    beside = (
        weight for seating in seatings for pair, weight in company.avoids.items() if _together(pair, seating)
    )
    return sum(unmet) + sum(beside)


def _together(pair: Pair, seating: Seating) -> bool:
    one, other = pair
    return one in seating and seating[one] == seating.get(other)
