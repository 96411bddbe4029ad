"""How far a plan of several rounds is: who sits where in the rounds that are settled, and what that costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS
from iclei_cli.assignment.problem.company import count_company
from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.problem import Cohort
from iclei_cli.assignment.problem.wishes import unmet_over
from iclei_cli.assignment.solver.meetings import count_meetings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.problem.wishes import Wish

Shares: TypeAlias = dict[tuple[Cohort, int], int]
"""How often each unit is in each group, summed over some rounds; by the unit as it is in these rounds."""


@dataclass(frozen=True)
class SettledRounds:
    """The rounds of a plan that are settled; settling one more makes another value of it.

    Attributes:
        problems: all rounds, settled or not.
        seatings: who sits where in each round that is settled, by its index, the last settled last.
        shares: how often each unit is to be in each group in all the other rounds together.
    """

    problems: Sequence[Problem]
    seatings: Mapping[int, Seating] = field(default_factory=dict)
    shares: Shares = field(default_factory=dict)

    @property
    def open_rounds(self) -> list[int]:
        """The indices of the rounds that are not settled."""
        return [index for index in range(len(self.problems)) if index not in self.seatings]

    def settle(self, index: int, seating: Seating, shares: Shares | None = None) -> SettledRounds:
        """Settle one more round; `shares` are those of the rounds that are still open then."""
        return replace(self, seatings={**self.seatings, index: seating}, shares=shares or {})

    def reopen(self, index: int) -> SettledRounds:
        """Take back what was settled of one round."""
        others = {other: seating for other, seating in self.seatings.items() if other != index}
        return replace(self, seatings=others)

    def cost(self, tier: str) -> float:
        """What a tier comes to in the rounds that are settled, in the unit of its cost vector."""
        if tier == "meetings":
            return count_meetings(list(self.seatings.values()), self.problems[0].former)
        if tier == COMPANY:
            return count_company(self.problems[0].company, list(self.seatings.values()))
        if tier in FAIR_TIERS:
            return unmet_over(self.problems, self.seatings)[tier]
        return self._summed[tier]

    @cached_property
    def _summed(self) -> Counter[str]:
        """The tiers that are sums over the rounds, as those that are settled add up to."""
        summed: Counter[str] = Counter()
        for index, seating in self.seatings.items():
            summed.update(costs_by_tier(self.problems[index], seating))
        return summed

    def costs(self, tiers: Sequence[str]) -> list[float]:
        """What several tiers come to."""
        return [self.cost(tier) for tier in tiers]

    def room(self, tier: str, most: float) -> float:
        """What the other rounds may add to a tier that may come to so much.

        Of a tier about the worst off it is all of it: whoever is met there is nobody's loss any more.
        """
        return most if tier in FAIR_TIERS else most - self.cost(tier)

    def visit_count(self, visit: Visits | Wish) -> int:
        """How often somebody has been at a topic, whose visits are limited, or where they wish to be."""
        return sum(
            self.seatings[index][self.problems[index].cohorts[cohort].units[0][0]] in visit.groups
            for index, cohort in visit.places
            if index in self.seatings
        )
