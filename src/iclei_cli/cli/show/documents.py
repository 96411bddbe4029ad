"""What `--json` prints: the nouns as documents for scripts. The keys are promised; see docs/json.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.plans.proof import present_proof
from iclei_cli.assembly.plans.seating import seats_of, tables, unseated
from iclei_cli.cli.show.rules import rules_about, rules_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.plans.plan import Plan, Proof, Score


def participants_document(people: Iterable[Participant]) -> dict[str, Any]:
    """Every field of each of them; empty ones are null or []."""
    return {"participants": [person_document(person) for person in people]}


def participant_document(assembly: Assembly, person: Participant) -> dict[str, Any]:
    """One of them, with their group in each round (none without a plan) and the rules about them."""
    groups = seats_of(assembly.plan, person.id) if assembly.plan else []
    rules = rules_document(assembly, rules_about(assembly, person))
    return {"participant": person_document(person), "groups": groups, "rules": rules}


def person_document(person: Participant) -> dict[str, Any]:
    """All that is known of a person; not what lists said, which is the same or not so any more."""
    fields: dict[str, Any] = msgspec.to_builtins(person)
    del fields["imported"]
    return fields


def plan_document(assembly: Assembly, plan: Plan, score: Score, keys: Iterable[str]) -> dict[str, Any]:
    """Who sits in the groups named by `keys` in every round, with the whole plan's score and proof."""
    wanted = list(keys)
    return {
        "session": plan.session,
        "rounds": [
            {
                "round": number,
                "groups": [_group_document(assembly, plan, number, key) for key in wanted],
                "unseated": [person.id for person in unseated(assembly, plan, number)],
            }
            for number in plan.numbers
        ],
        "score": msgspec.to_builtins(score),
        "proof": proof_document(present_proof(assembly, plan, score)),
    }


def _group_document(assembly: Assembly, plan: Plan, number: int, key: str) -> dict[str, Any]:
    group = assembly.groups[key]
    placed = {item.participant: item.placed for item in plan.in_round(number)}
    return {
        "key": group.key,
        "topic": group.topic,
        "label": group.label,
        "seats": msgspec.to_builtins(group.seats),
        "members": [
            {"id": person.id, "choice": person.rank_of(group.topic), "placed": str(placed[person.id])}
            for person in tables(assembly, plan, number)[key]
        ],
    }


def proof_document(proof: Proof) -> dict[str, Any]:
    """What is known of a plan, tier by tier."""
    return {"status": str(proof.status), "tiers": [msgspec.to_builtins(tier) for tier in proof.tiers]}
