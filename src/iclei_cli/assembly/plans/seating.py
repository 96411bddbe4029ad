"""Reading a plan against the people and groups as they are now. Rounds count from 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.rule import Absent

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan


def absentees(assembly: Assembly, number: int) -> set[int]:
    """The ids of those who are not there in round `number`, though they may be coming."""
    assert number > 0, "rounds count from 1"
    rules = assembly.rules.values()
    return {rule.person for rule in rules if isinstance(rule, Absent) and number in rule.rounds}


def present(assembly: Assembly, number: int) -> list[Participant]:
    """Who is coming and is there in round `number`, in order of id: the people to seat then."""
    away = absentees(assembly, number)
    return [person for person in assembly.coming() if person.id not in away]


def tables(assembly: Assembly, plan: Plan, number: int) -> dict[str, list[Participant]]:
    """Who sits in each group in round `number` and is there, by group key, in order of id."""
    seated: dict[str, list[Participant]] = {key: [] for key in assembly.groups}
    there = {person.id: person for person in present(assembly, number)}
    for placement in sorted(plan.in_round(number), key=lambda item: item.participant):
        if placement.participant in there and placement.group in seated:
            seated[placement.group].append(there[placement.participant])
    return seated


def seats_by_person(assembly: Assembly, plan: Plan) -> dict[int, tuple[str | None, ...]]:
    """The group of everybody who is coming in every round, by id; None without a seat, or if absent."""
    rounds = [
        {person.id: key for key, members in tables(assembly, plan, number).items() for person in members}
        for number in plan.numbers
    ]
    return {person.id: tuple(seats.get(person.id) for seats in rounds) for person in assembly.coming()}


def unseated(assembly: Assembly, plan: Plan, number: int) -> list[Participant]:
    """Who is there in round `number` but has no seat."""
    seated = {person.id for table in tables(assembly, plan, number).values() for person in table}
    return [person for person in present(assembly, number) if person.id not in seated]


def lacks_a_seat(assembly: Assembly, plan: Plan, person: Participant) -> bool:
    """Whether somebody is there in a round in which they have no seat."""
    return any(person in unseated(assembly, plan, number) for number in plan.numbers)


def seats_of(plan: Plan, participant: int) -> list[str | None]:
    """The group of one participant in every round; None where they have no seat."""
    rounds = ({item.participant: item.group for item in placements} for placements in plan.rounds)
    return [seats.get(participant) for seats in rounds]


def duties_of(plan: Plan, participant: int) -> list[str | None]:
    """What was dealt to one participant in every round; None where they have no duty, or no seat."""
    rounds = ({item.participant: item.duty for item in placements} for placements in plan.rounds)
    return [duties.get(participant) for duties in rounds]
