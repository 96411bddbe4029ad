"""The demands on a plan: each rule, host, language and size that could be given up by itself."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from msgspec.structs import replace

from iclei_cli.assembly.nouns.group import Capacity
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
    tag_of,
)
from iclei_cli.assembly.nouns.settings import MOST_ROUNDS
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assignment.problem.rules import Count, places_of_hosts, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.assignment.problem.rules import Statement

Batch: TypeAlias = tuple[str, str | None, int | None]
"""Demands told in one phrase, such as the pins to one group: their kind, their group, their rule or round."""

_NUMBERS = frozenset({"at-least", "at-most", "no-fewer", "seats-max", "seats-min", "even-sizes"})
"""The demands that can be given up in part, as they are numbers."""


@dataclass(frozen=True)
class Demand:
    """One thing that must hold, and could be given up.

    Attributes:
        what: the kind of a rule (`pin`, `bar`, `together`, `apart`, `at-least`, `at-most`, `no-fewer`,
            `duties`), or `host`, `language` (a language is not spoken in a group, so that it does not open
            the group to anybody), `seats-max`, `seats-min` or `even-sizes`.
        group, rule, person: the key, number and id it is about, where it is about one.
        role: what a host does in the group.
        language: the code of the language.
        round: of seats that a group has in one round (from 1) alone, that round.
    """

    what: str
    group: str | None = None
    rule: int | None = None
    person: int | None = None
    role: str | None = None
    language: str | None = None
    round: int | None = None

    @property
    def batch(self) -> Batch:
        """The demands with which it is told."""
        return (self.what, self.group, self.round if self.group is not None else self.rule)

    @property
    def is_personal(self) -> bool:
        """Whether it says where one person sits."""
        return self.person is not None

    @property
    def is_number(self) -> bool:
        """Whether it can be given up in part."""
        return self.what in _NUMBERS


@dataclass(frozen=True)
class Concession:
    """A demand that is given up, wholly or in part.

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


def demands_of(assembly: Assembly) -> dict[Demand, Statement | None]:
    """All that could be given up so that those who come can be seated, each with what it says in numbers.

    Even sizes and languages say nothing that is the same in every round, or of each person alone: None.
    """
    every: dict[Demand, Statement | None] = dict(_of_groups(assembly))
    if not has_seats(assembly):
        every[Demand("even-sizes")] = None
    for number, statement in statements_of(assembly).items():
        demand = _of_rule(assembly.rules[number])
        if demand is not None:
            every[demand] = statement
    return every | dict.fromkeys(_of_languages(assembly))


def has_seats(assembly: Assembly) -> bool:
    """Whether any group says how many it seats in rounds that it does not speak of."""
    return any(group.seats != Capacity() for group in assembly.groups.values())


def is_even(assembly: Assembly, number: int) -> bool:
    """Whether sizes are to be even in a round (from 1): no group says how many it seats there."""
    return all(group.seats_in(number) == Capacity() for group in assembly.groups.values())


def concede(assembly: Assembly, changes: Iterable[Concession]) -> Assembly:
    """Return a copy of the assembly with these concessions made; the assembly itself is not touched."""
    changed = assembly.copy()
    for change in changes:
        demand = change.demand
        if demand.rule is not None:
            _give_up_rule(changed, demand.rule, change.to)
        elif demand.group is not None:
            changed.groups[demand.group] = _group_after(changed, changed.groups[demand.group], change)
        else:
            assert demand.what == "even-sizes"
            seats = Capacity(min=change.least or None, max=change.to)
            if any(group.seats_by_round for group in changed.groups.values()):
                # Beside a table with seats in that round alone, others may have any number, and keep that.
                seats = Capacity(max=len(changed.coming()))
            for key, group in changed.groups.items():
                changed.groups[key] = group.with_seats(seats)
    return changed


def _of_groups(assembly: Assembly) -> Iterator[tuple[Demand, Statement]]:
    """Where hosts sit, and how many people each group takes."""
    people = frozenset(person.id for person in assembly.coming())
    places = places_of_hosts(assembly)
    for index, group in enumerate(assembly.groups.values()):
        for role, ident in group.hosts.items():
            if ident in people:
                yield Demand("host", group.key, person=ident, role=role), places[group.key, role]
        for number, rounds in _rounds_of_seats(group):
            seats = group.seats_in(number)
            count = Count((people,), (index,), rounds=rounds)
            if seats.max is not None:
                yield Demand("seats-max", group.key, round=number), dataclasses.replace(count, most=seats.max)
            if seats.min:
                least = dataclasses.replace(count, least=seats.min, is_none_or_more=group.if_needed)
                yield Demand("seats-min", group.key, round=number), least


def _rounds_of_seats(group: Group) -> Iterator[tuple[int | None, tuple[int, ...]]]:
    """Which rounds the seats of a group are about: each that has its own, and under None all others."""
    own = [seats.round for seats in group.seats_by_round]
    others = tuple(number for number in range(1, MOST_ROUNDS + 1) if number not in own)
    if not own or others:
        yield None, others if own else ()
    yield from ((number, (number,)) for number in own)


def _of_rule(rule: Rule) -> Demand | None:
    """What a rule demands; None: it says who is there, and nobody can give that up."""
    match rule:
        case Pin() | Bar():
            return Demand(tag_of(rule), rule.group, rule.number, rule.person)
        case Together() | Apart() | Duties() | AtLeast() | AtMost() | NoFewer():
            return Demand(tag_of(rule), rule=rule.number)
        case Absent():
            return None
        case _:
            assert_never(rule)


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


def _give_up_rule(assembly: Assembly, number: int, to: int | None) -> None:
    """Take a rule back, or let it ask for another number."""
    rule = assembly.rules[number]
    if isinstance(rule, AtLeast | AtMost | NoFewer) and to:
        assembly.rules[number] = replace(rule, count=to)
    else:
        del assembly.rules[number]


def _group_after(assembly: Assembly, group: Group, change: Concession) -> Group:
    demand = change.demand
    if demand.role is not None:
        return replace(group, **{demand.role: None})
    if demand.language is not None:
        return replace(group, languages=(*(group.languages or (assembly.event.language,)), demand.language))
    seats = group.seats_in(demand.round)
    if demand.what == "seats-max":
        return group.with_seats(Capacity(min=seats.min, max=change.to), demand.round)
    # A most keeps a group without a least from looking like one of which nothing is said.
    most = len(assembly.coming()) if seats.max is None else seats.max
    if change.to:
        return group.with_seats(Capacity(min=change.to, max=seats.max), demand.round)
    if group.if_needed and group.seats_by_round:
        # It opens only if needed in other rounds, too; one person on is no less than any number.
        return group.with_seats(Capacity(min=1, max=most), demand.round)
    return replace(group.with_seats(Capacity(max=most), demand.round), if_needed=False)
