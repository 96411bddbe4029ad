"""Facts of a plan that several commands tell: a choice, how choices are met, and what is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Tier
    from iclei_cli.cli.documents.plans import TierItem
    from iclei_cli.system.messages import Message


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


def attribute_word(attribute: str) -> Message:
    """Tell by what people are mixed, in a word."""
    return message(f"attribute-{attribute}")


def wishes_of(person: Participant) -> list[Message]:
    """Tell what somebody would like to discuss: `1. energy`, `2. climate-change`."""
    return [
        message("ranked-topic", rank=rank, topic=topic) for rank, topic in enumerate(person.choices, start=1)
    ]


def person_with_number(person: Participant) -> Message:
    """Name a person with the number first, as in tables: `no. 17 김하늘`."""
    return message("numbered-person", id=person.id, name=person.name)


def round_of(number: int, rounds: int) -> int | None:
    """Return the number of a round, where there is more than one."""
    return number if rounds > 1 else None
