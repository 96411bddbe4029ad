"""What cannot be: who is pinned where, what is asked for, and how many there are, as messages."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, assert_never

from iclei_cli.assembly.names import group_name
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
)
from iclei_cli.assembly.people.languages import understands
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.plans.seating import present
from iclei_cli.assembly.rules.describe import counted_by, duty_word, value_word
from iclei_cli.assignment.problem.problem import even_sizes
from iclei_cli.assignment.problem.rules import takers
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Capacity, Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.assignment.conflict.demands import Demand
    from iclei_cli.assignment.conflict.find import Conflict
    from iclei_cli.system.messages import Message

_COUNTED = 3
"""Of more people than that, who are in one conflict for the same reason, only the number is told."""


def cause_of(assembly: Assembly, conflict: Conflict) -> Message:
    """What cannot all hold, in which round where it is one."""
    telling = _Telling(assembly, conflict)
    facts = [*telling.people(), *telling.sizes(), *telling.rules()]
    facts += _languages(assembly, conflict, telling.there)
    if conflict.is_about_visits:
        facts.append(message("conflict-visits"))
    if conflict.round is None:
        return message("conflict", facts=facts)
    return message("conflict-in-round", rounds=[conflict.round, *conflict.also], facts=facts)


class _Telling:
    """The facts of one conflict; `there` is who is coming, or is there in its round."""

    def __init__(self, assembly: Assembly, conflict: Conflict) -> None:
        self.assembly = assembly
        self.conflict = conflict
        self.there = assembly.coming() if conflict.round is None else present(assembly, conflict.round)

    # About one person each

    def people(self) -> Iterator[Message]:
        """Who is bound to which groups: by name, or of many how many."""
        batches: defaultdict[tuple[str, str], list[Demand]] = defaultdict(list)
        for demand in self.conflict.demands:
            if demand.is_personal:
                batches[demand.what, demand.group or ""].append(demand)
        by_name: defaultdict[int, dict[str, list[Demand]]] = defaultdict(dict)
        for (what, group), demands in batches.items():
            if len(demands) > _COUNTED:
                yield self._many(what, group, demands)
                continue
            for demand in demands:
                by_name[demand.person or 0].setdefault(demand.role or what, []).append(demand)
        for ident, bonds in by_name.items():
            person = person_fact(self.assembly.participants[ident])
            yield message("conflict-person", person=person, places=list(map(self._places, bonds.values())))

    def _many(self, what: str, group: str, demands: Sequence[Demand]) -> Message:
        facts = {"people": len(demands), "group": self._label(group), "rounds": self._rounds(demands)}
        if what == "bar":
            return message("conflict-many-barred", **facts)
        return message("conflict-many-pinned", **facts)

    def _places(self, demands: Sequence[Demand]) -> Message:
        """What one person is, in one way: pinned to these groups, barred from these, or a host of these."""
        [what, role] = demands[0].what, demands[0].role
        if role is not None:
            labels = [message("host-of-table", group=self._label(demand.group)) for demand in demands]
            return message("places-host", role=message(f"role-{role}"), tables=labels)
        facts = [
            {
                "group": self._label(demand.group),
                "rounds": self._rounds([demand]),
                "reason": self._rule(demand).reason,
            }
            for demand in demands
        ]
        if what == "bar":
            return message("places-barred", tables=[message("barred-from-table", **fact) for fact in facts])
        return message("places-pinned", tables=[message("pinned-to-table", **fact) for fact in facts])

    def _rounds(self, demands: Sequence[Demand]) -> list[int]:
        """The rounds that all of these rules name; none where it is clear, or they differ."""
        rounds = {self._rule(demand).rounds for demand in demands}
        return list(rounds.pop()) if self.conflict.round is None and len(rounds) == 1 else []

    # Numbers

    def sizes(self) -> Iterator[Message]:
        """How many people there are, and how many the groups seat and ask for."""
        most, even = self._of("seats-max"), self._of("even-sizes")
        groups = self.assembly.groups
        if_needed = [item for item in self._of("seats-min") if groups[item.group or ""].if_needed]
        least = [item for item in self._of("seats-min") if item not in if_needed]
        numbers = len(most) + len(least) + len(if_needed) + len(even)
        is_all = numbers == len(self.conflict.demands)
        if numbers and (is_all or len(most) + len(least) > 1 or len(groups) == 1):
            yield self._present()
        if even:
            yield self._even()
        for number, some in self._by_round(most).items():
            total = sum(self._seats(demand).max or 0 for demand in some)
            if number is None and len(some) == len(groups) > 1:
                yield message("conflict-all-seat", groups=len(groups), total=total)
            else:
                yield message("conflict-seat", groups=self._tables(some), total=total)
        for demand in if_needed:
            [table] = self._tables([demand])
            yield message("conflict-opens", group=table, least=self._seats(demand).min)
        for number, some in self._by_round(least).items():
            total = sum(self._seats(demand).min or 0 for demand in some)
            if number is None and len(some) == len(groups) > 1:
                yield message("conflict-all-ask", groups=len(groups), total=total)
            else:
                yield message("conflict-ask", groups=self._tables(some), total=total)

    def _seats(self, demand: Demand) -> Capacity:
        return self.assembly.groups[demand.group or ""].seats_in(demand.round)

    def _round(self, demand: Demand) -> int | None:
        """The round of which seats are alone, where that has to be said."""
        return demand.round if self.conflict.round is None else None

    def _by_round(self, demands: Sequence[Demand]) -> dict[int | None, list[Demand]]:
        """Demands about seats that can be added up."""
        found: defaultdict[int | None, list[Demand]] = defaultdict(list)
        for demand in demands:
            found[self._round(demand)].append(demand)
        return dict(found)

    def _tables(self, demands: Sequence[Demand]) -> list[Message]:
        """Groups, each with the round where seats are of one alone."""
        return [
            message("seat-in-round", group=self._label(demand.group), round=self._round(demand))
            for demand in demands
        ]

    def _even(self) -> Message:
        groups = len(self.assembly.groups)
        low, high = even_sizes(len(self.there), groups)
        if low == high:
            return message("conflict-even", groups=groups, people=low)
        return message("conflict-even-within", groups=groups, least=low, most=high)

    def _present(self) -> Message:
        if self.conflict.round is None:
            return message("conflict-coming", people=len(self.there))
        return message("conflict-there", people=len(self.there))

    # Rules about several people

    def rules(self) -> Iterator[Message]:
        """The rules that speak of several people, with their numbers and reasons."""
        for demand in self.conflict.demands:
            if demand.rule is not None:
                yield from self._of_rule(self.assembly.rules[demand.rule])

    def _of_rule(self, rule: Rule) -> Iterator[Message]:
        rounds = list(rule.rounds) if self.conflict.round is None else []
        which = message("which-rule", number=rule.number, rounds=rounds, reason=rule.reason)
        groups = len(self.assembly.groups)
        match rule:
            case Together():
                yield message("conflict-together", people=self._named(rule.people), rule=which)
            case Apart():
                people = self._named(rule.people)
                too_few = groups if len(people) > groups else None
                yield message("conflict-apart", people=people, groups=too_few, rule=which)
            case AtLeast():
                yield message("conflict-at-least", count=rule.count, rule=which, **self._counted(rule))
            case AtMost(value=None):
                yield self._of_any(rule, which)
            case AtMost():
                yield message("conflict-at-most", count=rule.count, rule=which, **self._counted(rule))
            case NoFewer():
                yield message("conflict-no-fewer", count=rule.count, rule=which, **self._counted(rule))
            case Duties():
                yield self._of_duties(rule, which)
            case Pin() | Bar() | Absent():
                return  # a pin and a bar are told with the person; an absence is nothing to be given up
            case _:
                assert_never(rule)

    def _counted(self, rule: AtLeast | AtMost | NoFewer) -> dict[str, Message | Text | int | None]:
        """Whom a rule counts, where, and how many of them there are."""
        return {
            "value": counted_by(rule),
            "group": None if rule.group is None else self._label(rule.group),
            "holders": sum(rule.value in values_of(person, rule.attribute) for person in self.there),
        }

    def _of_duties(self, rule: Duties, which: Message) -> Message:
        """The duties of every table, and how many there could do each of them, or any."""
        open_to = takers(self.assembly, rule.duties)
        there = [open_to[person.id] for person in self.there if person.id in open_to]
        return message(
            "conflict-duties",
            groups=len(self.assembly.groups),
            duties=list(map(duty_word, rule.duties)),
            offered=[
                message("duty-offered", duty=duty_word(duty), people=sum(duty in found for found in there))
                for duty in rule.duties
            ],
            any=len(there) if len(rule.duties) > 1 else None,
            rule=which,
        )

    def _of_any(self, rule: AtMost, which: Message) -> Message:
        """A rule about any one value, with the value that most people have."""
        held = Counter(value for person in self.there for value in values_of(person, rule.attribute))
        [(value, holders)] = held.most_common(1)
        return message(
            "conflict-at-most-any",
            count=rule.count,
            attribute=message(f"attribute-{rule.attribute}"),
            group=None if rule.group is None else self._label(rule.group),
            rule=which,
            value=value_word(rule.attribute, value),
            holders=holders,
        )

    # Names

    def _of(self, what: str) -> list[Demand]:
        return [demand for demand in self.conflict.demands if demand.what == what]

    def _rule(self, demand: Demand) -> Rule:
        assert demand.rule is not None
        return self.assembly.rules[demand.rule]

    def _named(self, people: Sequence[int]) -> list[Message]:
        there = {person.id: person for person in self.there}
        return [person_fact(there[ident]) for ident in people if ident in there]

    def _label(self, group: str | None) -> Text:
        assert group is not None
        return group_name(self.assembly, group)


def _languages(assembly: Assembly, conflict: Conflict, there: Sequence[Participant]) -> Iterator[Message]:
    """Which groups are not understood, and by whom."""
    keys = dict.fromkeys(demand.group or "" for demand in conflict.demands if demand.what == "language")
    groups = [assembly.groups[key] for key in keys]
    spoken: defaultdict[tuple[str, ...], list[Text]] = defaultdict(list)
    for group in groups:
        spoken[group.languages or (assembly.event.language,)].append(group.label)
    for languages, labels in spoken.items():
        yield message("conflict-held-in", groups=labels, languages=list(languages))
    known: defaultdict[tuple[str, ...], list[Message]] = defaultdict(list)
    for person in _lost(assembly, conflict, groups, there) if groups else ():
        known[person.languages].append(person_fact(person))
    for languages, people in known.items():
        if len(people) > _COUNTED:
            yield message("conflict-many-understand", people=len(people), languages=list(languages))
        else:
            yield message("conflict-understand", people=people, languages=list(languages))


def _lost(
    assembly: Assembly, conflict: Conflict, groups: Sequence[Group], there: Sequence[Participant]
) -> list[Participant]:
    """Those who understand none of the groups; only those who are bound to one, where there are any."""
    lost = [person for person in there if not any(understands(person, group, assembly) for group in groups)]
    bound = {demand.person for demand in conflict.demands}
    return [person for person in lost if person.id in bound] or lost
