"""Rules that can never hold together, as is seen without counting seats or people.

What only shows when everybody is seated, the solver finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, assert_never

from iclei_cli.assembly.names import group_name
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
    is_about,
    people_of,
)
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.plans.seating import present
from iclei_cli.assembly.rules.describe import counted_by, duty_word
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.system.messages import Message


@dataclass(frozen=True)
class _Fact:
    """What a rule or a group asks for, and how to take it back; None for the rule that is being made."""

    says: Message
    remedy: Message | None


@dataclass
class _Party:
    """People who sit at one table: those who are to be together, or one alone."""

    members: set[int]
    facts: list[_Fact]


def contradiction(assembly: Assembly, fresh: int | None = None) -> RefusedError | None:
    """Why the rules and hosts can never hold together; None if nothing is seen against it.

    With `fresh`, the number of the rule that is being made, only what that rule has to do with.
    """
    conflicts = _conflicts(assembly, fresh)
    facts = next(
        (facts for facts in conflicts if fresh is None or any(not fact.remedy for fact in facts)), None
    )
    if facts is None:
        return None
    remedies = [fact.remedy for fact in facts if fact.remedy]
    return RefusedError(
        "rules-never-hold",
        facts=_each_once([fact.says for fact in facts]),
        remedies=_each_once(remedies) or [message("look-at-rules")],
    )


def _conflicts(assembly: Assembly, fresh: int | None) -> Iterator[list[_Fact]]:
    for number in _rounds(assembly):
        reading = _Round(assembly, number, fresh)
        for party in [*reading.singles, *reading.parties]:
            yield from reading.within(party)
        yield from reading.between()
    yield from _numbers(assembly, fresh)
    yield from _duties(assembly, fresh)


def _rounds(assembly: Assembly) -> list[int]:
    """Every round (from 1) that a rule names, and one that none does."""
    rounds = {number for rule in assembly.rules.values() for number in rule.rounds}
    return [*sorted(rounds), max(rounds, default=0) + 1]


class _Round:
    """What the rules say about one round (from 1).

    Attributes:
        singles, parties: each person who is named, alone; and those who are to be together.
    """

    def __init__(self, assembly: Assembly, number: int, fresh: int | None) -> None:
        self._assembly = assembly
        self._number = number
        self._fresh = fresh
        self._there = {person.id: person for person in present(assembly, number)}
        self._places: dict[int, dict[str, _Fact]] = {}
        self._bars: dict[int, dict[str, _Fact]] = {}
        self._apart: list[tuple[Apart, _Fact]] = []
        self.parties: list[_Party] = []
        self._take_hosts()
        for rule in assembly.rules.values():
            self._take(rule)
        rules = assembly.rules.values()
        concerned = self._places.keys() | {ident for rule in rules for ident in people_of(rule)}
        self.singles = [_Party({ident}, []) for ident in sorted(concerned & self._there.keys())]
        # The people with whom somebody sits for sure, or they alone.
        joined = [*self.singles, *self.parties]
        self._company = {ident: party for party in joined for ident in party.members}

    def within(self, party: _Party) -> Iterator[list[_Fact]]:
        """What cannot be at the one table at which a party sits."""
        places, bars = _of(self._places, party.members), _of(self._bars, party.members)
        if len(places) > 1:
            yield [*list(places.values())[:2], *party.facts]
        for group, place in places.items():
            if group in bars:
                yield [place, bars[group], *party.facts]
        if bars and self._assembly.groups.keys() <= bars.keys():
            yield [*bars.values(), *party.facts]

    def between(self) -> Iterator[list[_Fact]]:
        """What cannot be between people who are to sit apart."""
        for rule, apart in self._apart:
            people = [ident for ident in rule.people if ident in self._there]
            for one, other in combinations(people, 2):
                mine, theirs = self._company[one], self._company[other]
                if mine is theirs:
                    yield [apart, *mine.facts]
                    continue
                here, there = _of(self._places, mine.members), _of(self._places, theirs.members)
                for group in here.keys() & there.keys():
                    yield [apart, here[group], there[group], *mine.facts, *theirs.facts]

    def _take_hosts(self) -> None:
        for group in self._assembly.groups.values():
            for role, ident in group.hosts.items():
                if ident in self._there:
                    fact = _host_fact(self._there[ident], group, role)
                    self._places.setdefault(ident, {})[group.key] = fact

    def _take(self, rule: Rule) -> None:
        if not is_about(rule, self._number):
            return
        match rule:
            case Pin():
                self._places.setdefault(rule.person, {})[rule.group] = self._fact(rule)
            case Bar():
                self._bars.setdefault(rule.person, {})[rule.group] = self._fact(rule)
            case Together():
                self._join(rule)
            case Apart():
                self._apart.append((rule, self._fact(rule)))
            case Absent() | Duties() | AtLeast() | AtMost() | NoFewer():
                pass  # who is there is known, and these are looked at for all rounds at once
            case _:
                assert_never(rule)

    def _join(self, rule: Together) -> None:
        """Put those who are to be together in one party with all who are to be with one of them."""
        members = {ident for ident in rule.people if ident in self._there}
        facts = [self._fact(rule)]
        for party in [party for party in self.parties if party.members & members]:
            self.parties.remove(party)
            members |= party.members
            facts = [*party.facts, *facts]
        self.parties.append(_Party(members, facts))

    def _fact(self, rule: Pin | Bar | Together | Apart) -> _Fact:
        people = [person_fact(self._there[ident]) for ident in people_of(rule) if ident in self._there]
        number = None if rule.number == self._fresh else rule.number
        rounds = list(rule.rounds)
        match rule:
            case Pin():
                group = group_name(self._assembly, rule.group)
                says = message("fact-pinned", people=people, group=group, rounds=rounds, rule=number)
            case Bar():
                group = group_name(self._assembly, rule.group)
                says = message("fact-barred", people=people, group=group, rounds=rounds, rule=number)
            case Together():
                says = message("fact-together", people=people, rounds=rounds, rule=number)
            case Apart():
                says = message("fact-apart", people=people, rounds=rounds, rule=number)
        return _Fact(says, _remedy(number))


def _numbers(assembly: Assembly, fresh: int | None) -> Iterator[list[_Fact]]:
    """Where more are asked for than are allowed."""
    rules = assembly.rules.values()
    lows = [rule for rule in rules if isinstance(rule, AtLeast)]
    highs = [rule for rule in rules if isinstance(rule, AtMost)]
    for low, high in product(lows, highs):
        is_same = low.attribute == high.attribute and high.value in {None, low.value}
        meets = None in {low.group, high.group} or low.group == high.group
        meets = meets and (not low.rounds or not high.rounds or not {*low.rounds}.isdisjoint(high.rounds))
        if is_same and meets and low.count > high.count:
            numbers = [None if rule.number == fresh else rule.number for rule in (low, high)]
            least = message("fact-at-least", count=low.count, value=counted_by(low), rule=numbers[0])
            most = message("fact-at-most", count=high.count, value=counted_by(high), rule=numbers[1])
            yield [_Fact(least, _remedy(numbers[0])), _Fact(most, _remedy(numbers[1]))]


def _duties(assembly: Assembly, fresh: int | None) -> Iterator[list[_Fact]]:
    """Who is named at a table for two duties that are dealt out, each to somebody else."""
    coming = {person.id: person for person in assembly.coming()}
    for rule in assembly.rules.values():
        if not isinstance(rule, Duties):
            continue
        number = None if rule.number == fresh else rule.number
        says = message("fact-duties", duties=[duty_word(duty) for duty in rule.duties], rule=number)
        deals = _Fact(says, _remedy(number))
        for group in assembly.groups.values():
            named = [(role, ident) for role, ident in group.hosts.items() if role in rule.duties]
            for (one, ident), (other, again) in combinations(named, 2):
                if ident == again and ident in coming:
                    yield [*(_host_fact(coming[ident], group, role) for role in (one, other)), deals]


def _host_fact(person: Participant, group: Group, role: str) -> _Fact:
    says = message("fact-host", person=person_fact(person), role=message(f"role-{role}"), group=group.label)
    return _Fact(says, message("other-host", group=group.key, option=role))


def _of(facts: dict[int, dict[str, _Fact]], members: Iterable[int]) -> dict[str, _Fact]:
    """The groups at which somebody of them has to sit, or from which somebody is barred."""
    return {group: fact for ident in members for group, fact in facts.get(ident, {}).items()}


def _remedy(number: int | None) -> Message | None:
    return None if number is None else message("drop-rule", number=number)


def _each_once(messages: Iterable[Message]) -> list[Message]:
    once: list[Message] = []
    for item in messages:
        if item not in once:
            once.append(item)
    return once
