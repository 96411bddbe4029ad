"""Facts of a plan that several commands tell: a choice, how choices are met, and how good all is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from iclei_cli.assembly.names import topic_names
from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.nouns.settings import COMPANY
from iclei_cli.assembly.plans.company import are_weighted
from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan, Score, Tier
    from iclei_cli.cli.documents.plan.plans import ScoreItem, TierItem


def choice_of(person: Participant, topic: str | None) -> Message:
    """Tell which of their choices a topic is: `1st`, `other` or `none stated`."""
    if not person.choices:
        return message("choice-none-stated")
    rank = person.rank_of(topic)
    return message("choice-other") if rank is None else message("choice-rank", rank=rank)


def outcome_word(outcome: str) -> Message:
    """Tell what became of a wish, by its key in a score: `1st`, `other` or `none stated`."""
    if outcome == "none-stated":
        return message("choice-none-stated")
    return message("choice-other") if outcome == "unlisted" else message("choice-rank", rank=int(outcome))


def outcome_heading(outcome: str) -> Message:
    """Name what became of a wish above numbers of people: `1st choice`, `Other topic`."""
    return (
        message("heading-other-topic") if outcome == "unlisted" else message("nth-choice", rank=int(outcome))
    )


def choices_met(choices: Mapping[str, int]) -> list[Message]:
    """Tell how often each choice is met: `1st 88`, `2nd 24`, `other 2`, `none stated 4`."""
    return [
        message("choice-count", choice=outcome_word(outcome), count=number)
        for outcome, number in choices.items()
    ]


def proof_of(tier: Tier | TierItem) -> Message:
    """Tell how good a tier is, as far as it is known."""
    if tier.bound is None:
        return message("not-proved")
    how = None if tier.how is None else message(f"bound-by-{tier.how}")
    if tier.value == tier.bound:
        return message("proved-best", how=how)
    return message("proved-gap", bound=tier.bound, gap=(tier.value - tier.bound) / tier.value, how=how)


def tier_words(names: Iterable[str]) -> list[Message]:
    """Tell tiers in words: `mixing`, `wishes`."""
    return [message(f"word-{name}") for name in names]


_COUNTED = {
    "spread": "heading-out-of-balance",
    COMPANY: "heading-company-unmet",
    "meetings": "heading-repeat-meetings",
}
"""What is counted of a tier, where it is not called as the tier is."""


def heading_of(tier: str) -> Message:
    """What is counted of a tier, above or beside its numbers: `Out of balance`, `No wish`."""
    return message(_COUNTED.get(tier, f"heading-tier-{tier}"))


def count_of(tier: str, value: float, score: Score | ScoreItem) -> int:
    """How many a tier comes to, as they can be counted on the lists: each once, whatever it weighs."""
    match tier:
        case "spread":
            return sum(score.spread.values())
        case _ if tier == COMPANY:
            return score.company
        case _:
            return int(value)


def goodness_of(
    assembly: Assembly, plan: Plan, tiers: Sequence[TierItem]
) -> Iterator[tuple[TierItem, Message]]:
    """Each tier with a sentence on whether anything better is possible; none where nothing is mixed.

    A bound speaks of plans that are as good in the tiers before it, and so does the sentence.
    """
    told = [tier for tier in tiers if tier.name != "spread" or plan.spread]
    # A sum in which some count several times is no number of people, nor of wishes.
    weighted = {
        "spread": any(weight > 1 for weight in plan.weights.values()),
        COMPANY: are_weighted(assembly),
    }
    for index, tier in enumerate(told):
        is_weighted = weighted.get(tier.name, False)
        yield tier, _goodness(tier, _as_good(told[:index]), is_weighted=is_weighted)


def _as_good(before: Sequence[TierItem]) -> Message | None:
    """Of which plans a bound speaks: those that are as good in the tiers before; None: of all plans."""
    if not before:
        return None
    return message("as-good-in-all" if len(before) > 1 else f"as-good-{before[0].name}")


def _goodness(tier: TierItem, whose: Message | None, *, is_weighted: bool) -> Message:
    if tier.bound is None:
        return message("not-known-whether-better")
    if tier.value == tier.bound:
        return message(f"best-{tier.name}", whose=whose)
    if tier.name == "choices":
        return message("better-choices", whose=whose, people=math.ceil(tier.value - tier.bound))
    least = f"{tier.bound:g}" if tier.bound and not is_weighted else None
    return message(f"better-{tier.name}", whose=whose, least=least)


def told_once(breaches: Iterable[Message]) -> list[Message]:
    """What is wrong in several rounds alike is told once, and is one problem, with all of them."""
    once: dict[str, Message] = {}
    for breach in breaches:
        alike = sentence(Message(breach.code, {**breach.facts, "round": []}))
        known = once.get(alike)
        rounds = [*(known.facts.get("round", []) if known else []), *breach.facts.get("round", [])]
        once[alike] = Message(breach.code, {**breach.facts, "round": rounds})
    return list(once.values())


def attribute_word(attribute: str) -> Message:
    """Tell by what people are mixed, in a word; a column by its header."""
    if attribute in MIXABLE:
        return message(f"attribute-{attribute}")
    return message("column-named", header=attribute)


def value_of(attribute: str, value: str) -> str | Message:
    """Tell a value of what is mixed; of a column, whose value may be a bare number, with its header."""
    return value if attribute in MIXABLE else message("value-in-column", header=attribute, value=value)


def wishes_of(assembly: Assembly, person: Participant) -> list[Message]:
    """Tell what somebody would like to discuss: `1. Energy`, `2. Climate Change`."""
    wished = enumerate(topic_names(assembly, person.choices), start=1)
    return [message("ranked-topic", rank=rank, topic=topic) for rank, topic in wished]


def person_with_number(person: Participant) -> Message:
    """Name a person with the number first, as in tables: `no. 17 김하늘`."""
    return message("numbered-person", id=person.id, name=person.name)


def round_of(number: int, rounds: int) -> int | None:
    """Return the number of a round, where there is more than one."""
    return number if rounds > 1 else None
