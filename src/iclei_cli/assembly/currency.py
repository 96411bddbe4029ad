"""Whether a plan's proof still speaks of the assembly as it is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.plan import Proof

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plan import Plan, Score


def fingerprint(assembly: Assembly, spread: Sequence[str]) -> str:
    """A digest of all that makes a plan good or bad.

    That is: who is coming, with the attributes that are mixed and their choices; and the groups with topics,
    seats and hosts. Names, rooms and contact details do not matter.
    """
    people = [
        (person.id, person.choices, *(getattr(person, name) for name in spread))
        for person in assembly.coming()
    ]
    groups = [(group.key, group.topic, group.seats, group.hosts) for group in assembly.groups.values()]
    return hashlib.sha256(msgspec.json.encode((people, groups))).hexdigest()


def is_current(assembly: Assembly, plan: Plan) -> bool:
    """Whether nothing that matters has been edited since the plan was made."""
    return plan.made_for == fingerprint(assembly, plan.spread)


def present_proof(assembly: Assembly, plan: Plan, score: Score) -> Proof:
    """What can be claimed of the plan now: its proof, or after an edit the values as counted, unproven."""
    if is_current(assembly, plan):
        return plan.proof
    counted = {
        "spread": sum(score.spread.values()),
        "choices": score.choice_cost,
        "meetings": score.meetings,
    }
    tiers = (
        msgspec.structs.replace(tier, value=float(counted[tier.name]), bound=None)
        for tier in plan.proof.tiers
    )
    return Proof(tiers=tuple(tiers))
