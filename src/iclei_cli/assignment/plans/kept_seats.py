"""What a new plan keeps of the old one: people whom somebody moved by hand, and groups that are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from iclei_cli.assembly.plans.plan import Placed
from iclei_cli.assembly.rules.rule import Pin
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plans.plan import Plan
    from iclei_cli.assignment.problem.problem import Cohort, Problem

Moved: TypeAlias = Mapping[tuple[int, int], str]
"""The group's key, by the index of the round and the person's id."""

SHOWN = 5
"""How many people a message names before it only counts the others."""


def moved_by_hand(assembly: Assembly, rounds: int) -> dict[tuple[int, int], str]:
    """Whom somebody moved by hand, in the first `rounds` rounds of the plan that is there."""
    if assembly.plan is None:
        return {}
    coming = {person.id for person in assembly.coming()}
    return {
        (number, item.participant): item.group
        for number, placements in enumerate(assembly.plan.rounds[:rounds])
        for item in placements
        if item.placed is Placed.MOVED and item.participant in coming and item.group in assembly.groups
    }


def with_pins(assembly: Assembly, moved: Moved) -> Assembly:
    """An assembly that has, beside its rules, a pin for everyone who was moved; itself if nobody was."""
    if not moved:
        return assembly
    pinned = assembly.copy()
    first = max(assembly.rules, default=0) + 1
    for number, ((index, person), group) in enumerate(moved.items(), start=first):
        pinned.rules[number] = Pin(
            number=number, person=person, group=group, rounds=(index + 1,), reason="moved by hand"
        )
    return pinned


def cannot_stay(assembly: Assembly, moved: Moved, way_out: str) -> RefusedError:
    """The error that those who were moved by hand cannot stay where they are."""
    people = {person: group for (_, person), group in moved.items()}
    named = [
        f"{assembly.participants[person].name} (no. {person}) at {group}"
        for person, group in list(people.items())[:SHOWN]
    ]
    more = [f"{len(people) - SHOWN} more"] if len(people) > SHOWN else []
    return RefusedError(
        "moved-cannot-stay",
        people=", ".join([*named, *more]),
        way_out=way_out,
    )


def with_frozen(problems: Sequence[Problem], plan: Plan, frozen: Collection[str]) -> list[Problem]:
    """The problems in which whoever sits in a frozen group in `plan` stays there, and nobody else comes."""
    return [_frozen(problem, plan, number, frozen) for number, problem in enumerate(problems)]


def _frozen(problem: Problem, plan: Plan, number: int, frozen: Collection[str]) -> Problem:
    closed = {index for index, key in enumerate(problem.groups) if key in frozen}
    homes = homes_in(problem, plan, number)

    def narrowed(cohort: Cohort) -> Cohort:
        places = {homes.get(person) for unit in cohort.units for person in unit}
        groups = set(cohort.groups) - closed
        if not places.isdisjoint(closed):
            # A unit that is not all at this table can neither leave it nor join it.
            groups = set(cohort.groups) & places if len(places) == 1 else set()
        return replace(cohort, groups=tuple(sorted(groups)))

    return replace(problem, cohorts=tuple(narrowed(cohort) for cohort in problem.cohorts))


def homes_in(problem: Problem, plan: Plan, number: int) -> dict[int, int]:
    """Who sits in which group in a round of a plan, by the groups' index."""
    index = {key: group for group, key in enumerate(problem.groups)}
    return {item.participant: index[item.group] for item in plan.rounds[number] if item.group in index}
