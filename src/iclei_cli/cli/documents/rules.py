"""Rules as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, assert_never

import msgspec

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
    tag_of,
)
from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.rule import Rule


_NOTHING: dict[str, Any] = {"group": None, "count": None, "attribute": None, "value": None, "duties": []}


class NamedPerson(msgspec.Struct, frozen=True):
    """Somebody whom a rule names.

    Attributes:
        id: their number.
        name: as on the list; null if they are on no list any more.
    """

    id: int
    name: str | None


class RuleItem(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, whatever its kind: what a kind does not have is null or [].

    Attributes:
        number: from 1; what `iclei groups drop` takes.
        kind: `pin`, `bar`, `together`, `apart`, `absent`, `at-least`, `at-most`, `no-fewer` or
            `duties`.
        people: whom it names.
        group: the key of the group it is about; null is every group, or none.
        rounds: from 1; [] is all.
        count: of at-least, at-most and no-fewer, how many.
        attribute: by which people are counted: sector, municipality, organisation, gender,
            languages or roles.
        value: the value of the attribute that is counted; null of at-most is any one value.
        duties: of duties, what every table has somebody for.
        reason: why, as somebody gave it.
    """

    number: int
    kind: str
    people: list[NamedPerson]
    group: str | None
    rounds: list[int]
    count: int | None
    attribute: str | None
    value: str | None
    duties: list[str]
    reason: str | None


class RulesDocument(Document, frozen=True, kw_only=True):
    """The rules, in order of number.

    Attributes:
        rules: every rule.
    """

    commands: ClassVar[tuple[str, ...]] = ("groups rules",)

    rules: list[RuleItem]


def rule_items(assembly: Assembly, rules: Iterable[Rule]) -> list[RuleItem]:
    """Return rules as documents have them."""
    return [
        RuleItem(
            number=rule.number,
            kind=tag_of(rule),
            people=[NamedPerson(ident, _name(assembly, ident)) for ident in people_of(rule)],
            rounds=list(rule.rounds),
            reason=rule.reason,
            **(_NOTHING | _own_fields(rule)),
        )
        for rule in rules
    ]


def _own_fields(rule: Rule) -> dict[str, Any]:
    """What a kind of rule has, beside people, and others do not have."""
    match rule:
        case Pin() | Bar():
            return {"group": rule.group}
        case AtLeast() | AtMost() | NoFewer():
            counted = {"count": rule.count, "attribute": rule.attribute, "value": rule.value}
            return {"group": rule.group, **counted}
        case Duties():
            return {"duties": list(rule.duties)}
        case Together() | Apart() | Absent():
            return {}
        case _:
            assert_never(rule)


def _name(assembly: Assembly, ident: int) -> str | None:
    person = assembly.participants.get(ident)
    return person.name if person else None
