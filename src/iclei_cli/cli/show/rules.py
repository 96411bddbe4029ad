"""The rules about one person, for tables of what is known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.rules.describe import requirement_for, rules_about
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Message


def facts_about(assembly: Assembly, person: Participant) -> Iterator[tuple[Message, Message]]:
    """Each rule by its number, with what it asks of the person, whom else it names, and why."""
    for rule in rules_about(assembly, person):
        requirement = requirement_for(assembly, rule, person)
        told = message("rule-and-reason", rule=requirement, reason=rule.reason)
        yield message("rule-number", number=rule.number), told
