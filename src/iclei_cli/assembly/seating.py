"""Reading a plan against the people and groups as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.participant import Participant
    from iclei_cli.assembly.plan import Plan


def tables(assembly: Assembly, plan: Plan, number: int) -> dict[str, list[Participant]]:
    """Who sits in each group in round `number` (from 0) and is coming, by group key, in order of id."""
    seated: dict[str, list[Participant]] = {key: [] for key in assembly.groups}
    for placement in sorted(plan.rounds[number], key=lambda item: item.participant):
        person = assembly.participants.get(placement.participant)
        if person is not None and person.is_coming and placement.group in seated:
            seated[placement.group].append(person)
    return seated


def unseated(assembly: Assembly, plan: Plan, number: int) -> list[Participant]:
    """Who is coming but has no seat in round `number` (from 0)."""
    seated = {person.id for table in tables(assembly, plan, number).values() for person in table}
    return [person for person in assembly.coming() if person.id not in seated]


def seats_of(plan: Plan, participant: int) -> list[str | None]:
    """The group of one participant in every round; None where they have no seat."""
    rounds = ({item.participant: item.group for item in placements} for placements in plan.rounds)
    return [seats.get(participant) for seats in rounds]
