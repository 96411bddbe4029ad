"""What is asked of a plan, beside the people, the groups and the rules; it is kept for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.attributes import MIXABLE, MIXED
from iclei_cli.assembly.nouns.numbers import Count, Number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.plan import Plan

TIERS = ("spread", "choices", "meetings")
"""What counts first, second and third unless asked otherwise."""

FAIR = "fair"
"""The word for the tiers of `FAIR_TIERS`, which come one after the other where it stands among the tiers."""

FAIR_TIERS: dict[str, int | None] = {"no-wish": None, "no-top-two": 2, "no-first": 1}
"""How many people sit in no round at one of their choices, of the first two, or of the first: how many of
their choices count (None: all), by the name of the tier, the worst off first."""

COMPANY = "company"
"""The tier of whom people wish to meet and whom not; it is there if anybody has such a wish."""

USUAL_SECONDS = 60.0

MOST_ROUNDS = 20


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How a plan is to be made.

    Attributes:
        rounds: how many times everyone sits down.
        spread: the attributes to be mixed, fields or headers of other columns; those that nobody fills in are
            left out.
        weights: how much each attribute's excess counts, a whole number; 1 unless named.
        order: the tiers, the most important first; among them may be `fair` and `company`.
        fair: whether those who are worst off over all rounds count: where `fair` stands in the order, or else
            directly before the choices.
        seed: another seed may give another plan that is as good.
        seconds: of wall time, after which the best plan found is kept.
    """

    rounds: Number = 1
    spread: tuple[str, ...] = MIXED
    weights: dict[str, Number] = {}
    order: tuple[str, ...] = TIERS
    fair: bool = False
    seed: Count = 0
    seconds: float = USUAL_SECONDS

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers that are optimised, the most important first."""
        order = [name for name in self.order if name != FAIR or self.fair]
        if self.fair and FAIR not in order:
            order.insert(order.index("choices"), FAIR)
        each = (FAIR_TIERS if name == FAIR else (name,) for name in order)
        return tuple(name for names in each for name in names)

    def without_columns(self) -> Settings:
        """The settings without headers of lists."""
        return replace(
            self,
            spread=tuple(name for name in self.spread if name in MIXABLE),
            weights={name: weight for name, weight in self.weights.items() if name in MIXABLE},
        )


def with_fair_as_one(tiers: Iterable[str]) -> tuple[str, ...]:
    """Tiers as they are asked for: those about the worst off are one word."""
    return tuple(dict.fromkeys(FAIR if name in FAIR_TIERS else name for name in tiers))


def settings_of(
    plan: Plan, *, order: tuple[str, ...] | None = None, seconds: float = USUAL_SECONDS
) -> Settings:
    """How a plan was made, so that it can be changed in the same spirit, perhaps with other tiers first."""
    tiers = plan.order if order is None else order
    return Settings(
        rounds=len(plan.rounds),
        spread=plan.spread,
        weights=plan.weights,
        order=with_fair_as_one(tiers),
        fair=not FAIR_TIERS.keys().isdisjoint(tiers),
        seed=plan.seed,
        seconds=seconds,
    )
