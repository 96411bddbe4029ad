"""The rounds that are still open when the time is over: seated by the rules and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iclei_cli.assignment.search.rough import deal
from iclei_cli.assignment.search.rounds_program import add_part, hold_visits
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.highs import minimise
from iclei_cli.assignment.solver.model import seating_from
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.search.rounds_task import RoundsTask
    from iclei_cli.assignment.solver.clock import Clock


def seat_the_rest(task: RoundsTask, settled: SettledRounds, clock: Clock) -> SettledRounds | None:
    """Settle all rounds that are open; where these cannot be, all rounds anew. None where even that fails.

    To deal people out takes no time, and mostly works. Else the solver is asked: round by round, and at last
    of all rounds at once, as a round may leave to the others what is possible in their sum alone.
    """
    nothing = SettledRounds(task.problems)
    for start in (settled, nothing) if settled.seatings else (nothing,):
        for seat in (_dealt, _solved):
            whole: SettledRounds | None = start
            for index in start.open_rounds:
                whole = None if whole is None else seat(task, whole, index, clock)
            if whole is not None:
                return whole
    return _solved_at_once(task, clock) if clock.seconds_left else None


def _dealt(task: RoundsTask, settled: SettledRounds, index: int, _clock: Clock) -> SettledRounds | None:
    """Deal people out in one round."""
    seating = deal(_without_visited(task, settled, index))
    return None if seating is None else settled.settle(index, seating)


def _solved(task: RoundsTask, settled: SettledRounds, index: int, clock: Clock) -> SettledRounds | None:
    """Seat one round, so that the sum of those that are left can be seated, too."""
    program = Program()
    rest = [other for other in settled.open_rounds if other != index]
    parts = [
        add_part(program, {number: replace(task.problems[number], bands=()) for number in numbers})
        for numbers in ([index], rest)
        if numbers
    ]
    hold_visits(program, parts, task.visits, settled)
    values = minimise(program, Effort(clock)).values
    if not values.size:
        return None
    return settled.settle(index, seating_from(task.problems[index], parts[0].seated_alone(), values))


def _solved_at_once(task: RoundsTask, clock: Clock) -> SettledRounds | None:
    """Seat all rounds, each by itself but for the visits."""
    whole = SettledRounds(task.problems)
    program = Program()
    parts = [
        add_part(program, {index: replace(problem, bands=())}) for index, problem in enumerate(task.problems)
    ]
    hold_visits(program, parts, task.visits, whole)
    values = minimise(program, Effort(clock)).values
    if not values.size:
        return None
    for index, (problem, part) in enumerate(zip(task.problems, parts, strict=True)):
        whole = whole.settle(index, seating_from(problem, part.seated_alone(), values))
    return whole


def _without_visited(task: RoundsTask, settled: SettledRounds, index: int) -> Problem:
    """The problem of a round in which nobody may be where they have been often enough."""
    closed: dict[int, set[int]] = {}
    for visit in task.visits if settled.seatings else ():
        cohort = dict(visit.places).get(index)
        if cohort is not None and settled.visit_count(visit) >= visit.most:
            closed.setdefault(cohort, set()).update(visit.groups)
    problem = task.problems[index]
    cohorts = tuple(
        replace(cohort, groups=tuple(sorted(set(cohort.groups) - closed.get(number, set()))))
        for number, cohort in enumerate(problem.cohorts)
    )
    return replace(problem, cohorts=cohorts)
