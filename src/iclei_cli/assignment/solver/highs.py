"""HiGHS (https://highs.dev) behind the port: the only module that knows it.

Everything else speaks of `Program`, `Effort` and `Outcome`, so that another solver, or a decomposition, can
stand behind the same three words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from threading import Event, Thread
from typing import TYPE_CHECKING

import highspy
import numpy as np

from iclei_cli.assignment.solver.program import Outcome, OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt
    from highspy.highs import HighsCallbackEvent

    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.assignment.solver.options import Effort
    from iclei_cli.assignment.solver.program import Program

    Watcher = Callable[[float | None, float | None], None]

_GLANCE, _PATIENCE = 0.05, 0.4
"""Every so many seconds a run is looked after, and so long it may take to end once its time is over."""
_INTEGRALITY = 1e-6
"""How far from a whole number HiGHS may leave an integer variable (its default tolerance)."""
_ROUNDING = 1e-9
"""How far off a large sum of costs may be, as a part of it."""


def minimise(
    program: Program,
    effort: Effort,
    *,
    start: npt.NDArray[np.int64] | None = None,
    watch: Watcher | None = None,
) -> Outcome:
    """Solve `program`, from `start` (an allowed x) if there is one, with as much `effort` as is allowed.

    Costs are to be whole numbers: the search stops as soon as no whole number is left between the best value
    and the bound. `watch` is called now and then with the best value and the bound so far. Ctrl-C stops the
    clock, and what was found until then is the outcome.
    """
    clock = effort.clock
    solver = _configured(clock.seconds_left, effort.seed)
    if effort.nodes is not None:
        solver.setOptionValue("mip_max_nodes", effort.nodes)
    solver.setOptionValue("mip_rel_gap", effort.gap)
    if not effort.presolve:
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
    run = _Run(solver, clock)
    outcome = run.outcome()
    if run.has_failed:
        # Seldom, HiGHS 1.15 fails on a program of a few dozen columns that it solves without its presolve.
        solver.clearSolver()
        solver.setOptionValue("presolve", "off")
        outcome = _Run(solver, clock).outcome()
    return outcome


def jump(program: Program, effort: Effort) -> npt.NDArray[np.int64] | None:
    """Try to find any allowed x, quickly or not at all; None where it was not found.

    This is HiGHS's feasibility jump (Luteberget and Sartor, "Feasibility Jump: an LP-free Lagrangian MIP
    heuristic", Mathematical Programming Computation 15, 2023). It succeeds within a fraction of a second on
    most problems of seating, or else fails; another seed is another chance. So the search ends where HiGHS
    would go on to solve the relaxation.
    """
    solver = _configured(effort.clock.seconds_left, effort.seed)
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
    outcome = _Run(solver, effort.clock).outcome()
    return outcome.values if outcome.values.size else None


@dataclass(frozen=True)
class Relaxation:
    """What a program comes to where x may be fractional.

    Attributes:
        cost: no allowed x costs less; infinity where not even a fractional x is allowed.
        reduced: by column, how much more an x costs at least for each one that it has of it; below zero
            where a column is at its most. Nothing where no x is allowed.
    """

    cost: float
    reduced: npt.NDArray[np.float64]

    @property
    def bound(self) -> float:
        """No allowed x in whole numbers costs less."""
        return self.cost if self.cost == math.inf else _rounded_up(self.cost).item()

    def needless(self, most: float) -> npt.NDArray[np.bool_]:
        """The columns that are 0 in each allowed x that costs no more than `most`."""
        beyond: npt.NDArray[np.bool_] = _rounded_up(self.cost + self.reduced) > most
        return beyond & (self.reduced > 0)


def relax(program: Program, clock: Clock) -> Relaxation | None:
    """Solve `program` with x fractional, which takes a moment; None where the time was over before."""
    solver = _configured(clock.seconds_left, seed=0)
    solver.passModel(_model(program))
    solver.setOptionValue("solve_relaxation", True)
    if not _Run(solver, clock).has_ended():
        return None
    ended = solver.getModelStatus()
    if ended == highspy.HighsModelStatus.kInfeasible:
        return Relaxation(math.inf, np.empty(0))
    if ended != highspy.HighsModelStatus.kOptimal:
        return None
    reduced = np.array(solver.getSolution().col_dual, dtype=np.float64)
    return Relaxation(solver.getInfo().objective_function_value, reduced)


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


class _Run:
    """A run of HiGHS in a thread of its own, so that Ctrl-C reaches this one, and HiGHS can be told to stop.

    highspy's own `startSolve` lets one solver of the process run at a time. HiGHS does not listen everywhere:
    on large programs neither to its time limit nor to us, for up to half a minute. So a run that does not end
    soon after its clock is left to itself: it ends as soon as it listens, and whoever ends the process need
    not wait for it. What it had found until then is known from what it told.
    """

    def __init__(self, solver: highspy.Highs, clock: Clock) -> None:
        self._solver = solver
        self._clock = clock
        self._is_over = Event()
        self._values = np.empty(0, dtype=np.int64)
        self._bound: float | None = None

    def outcome(self) -> Outcome:
        """Run, and tell what came of it."""
        self._solver.cbMipInterrupt += self._note_bound
        self._solver.cbMipImprovingSolution += self._note_values
        if self.has_ended():
            return _outcome(self._solver)
        status = OutcomeStatus.FEASIBLE if self._values.size else OutcomeStatus.NOTHING_FOUND
        return Outcome(status, self._values, self._bound)

    def has_ended(self) -> bool:
        """Run; whether it came to its end, so that the solver can be asked what it found."""
        solver = self._solver
        for callback in (solver.cbMipInterrupt, solver.cbSimplexInterrupt, solver.cbIpmInterrupt):
            callback.subscribe(self._end_if_stopped)
        Thread(target=self._work).start()
        patience = _PATIENCE
        while not self._is_over.is_set() and patience > 0:
            # `Thread.join` will not do: if an exception interrupts it, it takes the thread for ended.
            try:
                self._is_over.wait(_GLANCE)
            except KeyboardInterrupt:
                self._clock.stop()
            if not self._clock.seconds_left:
                patience -= _GLANCE
        return self._is_over.is_set()

    @property
    def has_failed(self) -> bool:
        """Whether HiGHS gave up with an error."""
        return (
            self._is_over.is_set() and self._solver.getModelStatus() == highspy.HighsModelStatus.kSolveError
        )

    def _work(self) -> None:
        try:
            self._solver.run()
        finally:
            self._is_over.set()

    def _end_if_stopped(self, event: HighsCallbackEvent) -> None:
        if self._clock.is_stopped:
            event.interrupt()

    def _note_bound(self, event: HighsCallbackEvent) -> None:
        self._bound = _whole_bound(event.data_out.mip_dual_bound)

    def _note_values(self, event: HighsCallbackEvent) -> None:
        self._values = _whole_values(event.data_out.mip_solution)


def _outcome(solver: highspy.Highs) -> Outcome:
    ended = solver.getModelStatus()
    nothing = np.empty(0, dtype=np.int64)
    if ended == highspy.HighsModelStatus.kInfeasible:
        return Outcome(OutcomeStatus.INFEASIBLE, nothing, None)
    info = solver.getInfo()
    bound = _whole_bound(info.mip_dual_bound)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Outcome(OutcomeStatus.NOTHING_FOUND, nothing, bound)
    values = _whole_values(solver.getSolution().col_value)
    if ended == highspy.HighsModelStatus.kOptimal:
        return Outcome(OutcomeStatus.OPTIMAL, values, bound)
    return Outcome(OutcomeStatus.FEASIBLE, values, bound)


def _whole_values(values: npt.ArrayLike) -> npt.NDArray[np.int64]:
    whole: npt.NDArray[np.int64] = np.rint(np.asarray(values)).astype(np.int64)
    return whole


def _finite(number: float) -> float | None:
    return number if abs(number) < math.inf else None


def _whole_bound(bound: float) -> float | None:
    """Round a bound on whole-number costs up; None: there is none."""
    if _finite(bound) is None:
        return None
    return _rounded_up(bound).item()


def _rounded_up(bounds: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Bounds on whole-number costs, each rounded up to the next whole number."""
    least = np.asarray(bounds, dtype=np.float64)
    # Adding 0.0 makes a plain zero of -0.0.
    rounded: npt.NDArray[np.float64] = np.ceil(least - _INTEGRALITY - _ROUNDING * np.abs(least)) + 0.0
    return rounded
