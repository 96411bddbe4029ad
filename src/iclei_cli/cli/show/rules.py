"""Rules in words: those about one person, for tables of what is known of them, and those of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.rule import Rule, people_of
from iclei_cli.assembly.rules.describe import named_on_list, requirement_for, requirement_of, rules_about
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Message


def facts_about(assembly: Assembly, person: Participant) -> Iterator[tuple[Message, Message]]:
    """Each rule by its number, with what it asks of the person, whom else it names, and why."""
    for rule in rules_about(assembly, person):
        requirement = requirement_for(assembly, rule, person)
        told = message("rule-and-reason", rule=requirement, reason=rule.reason)
        yield message("rule-number", number=rule.number), told


def rule_in_words(assembly: Assembly, record: Mapping[str, Any] | None) -> dict[str, Message]:
    """What a rule asks for, of whom, and why, by the heading of each; nothing where there was no rule.

    People are named as they are on the list today.
    """
    if record is None:
        return {}
    rule = msgspec.convert(record, Rule)
    people = message("listed", items=[named_on_list(assembly, ident) for ident in people_of(rule)])
    facts = {
        "heading-rule": requirement_of(assembly, rule),
        "heading-who": people if people_of(rule) else None,
        "heading-reason": message("listed", items=[rule.reason]) if rule.reason else None,
    }
    return {heading: fact for heading, fact in facts.items() if fact is not None}
