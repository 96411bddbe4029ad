"""What a good plan is, written a second time from the definitions alone, and every plan tried.

Only records are shared with the program: neither its statement of the problem nor its verifier.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from functools import wraps
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Duties, NoFewer, Pin, Together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Capacity
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.assembly.nouns.settings import Settings

    Seating = dict[int, str]
    """The group's key by participant id, in one round."""
    Values = dict[str, Fraction]
    """What each tier comes to."""

Asked = ParamSpec("Asked")
Reckoned = TypeVar("Reckoned")


def once(reckon: Callable[Asked, Reckoned]) -> Callable[Asked, Reckoned]:
    """Reckon but once what the assembly and what is asked of it decide, whatever the plan is."""

    @wraps(reckon)
    def known(*asked: Asked.args, **named: Asked.kwargs) -> Reckoned:
        judge, question = asked[0], (reckon.__name__, *asked[1:])
        assert isinstance(judge, Judge)
        if question not in judge.reckoned:
            judge.reckoned[question] = reckon(*asked, **named)
        answer: Reckoned = judge.reckoned[question]
        return answer

    return known


@dataclass(frozen=True)
class Judge:
    """Says of seatings whether they are allowed and what they cost."""

    assembly: Assembly
    settings: Settings
    reckoned: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False)

    # Allowed or not

    @once
    def there(self, number: int) -> list[Participant]:
        """Who needs a seat in round `number` (from 0)."""
        away = {rule.person for rule in self._rules(Absent) if number + 1 in rule.rounds}
        return [person for person in self.assembly.coming() if person.id not in away]

    def allows(self, number: int, seating: Seating) -> bool:
        """Whether one round keeps all rules that speak of single rounds."""
        return (
            self.has_room(number, seating)
            and all(seating[ident] in self.homes(number, ident) for ident in seating)
            and self.keeps_company(number, seating)
            and self.keeps_numbers(number, seating)
            and self.has_duties(number, seating)
        )

    def allows_visits(self, rounds: Sequence[Seating]) -> bool:
        """Whether nobody comes to a topic twice while another one open to them is left."""
        return all(
            times <= self.visits_allowed(ident, topic)
            for ident in {ident for seating in rounds for ident in seating}
            for topic, times in Counter(
                self.topic(seating[ident]) for seating in rounds if ident in seating
            ).items()
            if topic is not None
        )

    @once
    def visits_allowed(self, ident: int, topic: str) -> int:
        """⌈r / n⌉ for r rounds there and n topics open, or in how many rounds the rules leave only this."""
        numbers = [
            number
            for number in range(self.settings.rounds)
            if ident in {person.id for person in self.there(number)}
        ]
        topics = {number: {self.topic(key) for key in self.joint_homes(number, ident)} for number in numbers}
        is_open = set().union(*topics.values()) - {None}
        bound = sum(1 for number in numbers if topics[number] == {topic})
        return max(bound, math.ceil(Fraction(len(numbers), len(is_open)))) if is_open else bound

    @once
    def homes(self, number: int, ident: int) -> set[str]:
        """The groups in which the rules about one person alone let them sit."""
        keys = {key for key in self.assembly.groups if self._understands(ident, key)}
        for rule in self._rules(Pin, number):
            if rule.person == ident:
                keys &= {rule.group}
        keys -= {rule.group for rule in self._rules(Bar, number) if rule.person == ident}
        for key, group in self.assembly.groups.items():
            if ident in {group.presenter, group.facilitator, group.rapporteur}:
                keys &= {key}
        return keys

    @once
    def joint_homes(self, number: int, ident: int) -> set[str]:
        """The groups that are left to someone and to all who must sit with them and are there."""
        present = {person.id for person in self.there(number)}
        company: set[int] = set()
        more = {ident}
        while more != company:
            company = more
            bonds = [{*rule.people} for rule in self._rules(Together, number)]
            more = company.union(*(present & bond for bond in bonds if company & bond))
        return set(self.assembly.groups).intersection(*(self.homes(number, other) for other in company))

    def topic(self, key: str) -> str | None:
        """What a group discusses."""
        return self.assembly.groups[key].topic

    @once
    def _rules(self, kind: type, number: int | None = None) -> list:  # type: ignore[type-arg]
        """The rules of a kind; those that speak of a round, if it is given (from 0)."""
        return [
            rule
            for rule in self.assembly.rules.values()
            if isinstance(rule, kind) and (number is None or not rule.rounds or number + 1 in rule.rounds)
        ]

    def _understands(self, ident: int, key: str) -> bool:
        spoken = self.assembly.participants[ident].languages
        if not spoken or all(not group.languages for group in self.assembly.groups.values()):
            return True
        return bool({*spoken} & {*(self.assembly.groups[key].languages or [self.assembly.event.language])})

    @once
    def seats(self, number: int) -> dict[str, Capacity]:
        """How many people each group takes in a round (from 0): those said of it, or the group's own."""
        found = {key: group.seats for key, group in self.assembly.groups.items()}
        for key, group in self.assembly.groups.items():
            for own in group.seats_by_round:
                if own.round == number + 1:
                    found[key] = own
        return found

    def has_room(self, number: int, seating: Seating) -> bool:
        """Whether no group has too few or too many people in a round."""
        sizes = Counter(seating.values())
        groups, seats = self.assembly.groups, self.seats(number)
        if all(own.min is None and own.max is None for own in seats.values()):
            return max(sizes[key] for key in groups) - min(sizes[key] for key in groups) <= 1
        return all(
            ((own.min or 0) <= sizes[key] or (groups[key].if_needed and not sizes[key]))
            and (own.max is None or sizes[key] <= own.max)
            for key, own in seats.items()
        )

    def keeps_company(self, number: int, seating: Seating) -> bool:
        """Whether people are together and apart as the rules say."""
        for rule in self._rules(Together, number):
            if len({seating[ident] for ident in rule.people if ident in seating}) > 1:
                return False
        for rule in self._rules(Apart, number):
            seats = [seating[ident] for ident in rule.people if ident in seating]
            if len(set(seats)) < len(seats):
                return False
        return True

    def keeps_numbers(self, number: int, seating: Seating) -> bool:
        """Whether there are as many with each value as the rules say."""
        rules = [rule for kind in (AtLeast, AtMost, NoFewer) for rule in self._rules(kind, number)]
        for rule, value in ((each, value) for each in rules for value in self.values_counted(each)):
            for key in [rule.group] if rule.group else self.assembly.groups:
                here = sum(
                    self.has(self.assembly.participants[ident], rule.attribute, value)
                    for ident, seat in seating.items()
                    if seat == key
                )
                if isinstance(rule, AtLeast) and here < rule.count:
                    return False
                if isinstance(rule, AtMost) and here > rule.count:
                    return False
                if isinstance(rule, NoFewer) and here in range(1, rule.count):
                    return False
        return True

    def has_duties(self, number: int, seating: Seating) -> bool:
        """Whether at each table with people, somebody of its own can be found for every duty."""
        for rule in self._rules(Duties, number):
            for key in set(seating.values()):
                here = [ident for ident, seat in seating.items() if seat == key]
                if not any(
                    all(
                        duty in self.could_do(ident, rule)
                        for ident, duty in zip(some, rule.duties, strict=True)
                    )
                    for some in permutations(here, len(rule.duties))
                ):
                    return False
        return True

    def could_do(self, ident: int, rule: Duties) -> set[str]:
        """What somebody is named for at their table, or else what they offer."""
        named = {
            role
            for group in self.assembly.groups.values()
            for role in ("presenter", "facilitator", "rapporteur")
            if getattr(group, role) == ident
        }
        return (named & {*rule.duties}) or {*self.assembly.participants[ident].offers}

    def values_counted(self, rule: AtLeast | AtMost | NoFewer) -> list[str]:
        """The values of which a rule speaks: its own, or all that somebody has."""
        if rule.value is not None:
            return [rule.value]
        held = [getattr(person, rule.attribute) for person in self.assembly.coming()]
        return sorted({str(value) for value in held if value is not None})

    @staticmethod
    def has(person: Participant, attribute: str, value: str) -> bool:
        """Whether a rule about this value counts the person."""
        held = getattr(person, attribute)
        return value in held if attribute == "languages" else held == value

    # What it costs

    def spread(self, number: int, seating: Seating) -> Fraction:
        """Σ weight · (max(0, ⌊n·w⌋ - count) + max(0, count - ⌈n·w⌉))."""
        total = Fraction(0)
        for people, weight in self.holders(number):
            for key, (low, high) in self.fair(number, len(people)).items():
                count = sum(seating[ident] == key for ident in people)
                total += weight * max(0, low - count, count - high)
        return total

    @once
    def fair(self, number: int, holders: int) -> dict[str, tuple[int, int]]:
        """From how many to how many of so many are fair; which tables open if needed is left open."""
        shares = self.shares(number)
        needed = {key for key, group in self.assembly.groups.items() if group.if_needed}
        always = sum(share for key, share in shares.items() if key not in needed)
        return {
            key: (
                0 if key in needed else math.floor(holders * share),
                math.ceil(holders * (share if key in needed else share / always)),
            )
            for key, share in shares.items()
        }

    @once
    def holders(self, number: int) -> list[tuple[list[int], int]]:
        """Those who share a value of a mixed attribute in a round, and the weight of it."""
        holders = defaultdict(list)
        for person in self.there(number):
            for attribute in self.settings.spread:
                for value in self.values_of(person, attribute):
                    holders[attribute, value].append(person.id)
        return [
            (people, self.settings.weights.get(attribute, 1)) for (attribute, _), people in holders.items()
        ]

    def values_of(self, person: Participant, attribute: str) -> Sequence[object]:
        """The values of a field; of `age` the thresholds that it is not above; of `tags` its words."""
        if attribute == "tags":
            return [word for word in person.extra.get("tags", "").split() if word != "/"]
        if attribute == "age":
            return [most for most in self.thresholds() if int(person.extra.get("age", most + 1)) <= most]
        held = getattr(person, attribute)
        return held if isinstance(held, tuple) else [held] if held else []

    @once
    def thresholds(self) -> set[int]:
        """Up to which ages people are counted: cut after cut, each where the classes narrow most."""
        coming = self.assembly.coming()
        ages = [int(person.extra["age"]) for person in coming if "age" in person.extra]
        tables = len(self.assembly.groups)
        parts = min(4, max(2, len(coming) // tables))
        least = max(1, min(tables, len(ages) // parts))
        cuts: set[int] = set()
        for _ in range(parts - 1):
            options = [
                age
                for age in sorted({*ages} - cuts)
                if age < max(ages) and all(len(one) >= least for one in _classes(ages, {*cuts, age}))
            ]
            if options:
                cuts.add(min(options, key=lambda age: (_width(_classes(ages, {*cuts, age})), age)))
        return cuts | ({max(ages)} if ages else set())

    @once
    def shares(self, number: int) -> dict[str, Fraction]:
        """Each group's target share w in a round: its seats over all seats."""
        seats = {key: own.max for key, own in self.seats(number).items()}
        given = [most for most in seats.values() if most is not None]
        mean = Fraction(sum(given), len(given)) if given else Fraction(1)
        size = {key: mean if most is None else Fraction(most) for key, most in seats.items()}
        return {key: own / sum(size.values()) for key, own in size.items()}

    def choices(self, seating: Seating) -> Fraction:
        """Σ r(r-1)/2, where unlisted topics share the mean of the ranks left."""
        return sum((self.choice(ident, self.topic(key)) for ident, key in seating.items()), Fraction(0))

    @once
    def choice(self, ident: int, topic: str | None) -> Fraction:
        """r(r-1)/2 of one person at a topic; nothing of somebody without choices."""
        offered = {self.topic(key) for key in self.assembly.groups} - {None}
        listed = self.assembly.participants[ident].choices
        if not listed:
            return Fraction(0)
        ranks = range(len(listed) + 1, max(len(offered), len(listed) + 1) + 1)
        rank = Fraction(listed.index(topic) + 1) if topic in listed else Fraction(sum(ranks), len(ranks))
        return rank * (rank - 1) / 2

    @once
    def met_before(self) -> Counter[tuple[int, int]]:
        """How often each pair of those who come sat together before."""
        coming = self.assembly.coming()
        people = {person.id for person in coming}
        times: Counter[tuple[int, int]] = Counter()
        for met in self.assembly.met.values():
            for table in met.tables:
                times.update(combinations(sorted(people & {*table}), 2))
            times.update(
                (one.id, other.id)
                for one, other in combinations(coming, 2)
                if met.colleagues
                and one.organisation
                and (one.organisation, one.department) == (other.organisation, other.department)
            )
        return times

    def meetings(self, rounds: Sequence[Seating]) -> Fraction:
        """Σ over pairs of C(times at one table, 2), those before counted, less what these come to alone."""
        before = self.met_before()
        times = Counter(
            pair
            for seating in rounds
            for pair in combinations(sorted(seating), 2)
            if seating[pair[0]] == seating[pair[1]]
        )
        return Fraction(
            sum(
                math.comb(before[pair] + count, 2) - math.comb(before[pair], 2)
                for pair, count in times.items()
            )
        )

    def company(self, rounds: Sequence[Seating]) -> Fraction:
        """Who never meets whom they wish to meet, and how often who sits with whom they wish to avoid.

        Each counts as much as it weighs; who is wished for in both ways counts in neither.
        """
        coming = {person.id: person for person in self.assembly.coming()}

        def together(one: int, other: int) -> int:
            return sum(one in seating and seating[one] == seating.get(other) for seating in rounds)

        return Fraction(
            sum(
                wish.weight * (together(ident, wish.id) if is_to_avoid else not together(ident, wish.id))
                for ident, person in coming.items()
                for wishes, is_to_avoid in ((person.wants_to_meet, False), (person.avoids, True))
                for wish in wishes
                if wish.id in coming and wish.id not in person.torn
            )
        )

    def values(self, rounds: Sequence[Seating]) -> Values:
        """What every tier of a plan comes to."""
        return {
            "spread": sum((self.spread(number, item) for number, item in enumerate(rounds)), Fraction(0)),
            "choices": sum(map(self.choices, rounds), Fraction(0)),
            "meetings": self.meetings(rounds),
            "company": self.company(rounds),
            **self.unmet(rounds),
        }

    def unmet(self, rounds: Sequence[Seating]) -> Values:
        """How many who sit somewhere have none of their choices, of the first two, or of the first."""
        seen: defaultdict[int, set[str | None]] = defaultdict(set)
        for ident, key in (item for seating in rounds for item in seating.items()):
            seen[ident].add(self.topic(key))
        unmet: Counter[str] = Counter()
        for ident, topics in seen.items():
            wished = self.assembly.participants[ident].choices
            for name, counted in (("no-wish", wished), ("no-top-two", wished[:2]), ("no-first", wished[:1])):
                unmet[name] += bool(wished) and topics.isdisjoint(counted)
        return {name: Fraction(unmet[name]) for name in ("no-wish", "no-top-two", "no-first")}

    # Every plan

    def plans(self) -> Iterator[tuple[list[Seating], Values]]:
        """Every plan that keeps the rules, and what it comes to."""
        judged = [
            [
                (seating, self.spread(number, seating), self.choices(seating))
                for seating in self._seatings(number)
                if self.allows(number, seating)
            ]
            for number in range(self.settings.rounds)
        ]
        for together in product(*judged):
            rounds = [seating for seating, _, _ in together]
            if len(rounds) == 1 or self.allows_visits(rounds):
                yield (
                    rounds,
                    {
                        "spread": sum((spread for _, spread, _ in together), Fraction(0)),
                        "choices": sum((choices for _, _, choices in together), Fraction(0)),
                        "meetings": self.meetings(rounds),
                        "company": self.company(rounds),
                        **self.unmet(rounds),
                    },
                )

    def _seatings(self, number: int) -> Iterator[Seating]:
        idents = [person.id for person in self.there(number)]
        for keys in product(self.assembly.groups, repeat=len(idents)):
            yield dict(zip(idents, keys, strict=True))


def _classes(ages: list[int], cuts: set[int]) -> list[list[int]]:
    """Ages parted behind each cut."""
    ends = [*sorted(cuts), max(ages)]
    starts = [min(ages) - 1, *ends]
    return [[age for age in ages if start < age <= end] for start, end in zip(starts, ends, strict=False)]


def _width(classes: list[list[int]]) -> int:
    """Σ people x width."""
    return sum(len(ages) * (max(ages) - min(ages)) for ages in classes)


def seatings_of(plan: Plan) -> list[Seating]:
    """Who sits where in each round of a plan."""
    return [{item.participant: item.group for item in placements} for placements in plan.rounds]
