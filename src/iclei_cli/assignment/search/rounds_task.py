"""What several rounds are searched for, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.settings import COMPANY
from iclei_cli.assignment.problem.company import count_company
from iclei_cli.assignment.problem.fewest_meetings import fewest_meetings
from iclei_cli.assignment.problem.wishes import least_company, wishes_over
from iclei_cli.assignment.solver.lexicographic import tier_of
from iclei_cli.assignment.solver.meetings import count_meetings
from iclei_cli.assignment.swaps.designs import designed_rounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.plan import Tier
    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.problem.wishes import Wish


_BY_PAIRS = (COMPANY, "meetings")


@dataclass(frozen=True)
class RoundsTask:
    """What several rounds are searched for.

    Attributes:
        problems: every round; the cohort of an index is the same unit in each of them.
        visits: how often people may be at one topic.
        names: the tiers, the most important first.
    """

    problems: Sequence[Problem]
    visits: Sequence[Visits]
    names: tuple[str, ...]

    @property
    def summed_names(self) -> list[str]:
        """The tiers that can be summed up over the rounds: all but who sits beside whom."""
        return [name for name in self.names if name not in _BY_PAIRS]

    @property
    def names_by_pairs(self) -> list[str]:
        """The tiers about who sits beside whom: those who wish for it or not, and those who meet again."""
        return [name for name in self.names if name in _BY_PAIRS]

    @cached_property
    def wishes(self) -> dict[str, list[Wish]]:
        """The wishes of which those are counted who have them met in no round."""
        return wishes_over(self.problems)

    @cached_property
    def fewest_meetings(self) -> int:
        """How few meet again at least."""
        return fewest_meetings(self.problems, self.visits)

    @cached_property
    def designed_rounds(self) -> list[Seating]:
        """Rounds by the theory of designs, as many as a design gives."""
        return designed_rounds(self.problems, self.visits)


@dataclass(frozen=True)
class Solution:
    """Where everybody sits in every round, and what each tier comes to."""

    rounds: Sequence[Seating]
    tiers: list[Tier]


def meetings_tier(task: RoundsTask, seatings: Sequence[Seating]) -> Tier:
    """How many meet again, and how few can, as cells can be no more than even."""
    return tier_of(
        "meetings",
        count_meetings(seatings, task.problems[0].former),
        task.fewest_meetings,
        "convexity",
    )


def company_tier(task: RoundsTask, seatings: Sequence[Seating]) -> Tier:
    """How many wishes for company are not met, and how few can be, pair by pair."""
    value = count_company(task.problems[0].company, seatings)
    return tier_of(COMPANY, value, least_company(task.problems), "relaxation")


def in_order(tiers: Sequence[Tier], names: Sequence[str]) -> list[Tier]:
    """Put the tiers in the order of their names."""
    by_name = {tier.name: tier for tier in tiers}
    return [by_name[name] for name in names]
