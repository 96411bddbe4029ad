"""The part of the verifier that looks at rules, languages and topics, one after the other, seat by seat."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, assert_never

from iclei_cli.assembly.names import group_name, topic_name
from iclei_cli.assembly.nouns.attributes import values_of
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
)
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.plans.seating import present, tables
from iclei_cli.assembly.rules.describe import duty_word, value_word
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.system.messages import Message


def check_rules(assembly: Assembly, plan: Plan) -> Iterator[Message]:
    """Every rule that does not hold, each with its reason.

    A rule about people speaks of those who are coming, in rounds in which they are there and have a seat;
    that somebody has none is another breach. A rule about a round that the plan does not have holds.
    """
    for number in plan.numbers:
        seated = _Round(assembly, plan, number)
        for rule in assembly.rules.values():
            if is_about(rule, number):
                yield from _breaches_of(rule, seated)


def check_languages(assembly: Assembly, plan: Plan) -> Iterator[Message]:
    """Everyone who sits at a table whose languages they do not speak."""
    for number in plan.numbers:
        for key, table in tables(assembly, plan, number).items():
            group = assembly.groups[key]
            for person in table:
                if not understands(person, group, assembly):
                    yield message(
                        "not-understood",
                        person=person_fact(person),
                        theirs=list(person.languages),
                        group=group.label,
                        spoken=list(group.languages or (assembly.event.language,)),
                        round=shown_round(plan, number),
                    )


def check_topics(assembly: Assembly, plan: Plan) -> Iterator[Message]:
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
    for number in plan.numbers:
        for key, table in tables(assembly, plan, number).items():
            for person in table:
                visits[person.id][assembly.groups[key].topic or ""] += 1
        left = possible_groups(assembly, number)
        topic_of = {key: group.topic for key, group in assembly.groups.items()}
        topics = {groups: {topic_of[key] for key in groups} for groups in set(left.values())}
        for ident, groups in left.items():
            possible[ident].append(topics[groups])
    for person in assembly.coming():
        allowed = visits_allowed(possible[person.id])
        for topic, times in sorted(visits[person.id].items()):
            if times > allowed.get(topic, times):
                yield message(
                    "topic-again",
                    person=person_fact(person),
                    topic=topic_name(assembly, topic),
                    times=times,
                    most=allowed[topic],
                    open=len(allowed),
                )


def visits_allowed(rounds: Sequence[Collection[str | None]]) -> dict[str, int]:
    """How often somebody may be at each topic open to them; `rounds` are the topics possible in each."""
    topics = {topic for found in rounds for topic in found if topic is not None}
    return {
        topic: max(math.ceil(len(rounds) / len(topics)), sum({*found} == {topic} for found in rounds))
        for topic in topics
    }


def shown_round(plan: Plan, number: int) -> list[int]:
    """The round that has to be told, in a list, to which others may be added; none in a plan of one."""
    return [number] if len(plan.rounds) > 1 else []


# Rule by rule


class _Round:
    """One round of a plan: its number (from 1), `tables` by group, and `at` which groups by person.

    `duties` are what people do, by their id and the group.
    """

    def __init__(self, assembly: Assembly, plan: Plan, number: int) -> None:
        self.assembly = assembly
        self.number = number
        self.shown = shown_round(plan, number)
        self.placed = {placement.participant for placement in plan.in_round(number)}
        self.tables = tables(assembly, plan, number)
        self.at: defaultdict[int, list[str]] = defaultdict(list)
        for key, table in self.tables.items():
            for person in table:
                self.at[person.id].append(key)
        self.duties = {
            (item.participant, item.group): item.duty
            for item in plan.in_round(number)
            if item.duty is not None
        }
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

    def name(self, key: str) -> Text:
        """What a group is called."""
        return group_name(self.assembly, key)

    def person_facts(self, people: Iterable[int]) -> list[Message]:
        """People as facts."""
        return [person_fact(self.assembly.participants[ident]) for ident in people]


def _breaches_of(rule: Rule, seated: _Round) -> Iterator[Message]:
    match rule:
        case Pin():
            yield from _pin(rule, seated)
        case Bar():
            yield from _bar(rule, seated)
        case Together():
            yield from _together(rule, seated)
        case Apart():
            yield from _apart(rule, seated)
        case Absent():
            yield from _absent(rule, seated)
        case Duties():
            yield from _duties(rule, seated)
        case AtLeast() | AtMost() | NoFewer():
            yield from _count(rule, seated)
        case _:
            assert_never(rule)


def _pin(rule: Pin, seated: _Round) -> Iterator[Message]:
    for key in seated.at[rule.person]:
        if key != rule.group:
            [who] = seated.person_facts([rule.person])
            yield message(
                "pinned-elsewhere",
                person=who,
                group=seated.name(rule.group),
                seat=seated.name(key),
                round=seated.shown,
                rule=_shown_rule(rule),
            )


def _bar(rule: Bar, seated: _Round) -> Iterator[Message]:
    if rule.group in seated.at[rule.person]:
        [who] = seated.person_facts([rule.person])
        yield message(
            "barred-seated",
            person=who,
            group=seated.name(rule.group),
            round=seated.shown,
            rule=_shown_rule(rule),
        )


def _together(rule: Together, seated: _Round) -> Iterator[Message]:
    places = seated.places_of(rule.people)
    if len(places) > 1:
        seats = [
            message("people-at-table", people=seated.person_facts(members), group=seated.name(key))
            for key, members in places.items()
        ]
        yield message("not-together", seats=seats, round=seated.shown, rule=_shown_rule(rule))


def _apart(rule: Apart, seated: _Round) -> Iterator[Message]:
    for key, members in seated.places_of(rule.people).items():
        if len(set(members)) > 1:
            yield message(
                "not-apart",
                people=seated.person_facts(members),
                group=seated.name(key),
                round=seated.shown,
                rule=_shown_rule(rule),
            )


def _absent(rule: Absent, seated: _Round) -> Iterator[Message]:
    person = seated.assembly.participants.get(rule.person)
    is_expected = person is not None and person.is_coming
    if rule.person in seated.placed and is_expected:
        [who] = seated.person_facts([rule.person])
        yield message("absent-seated", person=who, round=seated.shown, rule=_shown_rule(rule))


def _count(rule: AtLeast | AtMost | NoFewer, seated: _Round) -> Iterator[Message]:
    for key in seated.tables:
        if rule.group not in {None, key}:
            continue
        counts = seated.counts(rule.attribute)[key]
        for value in sorted(counts) if rule.value is None else [rule.value]:
            yield from _number(rule, value, counts[value], seated, key)


def _duties(rule: Duties, seated: _Round) -> Iterator[Message]:
    """Every duty is held once at each table at which anybody sits, by who offers it or is named there for it.

    Nobody holds two, as a placement has one duty. Who is named for duties holds one of them.
    """
    facts = {"round": seated.shown, "rule": _shown_rule(rule)}
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    for key, table in seated.tables.items():
        group = seated.assembly.groups[key]
        hosts = group.hosts
        for duty in rule.duties if table else ():
            word = duty_word(duty)
            holders = [person for person in table if seated.duties.get((person.id, key)) == duty]
            if not holders:
                lacking[duty].append(key)
            if len(holders) > 1:
                people = [person_fact(person) for person in holders]
                yield message("duty-held-twice", duty=word, people=people, group=group.label, **facts)
            for person in holders:
                if duty not in person.offers and hosts.get(duty) != person.id:
                    who = person_fact(person)
                    yield message("duty-not-offered", duty=word, person=who, group=group.label, **facts)
        for person in table:
            named = [duty for duty in rule.duties if hosts.get(duty) == person.id]
            if named and seated.duties.get((person.id, key)) not in named:
                who = person_fact(person)
                yield message(
                    "duty-not-of-host", duty=duty_word(named[0]), person=who, group=group.label, **facts
                )
    for duty, keys in lacking.items():
        yield message("duty-not-held", duty=duty_word(duty), groups=list(map(seated.name, keys)), **facts)


def _number(
    rule: AtLeast | AtMost | NoFewer, value: str, count: int, seated: _Round, key: str
) -> Iterator[Message]:
    """What is wrong with so many people of a value at one table."""
    facts = {
        "group": seated.name(key),
        "count": count,
        "value": value_word(rule.attribute, value),
        "round": seated.shown,
        "rule": _shown_rule(rule),
    }
    if isinstance(rule, AtLeast) and count < rule.count:
        yield message("too-few", least=rule.count, **facts)
    if isinstance(rule, AtMost) and count > rule.count:
        yield message("too-many", most=rule.count, **facts)
    if isinstance(rule, NoFewer) and 0 < count < rule.count:
        yield message("too-few-but-some", least=rule.count, **facts)


def _shown_rule(rule: Rule) -> Message:
    return message("which-rule", number=rule.number, rounds=[], reason=rule.reason)


# Where somebody may sit


def possible_groups(assembly: Assembly, number: int) -> dict[int, frozenset[str]]:
    """The groups that are possible in a round, for everyone who is there."""
    there = {person.id: person for person in present(assembly, number)}
    stand_against = _stand_against(assembly, number)
    found: dict[int, frozenset[str]] = {}
    every = frozenset(assembly.groups)
    for party in parties(assembly, number, set(there)):
        if not any(there[ident].languages or stand_against[ident] for ident in party):
            found |= dict.fromkeys(party, every)
            continue
        groups = frozenset(
            group.key
            for group in assembly.groups.values()
            if all(
                understands(there[ident], group, assembly)
                and all(group.key in allowed for allowed in stand_against[ident])
                for ident in party
            )
        )
        found |= dict.fromkeys(party, groups)
    return found


def _stand_against(assembly: Assembly, number: int) -> defaultdict[int, list[set[str]]]:
    """For each person the sets of groups that pins, bars and hosts' places leave them in a round."""
    left: defaultdict[int, list[set[str]]] = defaultdict(list)
    for group in assembly.groups.values():
        for ident in group.hosts.values():
            left[ident].append({group.key})
    for rule in assembly.rules.values():
        if not is_about(rule, number):
            continue
        match rule:
            case Pin():
                left[rule.person].append({rule.group})
            case Bar():
                left[rule.person].append(set(assembly.groups) - {rule.group})
            case Together() | Apart() | Absent() | Duties() | AtLeast() | AtMost() | NoFewer():
                pass  # these leave everyone each group, as long as it is not known who else sits there
            case _:
                assert_never(rule)
    return left


def parties(assembly: Assembly, number: int, there: set[int]) -> list[set[int]]:
    """Those who must sit together, directly or through others who are there; or one person alone."""
    found = [{ident} for ident in there]
    for rule in assembly.rules.values():
        if isinstance(rule, Together) and is_about(rule, number):
            joined = [party for party in found if not party.isdisjoint(rule.people)]
            found = [party for party in found if party.isdisjoint(rule.people)]
            found.append(set().union(*joined))
    return [party for party in found if party]
