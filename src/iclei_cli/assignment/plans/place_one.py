"""One walk-in is given a seat at once: nobody else moves, unless nothing is left for them otherwise."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.rule import Absent
from iclei_cli.assembly.nouns.settings import settings_of
from iclei_cli.assembly.plans.company import tiers_asked
from iclei_cli.assembly.plans.seating import unseated
from iclei_cli.assignment.plans.kept_seats import hand_moves, homes_in, refusal, with_pins
from iclei_cli.assignment.plans.make import cut_short, no_plan_error, plan_of
from iclei_cli.assignment.problem.cost import presences
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.search.jointly import can_be_joint, solve_jointly, without_full_groups
from iclei_cli.assignment.search.one_round import ContradictionError
from iclei_cli.assignment.search.rounds_task import RoundsTask
from iclei_cli.assignment.search.several_rounds import solve_rounds
from iclei_cli.assignment.search.solve import solve
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Placement, Plan
    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Band, Cohort, Limit, Problem, Seating
    from iclei_cli.assignment.search.rounds_task import Solution


@dataclass(frozen=True)
class Seat:
    """What it would mean to seat the person in a group, everybody else staying.

    Attributes:
        round: from 1.
        people: how many sit there already.
        free: how many seats are left; those that others need to come in elsewhere are not counted.
        out_of_balance: how many people would be too many or too few for an even mix in this round.
        spread: the same, each as often as the attribute weighs.
        is_open: whether the rules about the person alone let them sit there.
    """

    round: int
    group: str
    people: int
    free: int
    out_of_balance: int
    spread: int
    is_open: bool


def place_person(assembly: Assembly, plan: Plan, ident: int) -> tuple[Plan, list[Seat]]:
    """A plan in which a person who is coming has a seat in every round; and what all groups would mean.

    Nobody else sits elsewhere than in `plan`, where that is possible; else as few as can be. Then the tiers,
    in the plan's order. Others who have no seat yet stay without.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C before any was found; the old plan is to stay.
    """
    moves = hand_moves(assembly, len(plan.rounds))
    seated = _without_waiting(assembly, plan, ident)
    settings = settings_of(plan, order=("moves", *plan.order))
    names = tiers_asked(seated, settings)
    problems = state(with_pins(seated, moves), settings, home=plan)
    by_rules = state(assembly, settings)
    rounds = list(zip(problems, plan.rounds, strict=True))
    still = [_still(problem, placements, ident) for problem, placements in rounds]
    eased = [_eased(problem, plan.rounds[index], ident) for index, problem in enumerate(still)]
    clock = Clock(settings.seconds)
    with clock.stopped_by_ctrl_c():
        try:
            options = SearchOptions(clock, settings.seed)
            solution = _alone((still, eased), by_rules, ident, names, options)
            solution = solution or solve(problems, names, options, by_rules)
        except ContradictionError:
            raise refusal(seated, settings, moves, clock, message("unpin-in-repair")) from None
    if solution is None:
        raise no_plan_error(clock, settings)
    made = plan_of(assembly, settings, problems, solution, moves, before=plan)
    made = msgspec.structs.replace(made, cut_short=cut_short(clock, made.proof))
    if check_plan(assembly, made).breaches:  # somebody else is without a seat: the proof is not about that
        made = msgspec.structs.replace(made, made_for="")
    seats = [
        seat
        for number, (problem, placements) in enumerate(rounds, start=1)
        for seat in _seats(number, problem, homes_in(problem, placements), ident)
    ]
    return made, seats


def _alone(
    unmoved: Sequence[Sequence[Problem]],
    by_rules: Sequence[Problem],
    ident: int,
    names: Sequence[str],
    options: SearchOptions,
) -> Solution | None:
    """The best seats if nobody else moves; None where that cannot be, or was not found."""
    for problems in unmoved:
        with suppress(ContradictionError):
            solution = _solve(problems, by_rules, ident, names, options)
            if solution is None or not any(tier.value for tier in solution.tiers if tier.name == "moves"):
                return solution
    return None


def _solve(
    problems: Sequence[Problem],
    by_rules: Sequence[Problem],
    ident: int,
    names: Sequence[str],
    options: SearchOptions,
) -> Solution | None:
    """Seat one person while the others stay, whatever the rules say of these."""
    if len(problems) == 1 and problems[0].is_by_itself:
        return solve(problems, names, options)
    room = [without_full_groups(problem) for problem in problems]
    if any(cohort.count and not cohort.groups for problem in room for cohort in problem.cohorts):
        raise ContradictionError
    limits = [visit for visit in visits(room, by_rules) if _is_about(visit, room, ident)]
    task = RoundsTask(room, limits, tuple(names))
    return solve_jointly(task, options) if can_be_joint(task) else solve_rounds(task, options)


def _is_about(visit: Visits, problems: Sequence[Problem], ident: int) -> bool:
    """Whether it is a visit of a person, or of those with whom they sit."""
    cohorts = (problems[number].cohorts[index] for number, index in visit.places)
    return any(ident in unit for cohort in cohorts for unit in cohort.units)


def _without_waiting(assembly: Assembly, plan: Plan, ident: int) -> Assembly:
    """The assembly as if nobody else was there in the rounds in which they have no seat."""
    seated = assembly.copy()
    for number in plan.numbers:
        for person in unseated(assembly, plan, number):
            if person.id != ident:
                free = max(seated.rules, default=0) + 1
                seated.rules[free] = Absent(number=free, person=person.id, rounds=(number,))
    return seated


def _still(problem: Problem, placements: Iterable[Placement], ident: int) -> Problem:
    """The problem in which all who have a seat stay, whatever the rules say; those of the person hold."""
    homes = homes_in(problem, placements)

    def staying(cohort: Cohort) -> Cohort:
        places = {homes[person] for unit in cohort.units for person in unit if person in homes}
        if len(places) != 1:
            return cohort
        is_own = any(ident in unit for unit in cohort.units)
        return replace(cohort, groups=tuple(places & set(cohort.groups) if is_own else places))

    return replace(problem, cohorts=tuple(staying(cohort) for cohort in problem.cohorts))


def _eased(problem: Problem, placements: Iterable[Placement], ident: int) -> Problem:
    """The problem in which what is broken already may stay so."""
    homes = homes_in(problem, placements)
    people = _people(problem, homes, ident)

    def eased(limit: Limit) -> Limit:
        counts = _counted(problem, homes, ident, limit)
        return replace(
            limit,
            lows=tuple(
                low if limit.is_enough(group, count, people[group]) else count
                for group, (low, count) in enumerate(zip(limit.lows, counts, strict=True))
            ),
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


def _people(problem: Problem, homes: Seating, ident: int) -> list[int]:
    """How many others sit in each group."""
    counts = [0] * len(problem.groups)
    for person in (person for cohort in problem.cohorts for unit in cohort.units for person in unit):
        if person in homes and person != ident:
            counts[homes[person]] += 1
    return counts


def _counted(problem: Problem, homes: Seating, ident: int, limit: Limit) -> list[int]:
    """How many of those whom a limit is about sit in each group, without the person's own unit."""
    counts = [0] * len(problem.groups)
    for index, holders in limit.holders.items():
        for unit in problem.cohorts[index].units:
            if ident not in unit and unit[0] in homes:
                counts[homes[unit[0]]] += holders
    return counts


