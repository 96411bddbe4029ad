"""The narrow port to the solver: a mixed-integer program in, values and a bound out.

This is the only module that knows HiGHS (https://highs.dev). Everything else speaks of `Program` and
`Outcome`, so that another solver, or a decomposition, can stand behind the same two words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    Watcher = Callable[[float | None, float | None], None]

INTEGRALITY = 1e-6
"""How far from a whole number HiGHS may leave an integer variable (its default tolerance)."""


@dataclass
class Program:
    """Minimise cost·x over whole numbers x, every row's sum and every x being within its bounds.

    Columns and rows are added one by one and named by the index that adding them returns.
    """

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    indices: list[int] = field(default_factory=list)
    coefficients: list[float] = field(default_factory=list)

    def add_column(self, *, upper: float) -> int:
        """Add a whole-number variable between 0 and `upper`, free of cost; its index."""
        self.cost.append(0.0)
        self.upper.append(upper)
        return len(self.cost) - 1

    def add_row(
        self,
        columns: Sequence[int],
        *,
        lower: float = -highspy.kHighsInf,
        upper: float = highspy.kHighsInf,
        coefficients: Sequence[float] | None = None,
    ) -> None:
        """Demand lower ≤ Σ coefficient·x ≤ upper over the named columns; coefficients are 1 unless given."""
        self.indices.extend(columns)
        self.coefficients.extend([1.0] * len(columns) if coefficients is None else coefficients)
        self.starts.append(len(self.indices))
        self.row_lower.append(lower)
        self.row_upper.append(upper)

    def copy(self) -> Program:
        """A program of its own with the same columns and rows."""
        return Program(**{item.name: list(getattr(self, item.name)) for item in fields(self)})


class OutcomeStatus(StrEnum):
    """What the solver can say at its end."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    NOTHING_FOUND = "nothing-found"


@dataclass(frozen=True)
class Outcome:
    """The end of one minimisation.

    Attributes:
        status: whether `values` are the best, merely allowed, impossible, or not found in time.
        values: one whole number a column; empty unless something was found.
        bound: no allowed x has a cost below it; None where nothing is known.
    """

    status: OutcomeStatus
    values: npt.NDArray[np.int64]
    bound: float | None


def minimise(
    program: Program,
    *,
    seconds: float,
    seed: int,
    start: npt.NDArray[np.int64] | None = None,
    watch: Watcher | None = None,
) -> Outcome:
    """Solve `program` within `seconds` of wall time, from `start` (an allowed x) if there is one.

    Costs are to be whole numbers: the search stops as soon as no whole number is left between the best value
    and the bound. One thread and a fixed seed give the same values on every run that ends by proof.
    `watch` is called now and then with the best value and the bound so far.

    Raises:
        KeyboardInterrupt: Ctrl-C; the solver has been stopped.
    """
    solver = _configured(seconds, seed)
    solver.passModel(_model(program))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start.astype(np.float64)
        solver.setSolution(solution)
    _run(solver, watch)
    return _outcome(solver)


def relaxed_bound(program: Program, *, seconds: float) -> float | None:
    """A number that no allowed x costs less than, had in a moment by letting x be fractional.

    None where the bound was not had in time. No fractional x at all: infinity.
    """
    solver = _configured(seconds, seed=0)
    solver.passModel(_model(program))
    solver.setOptionValue("solve_relaxation", True)
    _run(solver, None)
    ended = solver.getModelStatus()
    if ended == highspy.HighsModelStatus.kInfeasible:
        return highspy.kHighsInf
    if ended != highspy.HighsModelStatus.kOptimal:
        return None
    return _whole_bound(solver.getInfo().objective_function_value)


def _configured(seconds: float, seed: int) -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {
        "output_flag": False,
        "threads": 1,
        "random_seed": seed,
        "time_limit": max(seconds, 0.0),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": 1 - 1e-4,
        # Both search for a first solution. Programs of ours have one right after the root relaxation, so they
        # only cost time: without them 125 to 2,000 people are proved best in half to three quarters of it.
        "mip_heuristic_run_feasibility_jump": False,
        "mip_heuristic_run_root_reduced_cost": False,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver


def _model(program: Program) -> highspy.HighsLp:
    columns, rows = len(program.cost), len(program.row_lower)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, rows
    model.col_cost_ = np.array(program.cost, dtype=np.float64)
    model.col_lower_ = np.zeros(columns)
    model.col_upper_ = np.array(program.upper, dtype=np.float64)
    model.row_lower_ = np.array(program.row_lower, dtype=np.float64)
    model.row_upper_ = np.array(program.row_upper, dtype=np.float64)
    model.integrality_ = [highspy.HighsVarType.kInteger] * columns
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(program.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.indices, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.coefficients, dtype=np.float64)
    return model


def _run(solver: highspy.Highs, watch: Watcher | None) -> None:
    """Run in a thread of its own, so that Ctrl-C reaches this one and the solver can be told to stop."""
    solver.HandleUserInterrupt = True
    if watch is not None:
        solver.cbMipInterrupt += lambda event: watch(
            _finite(event.data_out.mip_primal_bound), _finite(event.data_out.mip_dual_bound)
        )
    solver.startSolve()
    try:
        _wait(solver)
    except KeyboardInterrupt:
        solver.cancelSolve()  # type: ignore[no-untyped-call]
        _wait(solver)
        raise


def _wait(solver: highspy.Highs) -> None:
    ended = False
    while not ended:
        ended, _ = solver.wait(0.1)


def _outcome(solver: highspy.Highs) -> Outcome:
    ended = solver.getModelStatus()
    nothing = np.empty(0, dtype=np.int64)
    if ended == highspy.HighsModelStatus.kInfeasible:
        return Outcome(OutcomeStatus.INFEASIBLE, nothing, None)
    info = solver.getInfo()
    bound = _whole_bound(info.mip_dual_bound)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Outcome(OutcomeStatus.NOTHING_FOUND, nothing, bound)
    values = np.rint(np.asarray(solver.getSolution().col_value)).astype(np.int64)
    if ended == highspy.HighsModelStatus.kOptimal:
        return Outcome(OutcomeStatus.OPTIMAL, values, bound)
    return Outcome(OutcomeStatus.FEASIBLE, values, bound)


def _finite(number: float) -> float | None:
    return number if abs(number) < highspy.kHighsInf else None


def _whole_bound(bound: float) -> float | None:
    """Round a bound on whole-number costs up to the next whole number."""
    # Adding 0.0 makes a plain zero of -0.0.
    return None if _finite(bound) is None else float(np.ceil(bound - INTEGRALITY)) + 0.0
