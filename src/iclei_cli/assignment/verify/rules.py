"""The part of the verifier that looks at rules, languages and topics, one after the other, seat by seat."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from iclei_cli.assembly.people.attributes import values_of
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.plans.seating import present, tables
from iclei_cli.assembly.rules.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together
from iclei_cli.assignment.verify.breach import Breach, by_rule, in_round, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assembly.plans.plan import Plan


def check_rules(assembly: Assembly, plan: Plan) -> Iterator[Breach]:
    """Every rule that does not hold, each with its reason.

    A rule about people speaks of those who are coming, in rounds in which they are there and have a seat;
    that somebody has none is another breach. A rule about a round that the plan does not have holds.
    """
    for number in range(len(plan.rounds)):
        seated = _Seated(tables(assembly, plan, number))
        for rule in assembly.rules.values():
            where = f"{in_round(plan, number)}{by_rule(rule)}"
            if isinstance(rule, Absent):
                yield from _absent(assembly, plan, number, rule, where)
            elif not isinstance(rule, Pin) or not rule.rounds or number + 1 in rule.rounds:
                yield from _in_round(assembly, rule, seated, where)


def check_languages(assembly: Assembly, plan: Plan) -> Iterator[Breach]:
    """Everyone who sits at a table whose languages they do not speak."""
    for number in range(len(plan.rounds)):
        for key, table in tables(assembly, plan, number).items():
            group = assembly.groups[key]
            spoken = ", ".join(group.languages or (assembly.event.language,))
            for person in table:
                if not understands(person, group, assembly):
                    yield Breach(
                        "not-understood",
                        f"{named(person)} speaks {', '.join(person.languages)} but sits at {key}, which "
                        f"speaks {spoken}{in_round(plan, number)}.",
                    )


def check_topics(assembly: Assembly, plan: Plan) -> Iterator[Breach]:
    """Everyone who visits a topic again while another is left to them.

    A group is *possible* for a person in a round in which they are there, if no rule on them, or on those
    with whom they must sit then, stands against it: no other group's pin or host's place, no bar, and a
    language that all of them share. A topic is *open* to them if a group of it is possible in some round.
    With R rounds in which they are there and T topics open to them, they may visit a topic ⌈R / T⌉ times, or
    in as many rounds as no other topic's group, and none without a topic, is possible.
    """
    if len(plan.rounds) == 1:
        return
    visits: defaultdict[int, Counter[str]] = defaultdict(Counter)
    possible: defaultdict[int, list[set[str | None]]] = defaultdict(list)
    for number in range(len(plan.rounds)):
        for key, table in tables(assembly, plan, number).items():
            for person in table:
                visits[person.id][assembly.groups[key].topic or ""] += 1
        for ident, topics in _possible_topics(assembly, number).items():
            possible[ident].append(topics)
    for person in assembly.coming():
        rounds = possible[person.id]
        topics = {topic for found in rounds for topic in found if topic is not None}
        for topic, times in sorted(visits[person.id].items()):
            if topic not in topics:
                continue
            most = max(math.ceil(len(rounds) / len(topics)), sum(found == {topic} for found in rounds))
            if times > most:
                yield Breach(
                    "topic-again",
                    f"{named(person)} is at {topic} in {times} rounds; at most {most} would do, as "
                    f"{len(topics)} topics are open to them.",
                )


# Rule by rule


class _Seated:
    """Who sits where in one round: `tables` by group, and `at` which groups by person."""

    def __init__(self, tables: dict[str, list[Participant]]) -> None:
        self.tables = tables
        self.at: defaultdict[int, list[str]] = defaultdict(list)
        for key, table in tables.items():
            for person in table:
                self.at[person.id].append(key)
        self._counts: dict[str, dict[str, Counter[str]]] = {}

    def places_of(self, people: Iterable[int]) -> dict[str, list[int]]:
        """The groups at which any of these people sit, with those who do."""
        places: dict[str, list[int]] = {}
        for ident in people:
            for key in self.at[ident]:
                places.setdefault(key, []).append(ident)
        return places

    def counts(self, attribute: str) -> dict[str, Counter[str]]:
        """How many people with each value of an attribute sit in each group."""
        if attribute not in self._counts:
            self._counts[attribute] = {
                key: Counter(value for person in table for value in values_of(person, attribute))
                for key, table in self.tables.items()
            }
        return self._counts[attribute]


def _in_round(
    assembly: Assembly, rule: Pin | Bar | Together | Apart | AtLeast | AtMost, seated: _Seated, where: str
) -> Iterator[Breach]:
    match rule:
        case Pin():
            yield from _pin(assembly, rule, seated, where)
        case Bar():
            yield from _bar(assembly, rule, seated, where)
        case Together():
            yield from _together(assembly, rule, seated, where)
        case Apart():
            yield from _apart(assembly, rule, seated, where)
        case AtLeast() | AtMost():
            yield from _count(rule, seated, where)


def _pin(assembly: Assembly, rule: Pin, seated: _Seated, where: str) -> Iterator[Breach]:
    for key in seated.at[rule.person]:
        if key != rule.group:
            who = named(assembly.participants[rule.person])
            yield Breach("pinned-elsewhere", f"{who} is pinned to {rule.group} but sits at {key}{where}.")


def _bar(assembly: Assembly, rule: Bar, seated: _Seated, where: str) -> Iterator[Breach]:
    if rule.group in seated.at[rule.person]:
        who = named(assembly.participants[rule.person])
        yield Breach("barred-seated", f"{who} is barred from {rule.group} but sits there{where}.")


def _together(assembly: Assembly, rule: Together, seated: _Seated, where: str) -> Iterator[Breach]:
    places = seated.places_of(rule.people)
    if len(places) > 1:
        text = "; ".join(f"{_all_named(assembly, members)} at {key}" for key, members in places.items())
        yield Breach("not-together", f"Those who are to sit together sit apart: {text}{where}.")


def _apart(assembly: Assembly, rule: Apart, seated: _Seated, where: str) -> Iterator[Breach]:
    for key, members in seated.places_of(rule.people).items():
        if len(set(members)) > 1:
            who = _all_named(assembly, members)
            yield Breach("not-apart", f"{who} are to sit apart but sit together at {key}{where}.")


def _absent(assembly: Assembly, plan: Plan, number: int, rule: Absent, where: str) -> Iterator[Breach]:
    person = assembly.participants.get(rule.person)
    has_seat = any(item.participant == rule.person for item in plan.rounds[number])
    if number + 1 in rule.rounds and has_seat and person is not None and person.is_coming:
        yield Breach("absent-seated", f"{named(person)} is absent but has a seat{where}.")


def _count(rule: AtLeast | AtMost, seated: _Seated, where: str) -> Iterator[Breach]:
    for key in seated.tables:
        if rule.group not in {None, key}:
            continue
        count = seated.counts(rule.attribute)[key][rule.value]
        if isinstance(rule, AtLeast) and count < rule.count:
            text = f"{key} has {count} of {rule.value}, but at least {rule.count} are to sit there{where}."
            yield Breach("too-few", text)
        if isinstance(rule, AtMost) and count > rule.count:
            text = f"{key} has {count} of {rule.value}, but at most {rule.count} may sit there{where}."
            yield Breach("too-many", text)


def _all_named(assembly: Assembly, people: Iterable[int]) -> str:
    return ", ".join(named(assembly.participants[ident]) for ident in people)


# Topics


def _possible_topics(assembly: Assembly, number: int) -> dict[int, set[str | None]]:
    """The topics of the groups that are possible in a round, for everyone who is there."""
    there = {person.id: person for person in present(assembly, number)}
    stand_against = _stand_against(assembly, number)
    found: dict[int, set[str | None]] = {}
    every = {group.topic for group in assembly.groups.values()}
    for party in _parties(assembly, set(there)):
        if not any(there[ident].languages or stand_against[ident] for ident in party):
            found |= dict.fromkeys(party, every)
            continue
        topics = {
            group.topic
            for group in assembly.groups.values()
            if all(
                understands(there[ident], group, assembly)
                and all(group.key in allowed for allowed in stand_against[ident])
                for ident in party
            )
        }
        found |= dict.fromkeys(party, topics)
    return found


def _stand_against(assembly: Assembly, number: int) -> defaultdict[int, list[set[str]]]:
    """For each person the sets of groups that pins, bars and hosts' places leave them in a round."""
    left: defaultdict[int, list[set[str]]] = defaultdict(list)
    for group in assembly.groups.values():
        for ident in group.hosts.values():
            left[ident].append({group.key})
    for rule in assembly.rules.values():
        if isinstance(rule, Bar):
            left[rule.person].append(set(assembly.groups) - {rule.group})
        elif isinstance(rule, Pin) and (not rule.rounds or number + 1 in rule.rounds):
            left[rule.person].append({rule.group})
    return left


def _parties(assembly: Assembly, there: set[int]) -> list[set[int]]:
    """Those who must sit together, directly or through others who are there; or one person alone."""
    parties = [{ident} for ident in there]
    for rule in assembly.rules.values():
        if isinstance(rule, Together):
            joined = [party for party in parties if not party.isdisjoint(rule.people)]
            parties = [party for party in parties if party.isdisjoint(rule.people)]
            parties.append(set().union(*joined))
    return [party for party in parties if party]