def _seats(number: int, problem: Problem, homes: Seating, ident: int) -> list[Seat]:
    """What every group would mean in a round; nothing where the person is not there or has a seat."""
    own = next(
        (i for i, cohort in enumerate(problem.cohorts) if any(ident in unit for unit in cohort.units)), None
    )
    if own is None or ident in homes:
        return []
    there = {person for cohort in problem.cohorts for unit in cohort.units for person in unit}
    homes = {person: group for person, group in homes.items() if person in there}
    people = _people(problem, homes, ident)
    spread = _spread_at(problem, homes, own, ident)
    is_open = [group in problem.cohorts[own].groups for group in range(len(problem.groups))]
    for limit in problem.limits:
        if limit.is_if_open:
            size, held = problem.cohorts[own].size, limit.holders.get(own, 0)
            for group, count in enumerate(people):
                is_enough = count > 0 or limit.is_enough(group, held, size)
                is_open[group] = is_open[group] and is_enough
        elif own in limit.holders:
            counts = _counted(problem, homes, ident, limit)
            bounds = zip(counts, limit.lows, limit.highs, strict=True)
            for group, (count, low, high) in enumerate(bounds):
                after = count + limit.holders[own]
                is_open[group] = is_open[group] and after <= max(high, count)
                if limit.is_none_or_more and not count:
                    is_open[group] = is_open[group] and after >= low
    return [
        Seat(
            round=number,
            group=key,
            people=people[group],
            free=max(0, problem.sizes[group][1] - people[group]),
            out_of_balance=spread[group][0],
            spread=spread[group][1],
            is_open=is_open[group],
        )
        for group, key in enumerate(problem.groups)
    ]


def _spread_at(problem: Problem, homes: Seating, own: int, ident: int) -> list[tuple[int, int]]:
    """How many people are out of balance with the person, who is of cohort `own`, in each group.

    Beside it, the same with each counted as often as the attribute weighs.
    """
    start = {**homes, ident: 0}
    first = next(unit[0] for unit in problem.cohorts[own].units if ident in unit)
    at = start[first]
    everywhere = range(len(problem.groups))
    people, weighed = ([0] * len(problem.groups) for _ in range(2))
    for band, present in presences(problem, start):
        held = band.holders.get(own, 0)
        present[at] -= held

        def excess(group: int, extra: int, band: Band = band, present: Sequence[int] = present) -> int:
            number = present[group] + extra
            return max(0, band.lows[group] - number) + max(0, number - band.highs[group])

        without = sum(excess(group, 0) for group in everywhere)
        for group in everywhere:
            seat = group if first == ident else at
            found = without + (excess(seat, held) - excess(seat, 0) if held else 0)
            people[group] += found
            weighed[group] += band.weight * found
    return list(zip(people, weighed, strict=True))
