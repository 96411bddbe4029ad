"""What `--json` prints: the nouns as documents for scripts. The keys are promised; see docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assembly.rules.describe import rules_about
from iclei_cli.cli.documents.rules import rule_items

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant


def participants_document(people: Iterable[Participant]) -> dict[str, Any]:
    """Every field of each of them; empty ones are null or []."""
    return {"participants": [person_document(person) for person in people]}


def participant_document(assembly: Assembly, person: Participant) -> dict[str, Any]:
    """One of them, with their group in each round (none without a plan) and the rules about them."""
    groups = seats_of(assembly.plan, person.id) if assembly.plan else []
    rules = msgspec.to_builtins(rule_items(assembly, rules_about(assembly, person)))
    return {"participant": person_document(person), "groups": groups, "rules": rules}


def person_document(person: Participant) -> dict[str, Any]:
    """All that is known of a person; not what lists said, which is the same or not so any more."""
    fields: dict[str, Any] = msgspec.to_builtins(person)
    del fields["imported"]
    return fields
