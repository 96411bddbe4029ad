"""Rules in numbers: the one translation that both the solver and the search for conflicts read.

Every kind of rule becomes a statement of one of four shapes. A new kind has to be put in one of them here,
and whatever reads statements knows it then. Groups are told by their index, rounds by their number, from 1.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, assert_never

from iclei_cli.assembly.nouns.attributes import values_of
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Duties, NoFewer, Pin, Together

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Counting, Rule


class _OfRounds:
    """A statement about some rounds, or, where it names none, about all."""

    rounds: tuple[int, ...]

    def is_about(self, number: int) -> bool:
        """Whether it says anything of a round."""
        return not self.rounds or number in self.rounds


@dataclass(frozen=True)
class Place(_OfRounds):
    """One person may sit in these groups only, in these rounds (none named: in all)."""

    person: int
    groups: frozenset[int]
    rounds: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bond(_OfRounds):
    """These people sit in one group, as far as they are there, in these rounds (none named: in all)."""

    people: tuple[int, ...]
    rounds: tuple[int, ...] = ()


@dataclass(frozen=True)
class Count(_OfRounds):
    """At least and at most so many people of each sort sit in each of these groups; None: no matter how many.

    Where it `is_none_or_more`, a group may as well have none of them; where it `is_if_open`, a group in which
    nobody sits asks for nobody. `leasts` has the least of each sort where they are not alike. In these rounds
    (none named: in all).
    """

    sorts: tuple[frozenset[int], ...]
    groups: tuple[int, ...]
    least: int | None = None
    most: int | None = None
    is_none_or_more: bool = False
    is_if_open: bool = False
    leasts: tuple[int, ...] = ()
    rounds: tuple[int, ...] = ()

    def one_by_one(self) -> Iterator[Count]:
        """A count of each sort alone."""
        leasts = self.leasts or (self.least,) * len(self.sorts)
        return (
            replace(self, sorts=(people,), least=least, leasts=())
            for people, least in zip(self.sorts, leasts, strict=True)
        )


@dataclass(frozen=True)
class Absence:
    """One person is not there in these rounds."""

    person: int
    rounds: tuple[int, ...]


Statement: TypeAlias = Place | Bond | Count | Absence

Name = TypeVar("Name", bound="Hashable")


def statements_of(assembly: Assembly) -> dict[int, Statement]:
    """What each rule says of those who are coming, by its number; rules that ask nothing of them are out."""
    people = {person.id: person for person in assembly.coming()}
    groups = {key: index for index, key in enumerate(assembly.groups)}
    stated = {number: _stated(assembly, rule, people, groups) for number, rule in assembly.rules.items()}
    return {number: statement for number, statement in stated.items() if asks_of(statement, people)}


@dataclass(frozen=True)
class Shapes(Generic[Name]):
    """Statements sorted by their shape, each by the name of what says so."""

    places: dict[Name, Place] = field(default_factory=dict)
    bonds: dict[Name, Bond] = field(default_factory=dict)
    counts: dict[Name, Count] = field(default_factory=dict)
    absences: dict[Name, Absence] = field(default_factory=dict)

    def away_in(self, number: int) -> frozenset[int]:
        """Who is not there in a round, though they may be coming."""
        return frozenset(item.person for item in self.absences.values() if number in item.rounds)


def sorted_by_shape(statements: Mapping[Name, Statement]) -> Shapes[Name]:
    """Sort statements by their shape, in their order."""
    shapes = Shapes[Name]()
    for name, statement in statements.items():
        match statement:
            case Place():
                shapes.places[name] = statement
            case Bond():
                shapes.bonds[name] = statement
            case Count():
                shapes.counts[name] = statement
            case Absence():
                shapes.absences[name] = statement
            case _:
                assert_never(statement)
    return shapes


def asks_of(statement: Statement, people: Collection[int]) -> bool:
    """Whether a statement asks anything of these people, or holds whatever they do."""
    match statement:
        case Place() | Absence():
            return statement.person in people
        case Bond():
            return sum(ident in people for ident in statement.people) > 1
        case Count(least=None, leasts=(), most=int(most)) if most > 0:
            return any(sum(ident in people for ident in sort) > 1 for sort in statement.sorts)
        case Count():
            return True
        case _:
            assert_never(statement)


def places_of_hosts(assembly: Assembly) -> dict[tuple[str, str], Place]:
    """Where presenters, facilitators and rapporteurs sit, by the key of the group and the role in it."""
    return {
        (group.key, role): Place(ident, frozenset([index]))
        for index, group in enumerate(assembly.groups.values())
        for role, ident in group.hosts.items()
    }


def takers(assembly: Assembly, duties: Collection[str]) -> dict[int, frozenset[str]]:
    """Which of these duties could be dealt to each person who is coming, by id; those without any are out.

    Who is named at a table for some of them holds one of these there, and nothing else; others hold what they
    offer.
    """
    named: defaultdict[int, set[str]] = defaultdict(set)
    for group in assembly.groups.values():
        for role, ident in group.hosts.items():
            if role in duties:
                named[ident].add(role)
    open_to = {
        person.id: frozenset(named.get(person.id) or {*person.offers} & {*duties})
        for person in assembly.coming()
    }
    return {ident: found for ident, found in open_to.items() if found}


def _stated(  # noqa: PLR0911 - a return for each kind
    assembly: Assembly, rule: Rule, people: Mapping[int, Participant], groups: Mapping[str, int]
) -> Statement:
    """What a rule says, in numbers: the one place that knows all kinds."""
    everywhere = frozenset(groups.values())
    match rule:
        case Pin():
            return Place(rule.person, frozenset([groups[rule.group]]), rule.rounds)
        case Bar():
            return Place(rule.person, everywhere - {groups[rule.group]}, rule.rounds)
        case Together():
            return Bond(tuple(ident for ident in rule.people if ident in people), rule.rounds)
        case Apart():
            sort = frozenset(rule.people) & people.keys()
            return Count((sort,), tuple(groups.values()), most=1, rounds=rule.rounds)
        case AtLeast():
            return replace(_count_of(rule, people, groups), least=rule.count)
        case AtMost():
            return replace(_count_of(rule, people, groups), most=rule.count)
        case NoFewer():
            return replace(_count_of(rule, people, groups), least=rule.count, is_none_or_more=True)
        case Duties():
            return _one_for_each(takers(assembly, rule.duties), rule, tuple(groups.values()))
        case Absent():
            return Absence(rule.person, rule.rounds)
        case _:
            assert_never(rule)


def _count_of(rule: Counting, people: Mapping[int, Participant], groups: Mapping[str, int]) -> Count:
    """Whom a rule counts, where and when: those with its value, or with any that more have."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for ident, person in people.items():
        for value in values_of(person, rule.attribute):
            holders[value].add(ident)
    where = tuple(groups.values()) if rule.group is None else (groups[rule.group],)
    if rule.value is None:
        counted = [found for found in holders.values() if len(found) > rule.count]
    else:
        counted = [holders[rule.value]]
    return Count(tuple(map(frozenset, counted)), where, rounds=rule.rounds)


def _one_for_each(open_to: Mapping[int, frozenset[str]], rule: Duties, groups: tuple[int, ...]) -> Count:
    """That each duty can be dealt to another person: for any n duties, n people at a table could hold one.

    That is enough (P. Hall, "On representatives of subsets", 1935). Of duties that the same people hold, the
    largest set says all.
    """
    leasts: dict[frozenset[int], int] = {}
    for size in range(1, len(rule.duties) + 1):
        for some in combinations(rule.duties, size):
            people = frozenset(ident for ident, found in open_to.items() if not found.isdisjoint(some))
            leasts[people] = size
    return Count(tuple(leasts), groups, is_if_open=True, leasts=tuple(leasts.values()), rounds=rule.rounds)
