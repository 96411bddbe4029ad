"""What is claimed, and whether it is so."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from iclei_cli.assembly.nouns.plan import Tier
    from oracle.asking import Engine, Question

STEPS = {
    "spread": Fraction(1),
    "choices": Fraction(1, 8),
    "meetings": Fraction(1),
    "moves": Fraction(1),
    "company": Fraction(1),
    "no-wish": Fraction(1),
    "no-top-two": Fraction(1),
    "no-first": Fraction(1),
}
"""What a tier that is better is better by, at least."""


@dataclass(frozen=True)
class Finding:
    """One claim looked at: true, false, or not decided (None); `detail` says what was claimed."""

    claim: str
    is_true: bool | None
    detail: str = ""


def never(answer: bool | None) -> bool | None:
    """Whether there is no such plan."""
    return None if answer is None else not answer


def bounds(claim: str, tiers: Iterable[Tier], question: Question, ask: Engine) -> Iterator[Finding]:
    """Whether no plan as good on the tiers before is below the bound of each tier."""
    held: dict[str, Fraction] = {}
    for tier in tiers:
        if tier.bound is not None:
            bound = Fraction(tier.bound)
            below = question.within(**{**held, tier.name: bound - STEPS[tier.name]})
            is_true = bound <= Fraction(tier.value) and (bound == 0 or never(ask(below)))
            proved = " (proved)" if tier.is_proved else ""
            yield Finding(claim + proved, is_true, f"{tier.name} {tier.value:g}, bound {tier.bound:g}")
        held[tier.name] = Fraction(tier.value)


def best(claim: str, tiers: Iterable[Tier], question: Question, ask: Engine) -> Iterator[Finding]:
    """Whether no plan is better, tier by tier."""
    held: dict[str, Fraction] = {}
    for tier in tiers:
        value = Fraction(tier.value)
        better = value > 0 and ask(question.within(**{**held, tier.name: value - STEPS[tier.name]}))
        yield Finding(claim, never(better), f"{tier.name} {tier.value:g}")
        held[tier.name] = value


def values(claim: str, tiers: Iterable[Tier], counted: Mapping[str, Fraction]) -> Finding:
    """Whether each tier comes to what is said."""
    wrong = [tier for tier in tiers if tier.name in counted and Fraction(tier.value) != counted[tier.name]]
    return Finding(claim, not wrong, str(wrong))
