"""What the verifier can find, and the words in which it names people, rounds and rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.plans.plan import Plan
    from iclei_cli.assembly.rules.rule import Rule


@dataclass(frozen=True)
class Breach:
    """A rule that does not hold, or a claim that is not true: a stable code, and a sentence for people."""

    code: str
    message: str


def named(person: Participant) -> str:
    """`김하늘 (no. 17)`."""
    return f"{person.name} (no. {person.id})"


def in_round(plan: Plan, number: int) -> str:
    """` in round 2` for number 1; nothing where there is one round only."""
    return f" in round {number + 1}" if len(plan.rounds) > 1 else ""


def by_rule(rule: Rule) -> str:
    """` (rule 3: they do not get on)`: which rule it is, and why it was made."""
    return f" (rule {rule.number}: {rule.reason})" if rule.reason else f" (rule {rule.number})"
