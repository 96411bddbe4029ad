"""What an assembly asks for, in numbers: a problem for every round, and how often topics may be visited."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.people.attributes import filled_in
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assignment.problem.bands import among, sorts_of
from iclei_cli.assignment.problem.company import company_of
from iclei_cli.assignment.problem.former_rounds import former_rounds
from iclei_cli.assignment.problem.problem import (
    Band,
    Cohort,
    Limit,
    Problem,
    choice_costs,
    fair_shares,
    wishes_of,
)
from iclei_cli.assignment.problem.rules import asks_of, places_of_hosts, sorted_by_shape, statements_of
from iclei_cli.assignment.problem.seats import openings, shares_of, sizes_of
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.problem.bands import Sort
    from iclei_cli.assignment.problem.rules import Count, Shapes


@dataclass(frozen=True)
class Visits:
    """How often a person may be at one topic over all rounds.

    Attributes:
        places: the rounds in which they are there, and the cohort they are of in each, by index.
        groups: the indices of the groups of the topic.
        most: how often, at most.
    """

    places: tuple[tuple[int, int], ...]
    groups: tuple[int, ...]
    most: int


def state(assembly: Assembly, settings: Settings, home: Plan | None = None) -> list[Problem]:
    """State the problem of every round: everyone who is coming and there has a seat.

    With several rounds, some held before, or wishes for company, cohorts are not merged, and the cohort of an
    index is the same unit in each of them.
    `home` is the plan of which the moves are counted.

    Raises:
        RefusedError: there is nobody to seat, or nowhere to seat them.
    """
    problems = list(_stated(assembly, settings, range(1, settings.rounds + 1), home))
    if not any(problem.people for problem in problems):
        raise RefusedError("nobody-present")
    return problems


def state_round(assembly: Assembly, settings: Settings, number: int, home: Plan | None = None) -> Problem:
    """State the problem of one round (from 1) as `state` does."""
    return next(_stated(assembly, settings, [number], home))


def _stated(
    assembly: Assembly, settings: Settings, numbers: Iterable[int], home: Plan | None
) -> Iterator[Problem]:
    people = assembly.coming()
    if not people:
        raise RefusedError("no-participants")
    if not assembly.groups:
        raise RefusedError("no-groups")
    spread = filled_in(assembly, settings.spread)
    sorts = sorts_of(assembly, spread, settings)
    rules = sorted_by_shape(statements_of(assembly))
    for number in numbers:
        yield _Round(assembly, settings, (spread, sorts), rules, number=number, home=home).problem()


def visits(problems: Sequence[Problem], by_rules: Sequence[Problem] | None = None) -> list[Visits]:
    """How often each person may be at each topic: nobody comes twice while another topic is left.

    A person to whom n topics are open, and who is there in r rounds, visits each at most ⌈r/n⌉ times, or as
    often as the rules leave nothing else. `by_rules` are the problems as the rules alone state them, if in
    `problems` people are bound by something else: that opens and closes no topic to anybody.
    """
    each = visits_of_each(problems if by_rules is None else by_rules)
    limits = (
        Visits(places, visit.groups, visit.most)
        for person, places in places_of(problems).items()
        for visit in each[person]
    )
    return list(dict.fromkeys(limits))


def visits_of_each(problems: Sequence[Problem]) -> dict[int, list[Visits]]:
    """How often each person may be at topics, by their id."""
    tables = {topic: groups for topic, groups in problems[0].tables_of.items() if topic is not None}

    @cache  # thousands of people have few kinds of groups that they may sit in
    def limits(stays: tuple[tuple[int, ...], ...]) -> list[tuple[tuple[int, ...], int]]:
        return list(_visit_limits(stays, tables))

    return {
        person: [
            Visits(places, groups, most)
            for groups, most in limits(
                tuple(problems[number].cohorts[index].groups for number, index in places)
            )
        ]
        for person, places in places_of(problems).items()
    }


def places_of(problems: Sequence[Problem]) -> dict[int, tuple[tuple[int, int], ...]]:
    """The rounds in which each person is there, and the cohort they are of in each, by index."""
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, problem in enumerate(problems):
        for index, cohort in enumerate(problem.cohorts):
            for person in (person for unit in cohort.units for person in unit):
                places[person].append((number, index))
    return {person: tuple(found) for person, found in places.items()}


def _visit_limits(
    stays: Sequence[tuple[int, ...]], tables: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[tuple[int, ...], int]]:
    """The groups of each topic that is limited, and how often somebody may be there at most.

    `stays` are the groups in which they may sit, for each round in which they are there.
    """
    sets = {topic: frozenset(groups) for topic, groups in tables.items()}
    is_open = {topic for groups in stays for topic in sets if not sets[topic].isdisjoint(groups)}
    for topic in sorted(is_open):
        bound = sum(sets[topic].issuperset(groups) for groups in stays)
        most = max(bound, -(-len(stays) // len(is_open)))
        if most < len(stays):
            yield tables[topic], most


# One round


class _Round:
    """The problem of one round (from 1) on its way."""

    def __init__(
        self,
        assembly: Assembly,
        settings: Settings,
        mixed: tuple[tuple[str, ...], Sequence[Sort]],
        rules: Shapes[int],
        *,
        number: int,
        home: Plan | None,
    ) -> None:
        self.assembly = assembly
        self.settings = settings
        self.spread, sorts = mixed
        self.rules = rules
        self.former = former_rounds(assembly)
        self.company = company_of(assembly)
        # Over several rounds, those held before counted, everybody has a story of their own; so they have
        # where it matters who sits beside whom.
        self.several = settings.rounds > 1 or bool(self.former) or bool(self.company)
        self.number = number
        self.groups = tuple(group.in_round(number) for group in assembly.groups.values())
        self.index = {group.key: index for index, group in enumerate(self.groups)}
        self.units = _units(assembly, rules, number, several=self.several)
        self.people = [person for unit in self.units for person in unit]
        self.seats = shares_of(self.groups)
        self.mixed = list(among(sorts, {person.id for person in self.people}))
        self.home = _seats_in(home, number, self.index)
        self.allowed = self._allowed()
        self.wishes = wishes_of(self.people, [group.topic for group in self.groups], settings.tiers)
        # Thousands of people have few kinds of these.
        self._costs, self._moves = cache(choice_costs), cache(self._moves_from)
        self._in_order = cache(lambda groups: tuple(sorted(groups)))

    def problem(self) -> Problem:
        """The problem as a whole."""
        topics = tuple(group.topic for group in self.groups)
        counts = self._counts()
        cohorts = self._cohorts(topics, counts)
        cohort_of = {
            person: index for index, cohort in enumerate(cohorts) for unit in cohort.units for person in unit
        }

        def holders(people: Iterable[int]) -> dict[int, int]:
            found = Counter(cohort_of[person] for person in people)
            return {index: number // cohorts[index].count for index, number in sorted(found.items())}

        return Problem(
            groups=tuple(group.key for group in self.groups),
            topics=topics,
            sizes=sizes_of(self.groups, len(self.people)),
            cohorts=cohorts,
            bands=tuple(
                Band(sort.attribute, sort.value, holders(people), *self._fair(len(people)), sort.weight)
                for sort, people in self.mixed
            ),
            # A count has what a limit has, but for people in the place of cohorts.
            limits=tuple(Limit(count.name, holders(count.people), *count[2:]) for count in counts)
            + openings(self.groups, cohorts, len(self.people)),
            spread=self.spread,
            former=self.former,
            wishes=self.wishes,
            company=self.company,
        )

    def _fair(self, holders: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Floor and ceiling of each group's fair share; not known is which groups open that do so if needed.

        Such a group need not have anybody. The others share with all of them at least, and with none at most.
        """
        lows, highs = fair_shares(holders, self.seats)
        is_sure = [not group.if_needed for group in self.groups]
        lows = tuple(low * sure for low, sure in zip(lows, is_sure, strict=True))
        if any(is_sure):
            _, more = fair_shares(
                holders, [own * sure for own, sure in zip(self.seats, is_sure, strict=True)]
            )
            highs = tuple(max(pair) for pair in zip(highs, more, strict=True))
        return lows, highs

    def _allowed(self) -> dict[int, frozenset[int]]:
        """The groups in which each person may sit, as far as rules about them alone go."""
        everywhere = frozenset(range(len(self.groups)))
        understood = {
            person.languages: frozenset(
                index for index in everywhere if understands(person, self.groups[index], self.assembly)
            )
            for person in {person.languages: person for person in self.people}.values()
        }
        allowed = {person.id: understood[person.languages] for person in self.people}
        for place in (*places_of_hosts(self.assembly).values(), *self.rules.places.values()):
            if place.person in allowed and place.is_about(self.number):
                allowed[place.person] &= place.groups
        return allowed

    def _counts(self) -> list[_Count]:
        """What the rules say of numbers of those who are there."""
        there = {person.id for person in self.people}
        return [
            self._count((number, index), sort)
            for number, count in self.rules.counts.items()
            if self.several or count.is_about(self.number)
            for index, sort in enumerate(count.one_by_one())
            if asks_of(sort, there)
        ]

    def _count(self, name: tuple[int, int], count: Count) -> _Count:
        """A count of one sort of people; in a round that it is not about, any number will do."""
        (sort,) = count.sorts
        people = tuple(person.id for person in self.people if person.id in sort)
        groups = count.groups if count.is_about(self.number) else ()
        concerned = [index in groups for index in range(len(self.groups))]
        any_number = max(len(people), least := count.least or 0)
        most = any_number if count.most is None else count.most
        return _Count(
            name,
            people,
            tuple(least if is_concerned else 0 for is_concerned in concerned),
            tuple(most if is_concerned else any_number for is_concerned in concerned),
            count.is_none_or_more,
            count.is_if_open,
        )

    def _cohorts(self, topics: tuple[str | None, ...], counts: Sequence[_Count]) -> tuple[Cohort, ...]:
        counted = _numbers_of(count.people for count in counts)
        mixed = _numbers_of(people for _, people in self.mixed)
        alike: dict[Hashable, list[tuple[int, ...]]] = {}
        facts: dict[Hashable, _Facts] = {}
        for number, unit in enumerate(self.units):
            own = self._facts(unit, topics)
            members = sorted(
                (
                    mixed[person.id],
                    (counted[person.id], str([wishes.get(person.id) for wishes in self.wishes.values()])),
                )
                for person in unit
            )
            key = (number if self.several else None, own, str(members))
            facts[key] = own
            alike.setdefault(key, [])
            if unit:
                alike[key].append(tuple(person.id for person in unit))
        return tuple(
            Cohort(tuple(units), *facts[key]) for key, units in alike.items() if units or self.several
        )

    def _facts(self, unit: Sequence[Participant], topics: tuple[str | None, ...]) -> _Facts:
        """Where a unit may sit, and what each group costs it in choices and in moves."""
        groups = frozenset(range(len(self.groups))).intersection(
            *{self.allowed[person.id] for person in unit}
        )
        return _Facts(
            self._in_order(groups),
            _summed([self._costs(person.choices, topics) for person in unit], len(topics)),
            _summed([self._moves(self.home.get(person.id)) for person in unit], len(topics)),
        )

    def _moves_from(self, home: int | None) -> tuple[int, ...]:
        """How much each group is a move for somebody who sat in one of them, or in none."""
        return tuple(0 if home is None else int(home != group) for group in range(len(self.groups)))


