"""Rules that can never hold together, as is seen without counting seats or people.

What only shows when everybody is seated, the solver finds.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.seating import present
from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together, people_of
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.rules.rule import Rule


@dataclass(frozen=True)
class _Fact:
    """Something that was said, and the command that takes it back; none for what is being said now."""

    words: str
    remedy: str | None


@dataclass
class _Party:
    """People who sit at one table: those who are to be together, or one alone."""

    members: set[int]
    facts: list[_Fact]


def contradiction(assembly: Assembly, fresh: int | None = None) -> RefusedError | None:
    """Why the rules and hosts can never hold together; None if nothing is seen against it.

    With `fresh`, the number of the rule that is being made, only what that rule has to do with.
    """
    found = _contradictions(assembly, fresh)
    facts = next((facts for facts in found if fresh is None or any(not fact.remedy for fact in facts)), None)
    if facts is None:
        return None
    remedies = dict.fromkeys(fact.remedy for fact in facts if fact.remedy)
    return RefusedError(
        "rules-never-hold",
        facts="; ".join(dict.fromkeys(fact.words for fact in facts)),
        remedies=" or ".join(remedies) or "iclei groups rules",
    )


def _contradictions(assembly: Assembly, fresh: int | None) -> Iterator[list[_Fact]]:
    for number in _rounds(assembly):
        reading = _Round(assembly, number, fresh)
        for party in [*reading.singles, *reading.parties]:
            yield from reading.within(party)
        yield from reading.between()
    yield from _numbers(assembly, fresh)


def _rounds(assembly: Assembly) -> list[int]:
    """Every round (from 1) that a rule names, and one that none does."""
    rules = assembly.rules.values()
    named = {number for rule in rules if isinstance(rule, Pin | Absent) for number in rule.rounds}
    return [*sorted(named), max(named, default=0) + 1]


class _Round:
    """What the rules say about one round."""

    def __init__(self, assembly: Assembly, number: int, fresh: int | None) -> None:
        self._assembly = assembly
        self._fresh = fresh
        self._there = {person.id: person for person in present(assembly, number)}
        self._rules = [rule for rule in assembly.rules.values() if _is_about(rule, number)]
        hosts = {ident for group in assembly.groups.values() for ident in group.hosts.values()}
        named = {ident for rule in self._rules for ident in people_of(rule)}
        self.singles = [_Party({ident}, []) for ident in sorted((hosts | named) & self._there.keys())]
        self.parties = self._parties()
        # The people with whom somebody sits for sure, or they alone.
        joined = [*self.singles, *self.parties]
        self._company = {ident: party for party in joined for ident in party.members}
        self._all_places, self._all_bars = self._find_places(), self._find_bars()

    def within(self, party: _Party) -> Iterator[list[_Fact]]:
        """What cannot be at the one table at which a party sits."""
        places, bars = self._places(party.members), self._bars(party.members)
        if len(places) > 1:
            yield [*list(places.values())[:2], *party.facts]
        for group, place in places.items():
            if group in bars:
                yield [place, bars[group], *party.facts]
        if bars and self._assembly.groups.keys() <= bars.keys():
            yield [*bars.values(), *party.facts]

    def between(self) -> Iterator[list[_Fact]]:
        """What cannot be between people who are to sit apart."""
        for rule in self._rules:
            if not isinstance(rule, Apart):
                continue
            apart = self._fact(rule, "are to sit apart")
            people = [ident for ident in rule.people if ident in self._there]
            for one, other in combinations(people, 2):
                mine, theirs = self._company[one], self._company[other]
                if mine is theirs:
                    yield [apart, *mine.facts]
                    continue
                here, there = self._places(mine.members), self._places(theirs.members)
                for group in here.keys() & there.keys():
                    yield [apart, here[group], there[group], *mine.facts, *theirs.facts]

    def _parties(self) -> list[_Party]:
        parties: list[_Party] = []
        for rule in self._rules:
            if not isinstance(rule, Together):
                continue
            members = {ident for ident in rule.people if ident in self._there}
            facts = [self._fact(rule, "are to sit together")]
            for party in [party for party in parties if party.members & members]:
                parties.remove(party)
                members |= party.members
                facts = [*party.facts, *facts]
            parties.append(_Party(members, facts))
        return parties

    def _find_places(self) -> dict[int, dict[str, _Fact]]:
        """The groups at which each person has to sit."""
        places: dict[int, dict[str, _Fact]] = {}
        for group in self._assembly.groups.values():
            for role, ident in group.hosts.items():
                if ident in self._there:
                    words = f"{_named([self._there[ident]])} is {role} of {group.key}"
                    fact = _Fact(words, f"iclei groups edit {group.key} --{role} PERSON")
                    places.setdefault(ident, {})[group.key] = fact
        for rule in self._rules:
            if isinstance(rule, Pin):
                fact = self._fact(rule, f"is pinned to {rule.group}{_in_rounds(rule)}")
                places.setdefault(rule.person, {})[rule.group] = fact
        return places

    def _find_bars(self) -> dict[int, dict[str, _Fact]]:
        bars: dict[int, dict[str, _Fact]] = {}
        for rule in self._rules:
            if isinstance(rule, Bar):
                fact = self._fact(rule, f"is barred from {rule.group}")
                bars.setdefault(rule.person, {})[rule.group] = fact
        return bars

    def _places(self, members: Iterable[int]) -> dict[str, _Fact]:
        """The groups at which somebody of them has to sit."""
        return {group: fact for ident in members for group, fact in self._all_places.get(ident, {}).items()}

    def _bars(self, members: Iterable[int]) -> dict[str, _Fact]:
        """The groups from which somebody of them is barred."""
        return {group: fact for ident in members for group, fact in self._all_bars.get(ident, {}).items()}

    def _fact(self, rule: Rule, words: str) -> _Fact:
        people = _named(self._there[ident] for ident in people_of(rule) if ident in self._there)
        return _of_rule(rule, f"{people} {words}", self._fresh)


def _numbers(assembly: Assembly, fresh: int | None) -> Iterator[list[_Fact]]:
    """Where more are asked for than are allowed."""
    rules = assembly.rules.values()
    lows = [rule for rule in rules if isinstance(rule, AtLeast)]
    highs = [rule for rule in rules if isinstance(rule, AtMost)]
    for low, high in product(lows, highs):
        same = (low.attribute, low.value) == (high.attribute, high.value)
        if same and low.count > high.count and (None in {low.group, high.group} or low.group == high.group):
            yield [
                _of_rule(low, f"at least {low.count} of {low.value}", fresh),
                _of_rule(high, f"at most {high.count} of {high.value}", fresh),
            ]


def _is_about(rule: Rule, number: int) -> bool:
    return not isinstance(rule, Pin) or not rule.rounds or number in rule.rounds


def _in_rounds(pin: Pin) -> str:
    return f" in round {', '.join(map(str, pin.rounds))}" if pin.rounds else ""


def _of_rule(rule: Rule, words: str, fresh: int | None) -> _Fact:
    if rule.number == fresh:
        return _Fact(words, None)
    return _Fact(f"{words} (rule {rule.number})", f"iclei groups drop {rule.number}")


def _named(people: Iterable[Participant]) -> str:
    return ", ".join(f"{person.name} (no. {person.id})" for person in people)
