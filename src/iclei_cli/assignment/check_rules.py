"""The part of the verifier that looks at rules, languages and topics, one after the other, seat by seat."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from iclei_cli.assembly.languages import understands
from iclei_cli.assembly.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together
from iclei_cli.assembly.seating import absentees, tables
from iclei_cli.assembly.values import values_of
from iclei_cli.assignment.breach import Breach, by_rule, in_round, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.participant import Participant
    from iclei_cli.assembly.plan import Plan


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

    A person is *bound* in a round in which a pin says where they sit, and in all rounds if they host a
    table. A topic is *open* to a person if some group of that topic is one that they are not barred from and
    whose language they understand. With F the number of rounds in which the person is there and not bound,
    and T the number of topics open to them, they may visit any one open topic at most ⌈F / T⌉ times in those
    F rounds. So nobody who is free goes to a topic twice before they have been to all (F ≤ T: at most once).
    What a pin or a host's place forces is not counted, and groups without a topic are not either.
    """
    if len(plan.rounds) == 1:
        return
    free = _free_rounds(assembly, plan)
    bars = {(rule.person, rule.group) for rule in assembly.rules.values() if isinstance(rule, Bar)}
    visits = _visits(assembly, plan, free)
    for person in assembly.coming():
        if len(free[person.id]) <= 1 or max(visits[person.id].values(), default=0) <= 1:
            continue
        topics = _open_topics(assembly, person, bars)
        if not topics:
            continue
        most = math.ceil(len(free[person.id]) / len(topics))
        for topic, times in sorted(visits[person.id].items()):
            if topic in topics and times > most:
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


def _free_rounds(assembly: Assembly, plan: Plan) -> dict[int, set[int]]:
    """The rounds (from 0) in which each person who is coming is there and nothing says where they sit."""
    hosts = {ident for group in assembly.groups.values() for ident in group.hosts.values()}
    free: dict[int, set[int]] = {person.id: set() for person in assembly.coming()}
    for number in range(len(plan.rounds)):
        away = absentees(assembly, number)
        pinned = {
            rule.person
            for rule in assembly.rules.values()
            if isinstance(rule, Pin) and (not rule.rounds or number + 1 in rule.rounds)
        }
        for ident in free.keys() - hosts - away - pinned:
            free[ident].add(number)
    return free


def _visits(assembly: Assembly, plan: Plan, free: dict[int, set[int]]) -> dict[int, Counter[str]]:
    """How often each person is at each topic in the rounds in which they are free."""
    visits: dict[int, Counter[str]] = {ident: Counter() for ident in free}
    for number in range(len(plan.rounds)):
        for key, table in tables(assembly, plan, number).items():
            topic = assembly.groups[key].topic
            for person in table:
                if topic is not None and number in free[person.id]:
                    visits[person.id][topic] += 1
    return visits


def _open_topics(assembly: Assembly, person: Participant, bars: set[tuple[int, str]]) -> set[str]:
    return {
        group.topic
        for group in assembly.groups.values()
        if group.topic is not None
        and (person.id, group.key) not in bars
        and understands(person, group, assembly)
    }
