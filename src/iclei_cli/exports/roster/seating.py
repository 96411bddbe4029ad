"""Who sits where, as it is printed: groups with distinct names, members in order of name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.exports.labels.editions import LABELS
from iclei_cli.exports.roster.order import by_name
from iclei_cli.exports.roster.sheet_titles import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant


@dataclass(frozen=True)
class PrintedGroup:
    """One group with its printed name, its hosts, and its members in every round."""

    name: str
    group: Group
    hosts: dict[str, Participant]
    rounds: tuple[tuple[Participant, ...], ...]

    def in_round(self, number: int) -> tuple[Participant, ...]:
        """Return the members in a round, whose number counts from 1."""
        return self.rounds[number - 1]

    def roles_of(self, person: Participant) -> str | None:
        """Return the roles of a person in this group; None if they only take part."""
        roles = [LABELS.hosts[role] for role, host in self.hosts.items() if host.id == person.id]
        return ", ".join(roles) or None


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


def seating_of(assembly: Assembly) -> Seating:
    """Return who sits where by the assembly's plan, with the groups in the assembly's order.

    Whoever has cancelled since the plan was made is left out.
    """
    people = tuple(by_name(assembly.coming()))
    place = {person.id: index for index, person in enumerate(people)}
    plan = assembly.plan
    if plan is None:
        return Seating(people, (), 0)
    seated = [tables(assembly, plan, number) for number in plan.numbers]
    groups = list(assembly.groups.values())
    names = distinct((group.label for group in groups), LABELS.group)
    printed = tuple(
        PrintedGroup(
            name=name,
            group=group,
            hosts=dict(_hosts(assembly, group)),
            rounds=tuple(
                tuple(sorted(members[group.key], key=lambda person: place[person.id])) for members in seated
            ),
        )
        for name, group in zip(names, groups, strict=True)
    )
    return Seating(people, printed, len(plan.rounds))


def _hosts(assembly: Assembly, group: Group) -> Iterator[tuple[str, Participant]]:
    for role, number in group.hosts.items():
        if number in assembly.participants:
            yield role, assembly.participants[number]
