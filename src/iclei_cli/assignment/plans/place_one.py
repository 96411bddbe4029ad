"""One walk-in is given a seat at once: nobody else moves, unless nothing is left for them otherwise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.plans.seating import unseated
from iclei_cli.assembly.rules.rule import Absent
from iclei_cli.assignment.conflict.refusal import contradiction
from iclei_cli.assignment.plans.kept_seats import homes_in, moved_by_hand, with_pins
from iclei_cli.assignment.plans.make import nothing_found, planned, solve_all
from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.settings import settings_of
from iclei_cli.assignment.solver.highs import Clock
from iclei_cli.assignment.verify.check import check_plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plans.plan import Plan, Tier
    from iclei_cli.assignment.problem.problem import Cohort, Limit, Problem
    from iclei_cli.assignment.settings import Settings


@dataclass(frozen=True)
class Seat:
    """What it would mean to seat the person in a group, everybody else staying.

    Attributes:
        round: from 1.
        people: how many sit there already.
        free: how many seats are left; those that others need to come in elsewhere are not counted.
        spread: what the tier would come to in this round.
        is_open: whether the rules about the person alone let them sit there.
    """

    round: int
    group: str
    people: int
    free: int
    spread: float
    is_open: bool


def place_person(assembly: Assembly, plan: Plan, ident: int) -> tuple[Plan, list[Seat]]:
    """A plan in which a person who is coming has a seat in every round; and what all groups would mean.

    Nobody else sits elsewhere than in `plan`, where that is possible; else as few as can be. Then the tiers,
    in the plan's order. Others who have no seat yet stay without.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C; the old plan is to stay.
    """
    kept = moved_by_hand(assembly, len(plan.rounds))
    asked = with_pins(_without_waiting(assembly, plan, ident), kept)
    settings = settings_of(plan, order=("moves", *plan.order))
    problems = state(asked, settings, home=plan)
    still = [_still(problem, plan, number) for number, problem in enumerate(problems)]
    eased = [_eased(problem, plan, number, ident) for number, problem in enumerate(still)]
    clock = Clock(settings.seconds)
    try:
        seats, tiers = _solve((still, eased), problems, settings, clock)
    except ContradictionError:
        raise contradiction(asked, settings) from None
    if clock.is_stopped:
        raise KeyboardInterrupt
    if seats is None:
        raise nothing_found(clock, settings)
    made = planned(assembly, settings, problems, seats, tiers, kept=kept)
    if check_plan(assembly, made).breaches:  # somebody else is without a seat: the proof is not about that
        made = msgspec.structs.replace(made, made_for="")
    table = [seat for number, problem in enumerate(problems) for seat in _seats(problem, plan, number, ident)]
    return made, table


def _solve(
    unmoved: Sequence[Sequence[Problem]], problems: Sequence[Problem], settings: Settings, clock: Clock
) -> tuple[Sequence[Mapping[int, int]] | None, Sequence[Tier]]:
    """Let nobody else move, if that can be; where somebody must, all rules are to hold."""
    for still in unmoved:
        with suppress(ContradictionError):
            seats, tiers = solve_all(still, settings, clock)
            if seats is None or not any(tier.value for tier in tiers if tier.name == "moves"):
                return seats, tiers
    return solve_all(problems, settings, clock)


def _without_waiting(assembly: Assembly, plan: Plan, ident: int) -> Assembly:
    """The assembly as if nobody else was there in the rounds in which they have no seat."""
    seated = assembly.copy()
    for number in plan.numbers:
        for person in unseated(assembly, plan, number):
            if person.id != ident:
                free = max(seated.rules, default=0) + 1
                seated.rules[free] = Absent(number=free, person=person.id, rounds=(number,))
    return seated


def _still(problem: Problem, plan: Plan, number: int) -> Problem:
    """The problem in which everybody stays who has a seat."""
    homes = homes_in(problem, plan, number)

    def kept(cohort: Cohort) -> Cohort:
        places = {homes[person] for unit in cohort.units for person in unit if person in homes}
        return replace(cohort, groups=tuple(places)) if len(places) == 1 else cohort

    return replace(problem, cohorts=tuple(kept(cohort) for cohort in problem.cohorts))


def _eased(problem: Problem, plan: Plan, number: int, ident: int) -> Problem:
    """The problem in which what is broken already may stay so."""
    homes = homes_in(problem, plan, number)
    people = _people(problem, homes, ident)

    def eased(limit: Limit) -> Limit:
        counts = _held(problem, homes, ident, limit)
        return replace(
            limit,
            lows=tuple(min(pair) for pair in zip(limit.lows, counts, strict=True)),
            highs=tuple(max(pair) for pair in zip(limit.highs, counts, strict=True)),
        )

    return replace(
        problem,
        sizes=tuple(
            (min(low, count), max(high, count))
            for (low, high), count in zip(problem.sizes, people, strict=True)
        ),
        limits=tuple(eased(limit) for limit in problem.limits),
    )


def _people(problem: Problem, homes: Mapping[int, int], ident: int) -> list[int]:
    """How many others sit in each group."""
    counts = [0] * len(problem.groups)
    for person in (person for cohort in problem.cohorts for unit in cohort.units for person in unit):
        if person in homes and person != ident:
            counts[homes[person]] += 1
    return counts


def _held(problem: Problem, homes: Mapping[int, int], ident: int, limit: Limit) -> list[int]:
    """How many of those whom a limit is about sit in each group, without the person's own unit."""
    counts = [0] * len(problem.groups)
    for index, holders in limit.holders.items():
        for unit in problem.cohorts[index].units:
            if ident not in unit and unit[0] in homes:
                counts[homes[unit[0]]] += holders
    return counts


def _seats(problem: Problem, plan: Plan, number: int, ident: int) -> list[Seat]:
    """What every group would mean in a round; nothing where the person is not there or has a seat."""
    homes = homes_in(problem, plan, number)
    own = next(
        (i for i, cohort in enumerate(problem.cohorts) if any(ident in unit for unit in cohort.units)), None
    )
    if own is None or ident in homes:
        return []
    there = {person for cohort in problem.cohorts for unit in cohort.units for person in unit}
    homes = {person: group for person, group in homes.items() if person in there}
    people = _people(problem, homes, ident)
    is_open = [group in problem.cohorts[own].groups for group in range(len(problem.groups))]
    for limit in problem.limits:
        if own in limit.holders:
            counts = _held(problem, homes, ident, limit)
            for group, (count, high) in enumerate(zip(counts, limit.highs, strict=True)):
                is_open[group] = is_open[group] and count + limit.holders[own] <= max(high, count)
    return [
        Seat(
            round=number + 1,
            group=key,
            people=people[group],
            free=max(0, problem.sizes[group][1] - people[group]),
            spread=costs_by_tier(problem, {**homes, ident: group})["spread"],
            is_open=is_open[group],
        )
        for group, key in enumerate(problem.groups)
    ]
