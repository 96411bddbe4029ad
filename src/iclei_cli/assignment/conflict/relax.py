"""Whether demands can hold, and the least of them to give up: solved with some hard and some elastic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assignment.conflict.program import elastic_program
from iclei_cli.assignment.solver.highs import minimise
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.conflict.demands import Concession, Demand
    from iclei_cli.assignment.conflict.needs import Needs
    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.assignment.solver.program import Outcome, Program


class Relaxation(NamedTuple):
    """Changes that make everything fit, and whether no fewer would do."""

    changes: list[Concession]
    is_fewest: bool


def is_contradictory(needs: Needs, hard: Collection[Demand], clock: Clock) -> bool:
    """Whether it is proved that these demands cannot all hold."""
    outcome = _solved(elastic_program(needs, hard).program, clock)
    return outcome.status is OutcomeStatus.INFEASIBLE


def is_possible(needs: Needs, clock: Clock) -> bool:
    """Whether it is proved that all demands can hold."""
    return _solved(elastic_program(needs, needs.demands).program, clock).values.size > 0


def relax(
    needs: Needs,
    elastic: Collection[Demand],
    clock: Clock,
    given: Collection[Concession] = (),
    without: Sequence[Collection[Demand]] = (),
) -> Relaxation | None:
    """The fewest of the `elastic` demands to give up, and as little of each as can be.

    All others hold, but for the changes that are `given`. Of each set of demands in `without`, not all are
    given up. None: it cannot be so, or was not found.
    """
    shifts = {change.demand: change.amount for change in given if change.to}
    gone = {change.demand for change in given} - shifts.keys()
    hard = set(needs.demands) - gone - set(elastic)
    build = elastic_program(needs, hard, set(elastic) - gone, shifts)
    for demands in without:
        columns = [build.column_of(demand) for demand in demands]
        build.program.add_row(columns, upper=len(columns) - 1)
    first = _minimised(build.program, build.given.number, clock)
    if not first.values.size:
        return None
    build.given.allow_no_more(build.given.number, first.values)
    second = _minimised(build.program, build.given.amount, clock, start=first.values)
    values = second.values if second.values.size else first.values
    return Relaxation(list(build.changes(values)), first.status is OutcomeStatus.OPTIMAL)


def _minimised(
    program: Program, costs: Mapping[int, int], clock: Clock, start: npt.NDArray[np.int64] | None = None
) -> Outcome:
    costing = program.copy()
    for column, cost in costs.items():
        costing.cost[column] = cost
    return _solved(costing, clock, start)


def _solved(program: Program, clock: Clock, start: npt.NDArray[np.int64] | None = None) -> Outcome:
    # With its presolve, HiGHS 1.15 calls an allowed x of some elastic programs best that is not.
    return minimise(program, Effort(clock, presolve=False), start=start)
