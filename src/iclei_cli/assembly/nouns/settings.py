"""What is asked of a plan, beside the people, the groups and the rules; it is kept for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.attributes import MIXED
from iclei_cli.assembly.nouns.numbers import Count, Number

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.plan import Plan

TIERS = ("spread", "choices", "meetings")
"""What counts first, second and third unless asked otherwise."""

USUAL_SECONDS = 60.0

MOST_ROUNDS = 20


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a plan is to be made.

    Attributes:
        rounds: how many times everyone sits down.
        spread: the attributes to be mixed; those that nobody fills in are left out.
        weights: how much each attribute's excess counts, a whole number; 1 unless named.
        order: the tiers, the most important first.
        seed: another seed may give another plan that is as good.
        seconds: of wall time, after which the best plan found is kept.
    """

    rounds: Number = 1
    spread: tuple[str, ...] = MIXED
    weights: dict[str, Number] = {}
    order: tuple[str, ...] = TIERS
    seed: Count = 0
    seconds: float = USUAL_SECONDS


def settings_of(
    plan: Plan, *, order: tuple[str, ...] | None = None, seconds: float = USUAL_SECONDS
) -> Settings:
    """How a plan was made, so that it can be changed in the same spirit, perhaps with other tiers first."""
    return Settings(
        rounds=len(plan.rounds),
        spread=plan.spread,
        weights=plan.weights,
        order=plan.order if order is None else order,
        seed=plan.seed,
        seconds=seconds,
    )
