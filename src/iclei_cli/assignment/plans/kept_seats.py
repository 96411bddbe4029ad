"""What a new plan keeps of the old one: people whom somebody moved by hand, and groups that are frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from iclei_cli.assembly.names import group_name
from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assembly.nouns.rule import Pin
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.plans.company import tiers_asked
from iclei_cli.assignment.conflict.refusal import contradiction
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.search.solve import can_be_solved
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Placement, Plan
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.problem.problem import Cohort, Problem
    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.system.messages import Message

HandMoves: TypeAlias = Mapping[tuple[int, int], str]
"""Where people were put by hand: the group's key, by the number of the round and the person's id."""


def hand_moves(assembly: Assembly, rounds: int) -> HandMoves:
    """Whom somebody moved by hand, in the first `rounds` rounds of the assembly's plan."""
    if assembly.plan is None:
        return {}
    coming = {person.id for person in assembly.coming()}
    return {
        (number, item.participant): item.group
        for number in assembly.plan.numbers[:rounds]
        for item in assembly.plan.in_round(number)
        if item.placed is PlacedBy.MOVED and item.participant in coming and item.group in assembly.groups
    }


def with_pins(assembly: Assembly, moves: HandMoves) -> Assembly:
    """The assembly with one more rule, a pin, for everyone who was moved; itself if nobody was."""
    if not moves:
        return assembly
    pinned = assembly.copy()
    first = max(assembly.rules, default=0) + 1
    for number, ((round_number, person), group) in enumerate(moves.items(), start=first):
        pinned.rules[number] = Pin(number=number, person=person, group=group, rounds=(round_number,))
    return pinned


def refusal(
    assembly: Assembly, settings: Settings, moves: HandMoves, clock: Clock, way_out: Message
) -> RefusedError:
    """The error to raise where no plan keeps the rules with the people whom somebody moved left there.

    Either some plan would without these moves, which `way_out` tells how to let go; or the rules contradict
    each other in any case, and then it is about the rules alone.
    """
    options = SearchOptions(clock, settings.seed)
    if moves and can_be_solved(state(assembly, settings), tiers_asked(assembly, settings), options):
        return cannot_stay(assembly, moves, way_out)
    return contradiction(assembly, settings)


def cannot_stay(assembly: Assembly, moves: HandMoves, way_out: Message) -> RefusedError:
    """The error that those who were moved by hand cannot stay; `way_out` is how to let them all go."""
    groups = {person: group for (_, person), group in moves.items()}
    return RefusedError(
        "moved-cannot-stay",
        people=[
            message(
                "person-at-group",
                person=person_fact(assembly.participants[person]),
                group=group_name(assembly, group),
            )
            for person, group in groups.items()
        ],
        way_out=way_out,
    )


def with_frozen(problems: Sequence[Problem], plan: Plan, frozen: Collection[str]) -> list[Problem]:
    """The problems in which whoever sits in a frozen group in `plan` stays there, and nobody else comes."""
    return [
        _frozen(problem, placements, frozen)
        for problem, placements in zip(problems, plan.rounds, strict=True)
    ]


def _frozen(problem: Problem, placements: Iterable[Placement], frozen: Collection[str]) -> Problem:
    closed = {index for index, key in enumerate(problem.groups) if key in frozen}
    homes = homes_in(problem, placements)

    def narrowed(cohort: Cohort) -> Cohort:
        places = {homes.get(person) for unit in cohort.units for person in unit}
        groups = set(cohort.groups) - closed
        if not places.isdisjoint(closed):
            # A unit that is not all at this table can neither leave it nor join it.
            groups = set(cohort.groups) & places if len(places) == 1 else set()
        return replace(cohort, groups=tuple(sorted(groups)))

    return replace(problem, cohorts=tuple(narrowed(cohort) for cohort in problem.cohorts))


def homes_in(problem: Problem, placements: Iterable[Placement]) -> dict[int, int]:
    """Who sits where by the placements of a round: the index of the group in the problem, by id."""
    index = {key: group for group, key in enumerate(problem.groups)}
    return {item.participant: index[item.group] for item in placements if item.group in index}
