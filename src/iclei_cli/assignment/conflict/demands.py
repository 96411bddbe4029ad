"""What an assembly demands of a plan, one by one, as somebody could give it up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from iclei_cli.assembly.group import Capacity
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.rules.rule import Apart, AtLeast, AtMost, Bar, Pin, Together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group
    from iclei_cli.assembly.rules.rule import Rule

Batch: TypeAlias = tuple[str, str | None, int | None]
"""Demands that are told of together: the pins to one group, say. Their kind, group and rule."""

PERSONAL = frozenset({"pin", "host", "bar"})
"""The kinds of demands that say where one person sits."""


@dataclass(frozen=True)
class Demand:
    """One thing that must hold, and could be given up.

    Attributes:
        kind: `pin`, `host`, `bar`, `language` (a language is not spoken in a group, so that it does not open
            the group to anybody), `together`, `apart`, `at-least`, `at-most`, `seats-max`, `seats-min` or
            `even-sizes`.
        group, rule, person: the key, number and id it is about, where it is about one.
        role: what a host does in the group.
        language: the code of the language.
    """

    kind: str
    group: str | None = None
    rule: int | None = None
    person: int | None = None
    role: str | None = None
    language: str | None = None

    @property
    def batch(self) -> Batch:
        """The demands with which it is told."""
        return (self.kind, self.group, None if self.group is not None else self.rule)


@dataclass(frozen=True)
class Change:
    """A demand that is given up, as a whole or in part.

    Attributes:
        amount: by how much a number gives way; 1 where there is no number.
        to: the number that would hold instead; None where there is none.
        least: with `to`, the least size of every group that would hold instead of even sizes.
        peers: the demands of which any other could be given up instead: the rules see no difference.
    """

    demand: Demand
    amount: int = 1
    to: int | None = None
    least: int | None = None
    peers: tuple[Demand, ...] = ()


def demands_of(assembly: Assembly) -> list[Demand]:
    """All that could be given up so that those who come can be seated."""
    ids = {person.id for person in assembly.coming()}
    groups = assembly.groups.values()
    found: list[Demand] = []
    for group in groups:
        found += [
            Demand("host", group.key, person=ident, role=role)
            for role, ident in group.hosts.items()
            if ident in ids
        ]
        found += _of_seats(group)
    if not has_seats(assembly):
        found.append(Demand("even-sizes"))
    for rule in assembly.rules.values():
        found += _of_rule(rule, ids)
    found += _of_languages(assembly)
    return found


def has_seats(assembly: Assembly) -> bool:
    """Whether any group says how many it seats; where none does, sizes are to be even."""
    return any(group.seats != Capacity() for group in assembly.groups.values())


def applied(assembly: Assembly, changes: Iterable[Change]) -> Assembly:
    """A copy of the assembly in which the changes were made; the assembly itself is not touched."""
    changed = assembly.copy()
    for change in changes:
        demand, to = change.demand, change.to
        if demand.kind in {"at-least", "at-most"} and to:
            assert demand.rule is not None
            rule = changed.rules[demand.rule]
            assert isinstance(rule, AtLeast | AtMost)
            changed.rules[demand.rule] = replace(rule, count=to)
        elif demand.rule is not None:
            del changed.rules[demand.rule]
        elif demand.kind == "even-sizes":
            for key, group in changed.groups.items():
                changed.groups[key] = replace(group, seats=Capacity(min=change.least or None, max=change.to))
        else:
            assert demand.group is not None
            changed.groups[demand.group] = _group_after(changed, changed.groups[demand.group], change)
    return changed


def _of_seats(group: Group) -> Iterator[Demand]:
    if group.seats.max is not None:
        yield Demand("seats-max", group.key)
    if group.seats.min:
        yield Demand("seats-min", group.key)


def _of_rule(rule: Rule, ids: set[int]) -> Iterator[Demand]:
    match rule:
        case Pin() | Bar():
            if rule.person in ids:
                kind = "pin" if isinstance(rule, Pin) else "bar"
                yield Demand(kind, rule.group, rule.number, rule.person)
        case Together() | Apart():
            if len(ids.intersection(rule.people)) > 1:
                yield Demand("together" if isinstance(rule, Together) else "apart", rule=rule.number)
        case AtLeast() | AtMost():
            yield Demand("at-least" if isinstance(rule, AtLeast) else "at-most", rule=rule.number)


def _of_languages(assembly: Assembly) -> Iterator[Demand]:
    """The languages that somebody speaks, with each group in which they are of no use."""
    for group in assembly.groups.values():
        lost = {
            language
            for person in assembly.coming()
            if not understands(person, group, assembly)
            for language in person.languages
        }
        yield from (Demand("language", group.key, language=language) for language in sorted(lost))


def _group_after(assembly: Assembly, group: Group, change: Change) -> Group:
    demand = change.demand
    if demand.role is not None:
        return replace(group, **{demand.role: None})
    if demand.language is not None:
        return replace(group, languages=(*(group.languages or (assembly.event.language,)), demand.language))
    if demand.kind == "seats-max":
        return replace(group, seats=replace(group.seats, max=change.to))
    # A most keeps a group without a least from looking like one of which nothing is said.
    most = len(assembly.coming()) if group.seats.max is None else group.seats.max
    return replace(
        group, seats=Capacity(min=change.to, max=group.seats.max) if change.to else Capacity(max=most)
    )


def even_sizes(assembly: Assembly, people: int) -> tuple[int, int]:
    """The least and the most of each group where `people` are shared out evenly."""
    share, over = divmod(people, len(assembly.groups))
    return share, share + (1 if over else 0)
