"""Rules: what must hold in a plan, whatever it costs. Each is typed by somebody, and may have a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias, assert_never

import msgspec

from iclei_cli.assembly.nouns.numbers import Count, Number

if TYPE_CHECKING:
    from collections.abc import Hashable


class _Rule(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every rule has: the number by which it is taken back, and why it was made."""

    number: Number
    reason: str | None = None


class Pin(_Rule, frozen=True, kw_only=True, tag="pin"):
    """A person sits in this group, in these rounds (from 1; none named: in every round)."""

    person: Number
    group: str
    rounds: tuple[Number, ...] = ()


class Bar(_Rule, frozen=True, kw_only=True, tag="bar"):
    """A person never sits in this group, in these rounds (none named: in every round)."""

    person: Number
    group: str
    rounds: tuple[Number, ...] = ()


class Together(_Rule, frozen=True, kw_only=True, tag="together"):
    """These people sit in one group, whichever it is, in these rounds (none named: in every round)."""

    people: tuple[Number, ...]
    rounds: tuple[Number, ...] = ()


class Apart(_Rule, frozen=True, kw_only=True, tag="apart"):
    """No two of these people sit in one group, in these rounds (none named: in every round)."""

    people: tuple[Number, ...]
    rounds: tuple[Number, ...] = ()


class Absent(_Rule, frozen=True, kw_only=True, tag="absent"):
    """A person who is coming is not there in these rounds (from 1): they have no seat then."""

    person: Number
    rounds: tuple[Number, ...]


class AtLeast(_Rule, frozen=True, kw_only=True, tag="at-least"):
    """In this group (none named: in every group) sit at least `count` people with this value.

    In these rounds (none named: in every round).
    """

    count: Count
    attribute: str
    value: str
    group: str | None = None
    rounds: tuple[Number, ...] = ()


class AtMost(_Rule, frozen=True, kw_only=True, tag="at-most"):
    """In this group (none named: in every group) sit at most `count` people with this value.

    Without a value: with any one value of the attribute. In these rounds (none named: in every round).
    """

    count: Count
    attribute: str
    value: str | None = None
    group: str | None = None
    rounds: tuple[Number, ...] = ()


class NoFewer(_Rule, frozen=True, kw_only=True, tag="no-fewer"):
    """In this group (none named: in every group) sit at least `count` with this value, or nobody has it.

    So nobody who has it sits alone among others. In these rounds (none named: in every round).
    """

    count: Count
    attribute: str
    value: str
    group: str | None = None
    rounds: tuple[Number, ...] = ()


MOST_DUTIES = 4
"""So many duties can be dealt out: each set of them is a row for every table."""


class Duties(_Rule, frozen=True, kw_only=True, tag="duties"):
    """Whoever sits at a table has somebody for each of these duties there, each held by another person.

    Only who offers a duty holds it, or who is named at the table for it. A table at which nobody sits asks
    for nobody. In these rounds (none named: in every round).
    """

    duties: Annotated[tuple[str, ...], msgspec.Meta(min_length=1, max_length=MOST_DUTIES)]
    rounds: tuple[Number, ...] = ()


Counting: TypeAlias = AtLeast | AtMost | NoFewer
"""A rule that counts people with a value of an attribute."""

Rule: TypeAlias = Pin | Bar | Together | Apart | Absent | Duties | Counting
"""Any rule; records tell them apart by the field `kind`."""


def people_of(rule: Rule) -> tuple[int, ...]:
    """The ids of the participants whom a rule names."""
    match rule:
        case Pin() | Bar() | Absent():
            return (rule.person,)
        case Together() | Apart():
            return rule.people
        case Duties() | AtLeast() | AtMost() | NoFewer():
            return ()
        case _:
            assert_never(rule)


def group_of(rule: Rule) -> str | None:
    """The key of the one group that a rule is about; None: it is about every group, or about none."""
    match rule:
        case Pin() | Bar() | AtLeast() | AtMost() | NoFewer():
            return rule.group
        case Together() | Apart() | Absent() | Duties():
            return None
        case _:
            assert_never(rule)


def is_about(rule: Rule, number: int) -> bool:
    """Whether a rule says anything of a round (from 1)."""
    return not rule.rounds or number in rule.rounds


def attribute_of(rule: Rule) -> str | None:
    """The attribute by which a rule counts people; None where it counts nobody."""
    match rule:
        case AtLeast() | AtMost() | NoFewer():
            return rule.attribute
        case Pin() | Bar() | Together() | Apart() | Absent() | Duties():
            return None
        case _:
            assert_never(rule)


def tag_of(rule: Rule) -> str:
    """The word for the kind of a rule, such as `at-least`."""
    return str(rule.__struct_config__.tag)


def matter_of(rule: Rule) -> tuple[Hashable, ...]:
    """What a rule is about: there is one rule on a matter, and a second takes the place of the first."""
    tag = tag_of(rule)
    match rule:
        case Pin() | Absent():
            return tag, rule.person, rule.rounds
        case Bar():
            return tag, rule.person, rule.group, rule.rounds
        case Together() | Apart():
            return tag, rule.people, rule.rounds
        case Duties():
            return (tag,)  # who holds one duty holds no other, so all of them are one matter
        case AtLeast() | AtMost() | NoFewer():
            return tag, rule.attribute, rule.value, rule.group, rule.rounds
        case _:
            assert_never(rule)


def without_person(rule: Rule, ident: int) -> Rule | None:
    """The rule as it is once a person is off the list; None where nothing is left of it."""
    if ident not in people_of(rule):
        return rule
    match rule:
        case Together() | Apart():
            left = tuple(person for person in rule.people if person != ident)
            return msgspec.structs.replace(rule, people=left) if len(left) > 1 else None
        case Pin() | Bar() | Absent():
            return None
        case Duties() | AtLeast() | AtMost() | NoFewer():
            return rule
        case _:
            assert_never(rule)


def renamed(rule: Rule, old: int, new: int) -> Rule | None:
    """The rule with one person in another's place; None where it would speak of one person alone."""
    if old not in people_of(rule):
        return rule
    match rule:
        case Together() | Apart():
            people = tuple(dict.fromkeys(new if person == old else person for person in rule.people))
            return msgspec.structs.replace(rule, people=people) if len(people) > 1 else None
        case Pin() | Bar() | Absent():
            return msgspec.structs.replace(rule, person=new)
        case Duties() | AtLeast() | AtMost() | NoFewer():
            return rule
        case _:
            assert_never(rule)
