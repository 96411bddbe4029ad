"""A plan: who sits where in every round, how good that is, and how good it could be at best."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.numbers import Count, Number

if TYPE_CHECKING:
    from collections.abc import Callable


BoundSource: TypeAlias = Literal["relaxation", "search", "rounds", "convexity"]
"""Where a bound comes from: people cut in parts, branch and bound, all rounds summed up, or evenness."""

CutShort: TypeAlias = Literal["ctrl-c", "time"]
"""What ended a search before its proof was complete."""


class PlacedBy(StrEnum):
    """Who decided a placement: the solver, a rule that leaves one group only, or a person by hand."""

    SOLVER = "solver"
    PINNED = "pinned"
    MOVED = "moved"


class Placement(msgspec.Struct, frozen=True, kw_only=True):
    """One person in one group (of one round), and what was dealt to them to do there, if anything."""

    participant: Number
    group: str
    placed: PlacedBy = PlacedBy.SOLVER
    duty: str | None = None


class ProofStatus(StrEnum):
    """What is known of the plan: it is the best, it is within a bound of the best, or neither."""

    OPTIMAL = "optimal"
    GAP = "gap"
    UNPROVEN = "unproven"


class Tier(msgspec.Struct, frozen=True, kw_only=True):
    """One level of the objective: what the plan reaches, and a bound no plan can be below.

    Both are to be minimised. `bound` is conditional on the tiers before it keeping their values, and is
    None where the solver was stopped before it knew any. `how` tells in a word where the bound comes from:
    `relaxation` (people may be cut in parts), `search` (branch and bound), `rounds` (all rounds summed up),
    `convexity` (of the number of pairs in a table); None without a bound.
    """

    name: str
    value: float
    bound: float | None
    how: BoundSource | None = None

    @property
    def is_proved(self) -> bool:
        """Whether no plan can do better on this tier.

        A bound above the value is no proof but a mistake, and never counts as one.
        """
        return self.value == self.bound


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Value and bound of every tier, in the order in which they were optimised."""

    tiers: tuple[Tier, ...]

    @property
    def status(self) -> ProofStatus:
        """`optimal` if every tier is proved, `gap` if every tier has a bound, else `unproven`."""
        if all(tier.is_proved for tier in self.tiers):
            return ProofStatus.OPTIMAL
        if all(tier.bound is not None for tier in self.tiers):
            return ProofStatus.GAP
        return ProofStatus.UNPROVEN


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The stored answer of an assignment: `rounds` of placements, sorted by participant.

    `spread` names the attributes that were mixed, `weights` how much each counts where it is not 1, and
    `order` the tiers, the most important first. `cut_short` tells what ended the search before its proof was
    complete: `ctrl-c`, or `time`. `made` is a UTC time, ISO 8601. `made_for` is the
    fingerprint of the people, groups and rules that the proof is about.
    """

    session: str | None
    rounds: tuple[tuple[Placement, ...], ...]
    spread: tuple[str, ...]
    proof: Proof
    seed: Count
    made: str
    made_for: str = ""
    weights: dict[str, Number] = {}
    order: tuple[str, ...] = ("spread", "choices", "meetings")
    cut_short: CutShort | None = None

    @property
    def numbers(self) -> range:
        """The numbers of its rounds, from 1."""
        return range(1, len(self.rounds) + 1)

    def in_round(self, number: int) -> tuple[Placement, ...]:
        """The placements of round `number` (from 1)."""
        assert number > 0, "rounds count from 1"
        return self.rounds[number - 1]

    def without(self, gone: Callable[[Placement], bool]) -> Plan:
        """The plan with the placements for which `gone` is true taken out."""
        kept = tuple(tuple(item for item in placements if not gone(item)) for placements in self.rounds)
        return replace(self, rounds=kept)


class TableNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """A number of those who sit at a table in a round, or of everybody who is there then.

    Attributes:
        round: its number, from 1.
        group: the key of the table; None for everybody.
        people: how many of them have the number.
        mean, deviation: the mean and the standard deviation of these, both None where nobody has it.
    """

    round: int
    group: str | None
    people: int
    mean: float | None
    deviation: float | None


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How good a plan is.

    Attributes:
        spread: excess of each mixed attribute: people above or below the floor/ceiling of a fair share.
        choices: how many placements met choice 1, 2, …, `unlisted` or `none-stated`.
        choice_cost: the sum of r(r-1)/2 over all placements, r the (mean) rank of the topic sat at.
        meetings: the sum of C(times met, 2) over all pairs of people, times before the first round counted,
            less what these come to alone.
        company: how many wishes to meet somebody are met in no round, and how often somebody sits beside
            whom they wish to avoid.
        company_weight: the same, each as often as it counts.
        best: how many people had choice 1, 2, … as the best of all rounds, or sat at none of theirs in any,
            `unlisted`; of those who stated choices and sit somewhere.
        numbers: of each mixed attribute that is a number, what it comes to at each table.
    """

    spread: dict[str, int]
    choices: dict[str, int]
    choice_cost: float
    meetings: int
    company: int = 0
    company_weight: int = 0
    best: dict[str, int] = {}
    numbers: dict[str, tuple[TableNumbers, ...]] = {}
