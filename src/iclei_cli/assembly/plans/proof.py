"""Whether a plan's proof still speaks of the assembly as it is."""

from __future__ import annotations

import hashlib
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.attributes import MIXABLE
from iclei_cli.assembly.nouns.plan import Proof
from iclei_cli.assembly.nouns.rule import Duties, Pin, attribute_of
from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assembly.people.attributes import attribute_named, compared
from iclei_cli.assembly.people.languages import languages_count
from iclei_cli.assembly.plans.company import wishes_of_company
from iclei_cli.assembly.plans.met_before import tables_before

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan, Score
    from iclei_cli.assembly.nouns.rule import Rule


def fingerprint(assembly: Assembly, spread: Sequence[str], weights: Mapping[str, int] | None = None) -> str:
    """A digest of all that makes a plan good or bad.

    That is: who is coming, with the attributes that are mixed or that a rule counts by, and their choices;
    the groups with topics, seats, hosts, and whether they open only if needed; the weights; the rules; where
    a group names any, the languages; where duties are dealt out, who offers them; who has met before; and
    whom people wish to meet or to avoid. Names, rooms, contact details and the reasons of rules do not
    matter.
    """
    rules = assembly.rules.values()
    counted = {attribute_of(rule) for rule in rules} - {None, *spread}
    held = [_held(assembly, name) for name in (*spread, *sorted(filter(None, counted)))]
    people = [(person.id, person.choices, *(of(person) for of in held)) for person in assembly.coming()]
    groups = [(group.key, group.topic, group.seats, group.hosts) for group in assembly.groups.values()]
    # What nobody uses is left out, so that a plan made before there were rules is still known as current.
    more = {
        "weights": _weights(weights),
        "rules": _rules(assembly),
        "languages": _languages(assembly),
        "met": sorted(tables_before(assembly)),
        "offers": _offers(assembly),
        "company": [sorted(pairs) for pairs in wishes] if any(wishes := wishes_of_company(assembly)) else [],
        "seats by round": [
            (group.key, group.seats_by_round) for group in assembly.groups.values() if group.seats_by_round
        ],
        "if needed": [group.key for group in assembly.groups.values() if group.if_needed],
    }
    used = [item for item in more.items() if item[1]]
    return hashlib.sha256(msgspec.json.encode((people, groups, *used))).hexdigest()


def is_current(assembly: Assembly, plan: Plan) -> bool:
    """Whether nothing that matters has been edited since the plan was made."""
    return plan.made_for == fingerprint(assembly, plan.spread, plan.weights)


def tier_values(plan: Plan, score: Score) -> dict[str, float]:
    """The value of every tier that can be counted, by its name; of spread, each excess times its weight."""
    spread = sum(plan.weights.get(name, 1) * excess for name, excess in score.spread.items())
    values = {
        "spread": spread,
        "choices": score.choice_cost,
        "company": score.company_weight,
        "meetings": score.meetings,
    }
    for name, most in FAIR_TIERS.items():
        values[name] = sum(
            number
            for rank, number in score.best.items()
            if not rank.isdecimal() or (most is not None and int(rank) > most)
        )
    return values


def present_proof(assembly: Assembly, plan: Plan, score: Score) -> Proof:
    """What can be claimed of the plan now: its proof, or after an edit the values as counted, unproven.

    How many people a repair moved, the plan alone does not tell: that is left as it was said.
    """
    if is_current(assembly, plan):
        return plan.proof
    values = tier_values(plan, score)
    tiers = (
        replace(tier, value=float(values.get(tier.name, tier.value)), bound=None, how=None)
        for tier in plan.proof.tiers
    )
    return Proof(tiers=tuple(tiers))


def _held(assembly: Assembly, name: str) -> Callable[[Participant], Any]:
    """What a person has of an attribute, whatever else is on the list that has no part in it."""
    if name in MIXABLE:
        return attrgetter(name)
    attribute = attribute_named(assembly, name)
    numbers, words = attribute.numbers, attribute.words
    if numbers is not None:
        return lambda person: str(numbers[person.id]) if person.id in numbers else None
    return lambda person: sorted(map(compared, words.get(person.id, ())))


def _weights(weights: Mapping[str, int] | None) -> list[tuple[str, int]]:
    return sorted((name, weight) for name, weight in (weights or {}).items() if weight != 1)


def _rules(assembly: Assembly) -> list[bytes]:
    return sorted(map(_said_by, assembly.rules.values()))


def _said_by(rule: Rule) -> bytes:
    """What a rule asks for, as it was kept before rules of every kind could be about some rounds only."""
    fields = msgspec.to_builtins(replace(rule, number=0, reason=None))
    if not rule.rounds and not isinstance(rule, Pin):
        del fields["rounds"]
    return msgspec.json.encode(fields)


def _offers(assembly: Assembly) -> list[list[str]]:
    asked = {duty for rule in assembly.rules.values() if isinstance(rule, Duties) for duty in rule.duties}
    return [sorted(asked.intersection(person.offers)) for person in assembly.coming()] if asked else []


def _languages(assembly: Assembly) -> list[Any]:
    if not languages_count(assembly):
        return []
    groups = [group.languages for group in assembly.groups.values()]
    return [assembly.event.language, groups, [person.languages for person in assembly.coming()]]
