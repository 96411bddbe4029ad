"""How good a plan is, in sentences that need no knowledge of how it was searched."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.plan_facts import proof_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.cli.documents.plans import TierItem
    from iclei_cli.system.messages import Message


def goodness_of(plan: Plan, tiers: Sequence[TierItem]) -> Iterator[tuple[TierItem, Message]]:
    """Each tier with a sentence on whether anything better is possible; none where nothing is mixed.

    A bound speaks of plans that are as good in the tiers before it, and so does the sentence.
    """
    told = [tier for tier in tiers if tier.name != "spread" or plan.spread]
    for index, tier in enumerate(told):
        yield tier, _goodness(tier, _as_good(told[:index]), plan.weights)


def _as_good(before: Sequence[TierItem]) -> Message | None:
    """Of which plans a bound speaks: those that are as good in the tiers before; None: of all plans."""
    if not before:
        return None
    return message("as-good-in-all" if len(before) > 1 else f"as-good-{before[0].name}")


def _goodness(tier: TierItem, whose: Message | None, weights: Mapping[str, int]) -> Message:
    if tier.bound is None:
        return message("not-known-whether-better")
    if tier.value == tier.bound:
        return message(f"best-{tier.name}", whose=whose)
    if tier.name == "choices":
        return message("better-choices", whose=whose, people=math.ceil(tier.value - tier.bound))
    # A sum in which some people count several times is no number of people.
    is_people = tier.name != "spread" or all(number == 1 for number in weights.values())
    least = f"{tier.bound:g}" if tier.bound and is_people else None
    return message(f"better-{tier.name}", whose=whose, least=least)


def say_details(tiers: Sequence[TierItem]) -> None:
    """Tell the numbers of the search: what each tier comes to, its bound, and where that is from."""
    terminal.say_table(
        ["heading-tier", "heading-value", "heading-bound", ""],
        [(tier.name, f"{tier.value:g}", _shown(tier.bound), proof_of(tier)) for tier in tiers],
    )


def _shown(bound: float | None) -> str:
    return "" if bound is None else f"{bound:g}"
