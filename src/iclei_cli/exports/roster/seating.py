"""Who sits where, as it is read off a sheet: groups by their printed names, members in order of name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.seating import tables
from iclei_cli.exports.labels.editions import LABELS
from iclei_cli.exports.roster.order import by_name
from iclei_cli.exports.roster.sheet_titles import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group
    from iclei_cli.assembly.people.participant import Participant


@dataclass(frozen=True)
class Table:
    """One group with its printed name, its hosts, and its members in every round."""

    name: str
    group: Group
    hosts: dict[str, Participant]
    rounds: tuple[tuple[Participant, ...], ...]

    def roles_of(self, person: Participant) -> str | None:
        """What this person does at the table, if anything but taking part."""
        roles = [LABELS.hosts[role] for role, host in self.hosts.items() if host.id == person.id]
        return ", ".join(roles) or None


@dataclass(frozen=True)
class Seating:
    """The people who come in order of name, and the tables they sit at; no tables without a plan."""

    people: tuple[Participant, ...]
    tables: tuple[Table, ...]
    rounds: int

    def table_names(self) -> list[dict[int, str]]:
        """For every round, the name of each person's table by the person's id."""
        return [
            {person.id: table.name for table in self.tables for person in table.rounds[index]}
            for index in range(self.rounds)
        ]

    def unseated(self) -> int:
        """How many people who come have no table in some round."""
        rounds = self.table_names()
        return sum(any(person.id not in names for names in rounds) for person in self.people)


def seat(assembly: Assembly) -> Seating:
    """Read the seating off the assembly's plan.

    Only those who come are seated: who has cancelled since the plan was made is not on any list. Groups
    are in the assembly's order.
    """
    people = tuple(by_name(assembly.coming()))
    place = {person.id: index for index, person in enumerate(people)}
    plan = assembly.plan
    if plan is None:
        return Seating(people, (), 0)
    seated = [tables(assembly, plan, number) for number in plan.numbers]
    groups = list(assembly.groups.values())
    names = distinct((group.label for group in groups), LABELS.group)
    at_tables = tuple(
        Table(
            name=name,
            group=group,
            hosts=dict(_hosts(assembly, group)),
            rounds=tuple(
                tuple(sorted(members[group.key], key=lambda person: place[person.id])) for members in seated
            ),
        )
        for name, group in zip(names, groups, strict=True)
    )
    return Seating(people, at_tables, len(plan.rounds))


def _hosts(assembly: Assembly, group: Group) -> Iterator[tuple[str, Participant]]:
    for role, number in group.hosts.items():
        if number in assembly.participants:
            yield role, assembly.participants[number]
