"""Who sits where, as it is printed: groups with distinct names, members in order of name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.exports.roster.order import by_name
from iclei_cli.exports.roster.sheet_titles import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan
    from iclei_cli.exports.language import PrintLanguage


@dataclass(frozen=True)
class PrintedGroup:
    """One group with its printed names, its hosts, and its members and their duties (by id) in every round.

    `number` counts the groups from 1. `names` has one for each language of the print, the first before the
    second; each differs from those of all other groups.
    """

    number: int
    names: tuple[str, ...]
    group: Group
    hosts: dict[str, Participant]
    rounds: tuple[tuple[Participant, ...], ...]
    duties: tuple[dict[int, str], ...]

    def in_round(self, number: int) -> tuple[Participant, ...]:
        """Return the members in a round, whose number counts from 1."""
        return self.rounds[number - 1]

    @property
    def name(self) -> str:
        """Its names on one line."""
        return " / ".join(self.names)

    def roles_of(self, person: Participant, number: int) -> list[str]:
        """Return what a person does in this group in a round (from 1): nothing if they only take part."""
        roles = [role for role, host in self.hosts.items() if host.id == person.id]
        duty = self.duties[number - 1].get(person.id)
        return list(dict.fromkeys([*roles, *([] if duty is None else [duty])]))

    def holders_of(self, duty: str, number: int) -> list[Participant]:
        """Return those to whom a duty was dealt in a round, whose number counts from 1."""
        duties = self.duties[number - 1]
        return [person for person in self.in_round(number) if duties.get(person.id) == duty]


@dataclass(frozen=True)
class Seating:
    """Everybody who is coming, in order of name, and the groups in which they sit: none without a plan."""

    people: tuple[Participant, ...]
    groups: tuple[PrintedGroup, ...]
    rounds: int

    def group_names(self) -> list[dict[int, str]]:
        """Return, for every round, the name of each person's group by the person's id."""
        return [
            {person.id: printed.name for printed in self.groups for person in printed.in_round(number)}
            for number in range(1, self.rounds + 1)
        ]

    def unseated(self) -> int:
        """Return how many of those who are coming have no group in some round."""
        rounds = self.group_names()
        return sum(any(person.id not in names for names in rounds) for person in self.people)


def seating_of(assembly: Assembly, language: PrintLanguage) -> Seating:
    """Return who sits where by the assembly's plan, with the groups in the assembly's order.

    Whoever has cancelled since the plan was made is left out.
    """
    people = tuple(by_name(assembly.coming(), language.codes[0]))
    place = {person.id: index for index, person in enumerate(people)}
    plan = assembly.plan
    if plan is None:
        return Seating(people, (), 0)
    seated = [tables(assembly, plan, number) for number in plan.numbers]
    duties = [_duties(plan, number) for number in plan.numbers]
    groups = list(assembly.groups.values())
    names = [
        distinct((alone.title(group.label) for group in groups), alone.phrase("heading-group"))
        for alone in language.each()
    ]
    printed = tuple(
        PrintedGroup(
            number=number,
            names=tuple(dict.fromkeys(named)),
            group=group,
            hosts=dict(_hosts(assembly, group)),
            rounds=tuple(
                tuple(sorted(members[group.key], key=lambda person: place[person.id])) for members in seated
            ),
            duties=tuple(dealt.get(group.key, {}) for dealt in duties),
        )
        for number, (group, *named) in enumerate(zip(groups, *names, strict=True), start=1)
    )
    return Seating(people, printed, len(plan.rounds))


def _duties(plan: Plan, number: int) -> dict[str, dict[int, str]]:
    """The duties that are dealt out in a round, by the key of the group and by person."""
    duties: dict[str, dict[int, str]] = {}
    for item in plan.in_round(number):
        if item.duty is not None:
            duties.setdefault(item.group, {})[item.participant] = item.duty
    return duties


def _hosts(assembly: Assembly, group: Group) -> Iterator[tuple[str, Participant]]:
    for role, number in group.hosts.items():
        if number in assembly.participants:
            yield role, assembly.participants[number]
