"""The narrow port to the solver: a mixed-integer program in, values and a bound out.

This is the only module that knows HiGHS (https://highs.dev). Everything else speaks of `Program` and
`Outcome`, so that another solver, or a decomposition, can stand behind the same two words.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, fields
from enum import StrEnum
from threading import Thread
from typing import TYPE_CHECKING

import highspy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt
    from highspy.highs import HighsCallbackEvent

    Watcher = Callable[[float | None, float | None], None]

INTEGRALITY = 1e-6
"""How far from a whole number HiGHS may leave an integer variable (its default tolerance)."""


@dataclass
class Program:
    """Minimise cost·x over whole numbers x, every row's sum and every x being within its bounds.

    `fractional` are the columns that need not be whole numbers.

    Columns and rows are added one by one and named by the index that adding them returns.
    """

    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    fractional: list[int] = field(default_factory=list)
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


class Clock:
    """The time that is left for a job of several searches; Ctrl-C takes the rest of it."""

    def __init__(self, seconds: float, whole: Clock | None = None) -> None:
        """Start to count; `whole` is the clock of the job that this one is a part of."""
        self._deadline = time.monotonic() + seconds
        self._whole = whole
        self._is_stopped = False

    @property
    def is_stopped(self) -> bool:
        """Whether Ctrl-C ended the job."""
        return self._is_stopped or (self._whole is not None and self._whole.is_stopped)

    @property
    def left(self) -> float:
        """Seconds of wall time until the job is to end; none once it was stopped."""
        return 0.0 if self.is_stopped else max(0.0, self._deadline - time.monotonic())

    def stop(self) -> None:
        """Take the rest of the time from the job as a whole."""
        self._is_stopped = True
        if self._whole is not None:
            self._whole.stop()

    def part(self, seconds: float) -> Clock:
        """A clock for a part of the job: at most `seconds` of what is left."""
        return Clock(min(seconds, self.left), self)


def minimise(
    program: Program,
    clock: Clock,
    *,
    seed: int,
    share: float = 1.0,
    start: npt.NDArray[np.int64] | None = None,
    nodes: int | None = None,
    gap: float = 0.0,
    presolve: bool = True,
    watch: Watcher | None = None,
) -> Outcome:
    """Solve `program` in a share of the time that is left, from `start` (an allowed x) if there is one.

    Costs are to be whole numbers: the search stops as soon as no whole number is left between the best value
    and the bound, or as the value is within `gap` of the bound (a part of it), or after so many `nodes` of
    the tree. One thread and a fixed seed give the same values on every run that does not end by the clock.
    Without `presolve` the program is searched as it is written. `watch` is called now and then with the best
    value and the bound so far. Ctrl-C stops the clock, and what was found until then is the outcome.
    """
    solver = _configured(clock.left * share, seed)
    if nodes is not None:
        solver.setOptionValue("mip_max_nodes", nodes)
    solver.setOptionValue("mip_rel_gap", gap)
    if not presolve:
        solver.setOptionValue("presolve", "off")
    solver.passModel(_model(program))
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start.astype(np.float64)
        solver.setSolution(solution)
    if watch is not None:
        solver.cbMipInterrupt += lambda event: watch(
            _finite(event.data_out.mip_primal_bound), _finite(event.data_out.mip_dual_bound)
        )
    _run(solver, clock)
    if solver.getModelStatus() == highspy.HighsModelStatus.kSolveError:
        # Seldom, HiGHS 1.15 fails on a program of a few dozen columns that it solves without its presolve.
        solver.clearSolver()
        solver.setOptionValue("presolve", "off")
        _run(solver, clock)
    return _outcome(solver)


def jump(program: Program, clock: Clock, *, seed: int) -> npt.NDArray[np.int64] | None:
    """Try to find any allowed x, quickly or not at all; None where it was not found.

    This is HiGHS's feasibility jump (Luteberget and Sartor, "Feasibility Jump: an LP-free Lagrangian MIP
    heuristic", Mathematical Programming Computation 15, 2023). It succeeds within a fraction of a second on
    most problems of seating, or else fails; another seed is another chance. So the search ends where HiGHS
    would go on to solve the relaxation.
    """
    solver = _configured(clock.left, seed)
    options: dict[str, bool | int | float | str] = {
        "mip_heuristic_run_feasibility_jump": True,
        "mip_heuristic_run_rins": False,
        "mip_heuristic_run_rens": False,
        "mip_heuristic_effort": 0.0,
        "mip_max_nodes": 1,
        "mip_max_improving_sols": 1,
        # Where the jump failed, the first relaxation comes to its end soonest so, and the search with it.
        "mip_lp_solver": "ipm",
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(program))
    questions = 0

    def end_after_the_jump(event: HighsCallbackEvent) -> None:
        # HiGHS asks whether to stop twice before the jump, and again once the relaxation is solved.
        nonlocal questions
        questions += 1
        if questions > 2:  # noqa: PLR2004 - counted above
            event.interrupt()

    solver.cbMipInterrupt += end_after_the_jump
    _run(solver, clock)
    outcome = _outcome(solver)
    return outcome.values if outcome.values.size else None


def relaxed_bound(program: Program, clock: Clock) -> float | None:
    """A number that no allowed x costs less than, had in a moment by letting x be fractional.

    None where the bound was not had in time. No fractional x at all: infinity.
    """
    solver = _configured(clock.left, seed=0)
    solver.passModel(_model(program))
    solver.setOptionValue("solve_relaxation", True)
    _run(solver, clock)
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
    integrality = [highspy.HighsVarType.kInteger] * columns
    for column in program.fractional:
        integrality[column] = highspy.HighsVarType.kContinuous
    model.integrality_ = integrality
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(program.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.indices, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.coefficients, dtype=np.float64)
    return model


def _run(solver: highspy.Highs, clock: Clock) -> None:
    """Run in a thread of its own, so that Ctrl-C reaches this one and the solver can be told to stop.

    highspy's own `startSolve` lets one solver of the process run at a time.
    """

    def end_if_stopped(event: HighsCallbackEvent) -> None:
        if clock.is_stopped:
            event.interrupt()

    for callback in (solver.cbMipInterrupt, solver.cbSimplexInterrupt, solver.cbIpmInterrupt):
        callback.subscribe(end_if_stopped)
    running = Thread(target=solver.run, daemon=True)
    running.start()
    while running.is_alive():
        try:
            running.join()
        except KeyboardInterrupt:
            clock.stop()


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
