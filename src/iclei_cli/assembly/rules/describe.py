"""What a rule asks for, and of whom, as messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.nouns.participant import Gender, Sector
from iclei_cli.assembly.nouns.rule import (
    Absent,
    Apart,
    AtLeast,
    AtMost,
    Bar,
    Duties,
    NoFewer,
    Pin,
    Together,
    people_of,
)
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Counting, Rule
    from iclei_cli.system.messages import Message


def requirement_of(assembly: Assembly, rule: Rule) -> Message:  # noqa: PLR0911 - a return for each kind
    """What a rule asks for, without whom: pinned to a group, at least two of a sector in every group."""
    match rule:
        case Pin():
            return message("rule-pin", group=group_name(assembly, rule.group), rounds=list(rule.rounds))
        case Bar():
            return message("rule-bar", group=group_name(assembly, rule.group), rounds=list(rule.rounds))
        case Together():
            return message("rule-together", rounds=list(rule.rounds))
        case Apart():
            return message("rule-apart", rounds=list(rule.rounds))
        case Absent():
            return message("rule-absent", rounds=list(rule.rounds))
        case Duties():
            duties = [duty_word(duty) for duty in rule.duties]
            return message("rule-duties", duties=duties, rounds=list(rule.rounds))
        case AtLeast() | AtMost() | NoFewer():
            return _count_of(assembly, rule)
        case _:
            assert_never(rule)


def requirement_for(assembly: Assembly, rule: Rule, person: Participant) -> Message:
    """What a rule asks of one person whom it names: with whom they are together, from whom apart."""
    others = [named_on_list(assembly, ident) for ident in people_of(rule) if ident != person.id]
    match rule:
        case Together():
            return message("rule-together-with", people=others, rounds=list(rule.rounds))
        case Apart():
            return message("rule-apart-from", people=others, rounds=list(rule.rounds))
        case Pin() | Bar() | Absent() | Duties() | AtLeast() | AtMost() | NoFewer():
            return requirement_of(assembly, rule)
        case _:
            assert_never(rule)


def description_of(assembly: Assembly, rule: Rule) -> Message:
    """The whole rule but its number and reason: whom it names, and what it asks for."""
    people = [named_on_list(assembly, ident) for ident in people_of(rule)]
    return message("rule", people=people, requirement=requirement_of(assembly, rule))


def rules_about(assembly: Assembly, person: Participant) -> list[Rule]:
    """The rules that name a person, in order of number."""
    return [rule for rule in assembly.rules.values() if person.id in people_of(rule)]


def named_on_list(assembly: Assembly, ident: int) -> Message:
    """Somebody whom a rule names, with a word if they are not coming, or are on no list any more."""
    person = assembly.participants.get(ident)
    if person is None:
        return message("person-on-no-list", id=ident)
    if not person.is_coming:
        return message("person-not-coming", name=person.name, id=person.id, status=person.status.word)
    return person_fact(person)


def counted_by(rule: Counting) -> str | Message:
    """The value that a rule counts people by; of any value, that it is any one."""
    if rule.value is None:
        return message("any-one", attribute=message(f"attribute-{rule.attribute}"))
    return value_word(rule.attribute, rule.value)


def value_word(attribute: str, value: str) -> str | Message:
    """A value that people are counted by, as it is told: sectors and genders have words, others are words."""
    match attribute:
        case "sector":
            return Sector(value).word
        case "gender":
            return Gender(value).word
        case _:
            return value


def duty_word(duty: str) -> str | Message:
    """A duty as it is told: what hosts do has a word of its own, others are told as they were typed."""
    return message(f"role-{duty}") if duty in HOST_ROLES else duty


def _count_of(assembly: Assembly, rule: AtLeast | AtMost | NoFewer) -> Message:
    facts = {
        "count": rule.count,
        "attribute": message(f"attribute-{rule.attribute}"),
        "group": None if rule.group is None else group_name(assembly, rule.group),
        "rounds": list(rule.rounds),
    }
    if rule.value is None:
        return message("rule-at-most-any", **facts)
    facts["value"] = value_word(rule.attribute, rule.value)
    match rule:
        case AtLeast():
            return message("rule-at-least", **facts)
        case AtMost():
            return message("rule-at-most", **facts)
        case NoFewer():
            return message("rule-no-fewer", **facts)