class _Count(NamedTuple):
    """What a rule says of some people: the least and the most of them that each group may have, or none."""

    name: tuple[int, int]
    people: tuple[int, ...]
    lows: tuple[int, ...]
    highs: tuple[int, ...]
    is_none_or_more: bool
    is_if_open: bool


class _Facts(NamedTuple):
    """What a cohort has by group, but for who is in it."""

    groups: tuple[int, ...]
    costs: tuple[int, ...]
    moves: tuple[int, ...]


def _numbers_of(counts: Iterable[Iterable[int]]) -> defaultdict[int, list[int]]:
    """In which of several sets of people each person is, by index."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, people in enumerate(counts):
        for person in people:
            found[person].append(number)
    return found


def _summed(rows: Sequence[tuple[int, ...]], columns: int) -> tuple[int, ...]:
    """The rows added up, column by column."""
    if len(rows) == 1:
        return rows[0]
    return tuple(map(sum, zip(*rows, strict=True))) or (0,) * columns


def _units(
    assembly: Assembly, rules: Shapes[int], number: int, *, several: bool
) -> list[tuple[Participant, ...]]:
    """Those who are there in a round, joined where a rule keeps them together; in order of their first.

    Over `several` rounds there is one place for everybody who is coming, so that the rounds can be compared;
    it is empty where somebody is not the first of their unit, or is not there.
    """
    away = rules.away_in(number)
    there = {person.id: person for person in assembly.coming() if person.id not in away}
    first = {ident: ident for ident in there}

    def find(ident: int) -> int:
        while first[ident] != ident:
            ident = first[ident]
        return ident

    for bond in (bond for bond in rules.bonds.values() if bond.is_about(number)):
        roots = {find(ident) for ident in bond.people if ident in there}
        first.update(dict.fromkeys(roots, min(roots, default=0)))
    units: defaultdict[int, list[Participant]] = defaultdict(list)
    for ident, person in there.items():
        units[find(ident)].append(person)
    places = [person.id for person in assembly.coming()] if several else units
    return [tuple(units.get(ident, ())) for ident in places]


def _seats_in(plan: Plan | None, number: int, index: Mapping[str, int]) -> dict[int, int]:
    """Who sits in which group in a round of a plan, by the groups' index."""
    if plan is None or number not in plan.numbers:
        return {}
    return {item.participant: index[item.group] for item in plan.in_round(number) if item.group in index}
