"""The best plan of one round: tier after tier, each without giving up anything of the tiers before."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import numpy as np

from iclei_cli.assembly.currency import fingerprint
from iclei_cli.assembly.errors import RefusedError
from iclei_cli.assembly.plan import Placed, Placement, Plan, Proof, Tier
from iclei_cli.assignment.problem import COST_UNIT, Kind, Problem, build_problem
from iclei_cli.assignment.solver import Outcome, OutcomeStatus, Program, minimise, relaxed_bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy.typing as npt

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assignment.solver import Watcher


class Progress(Protocol):
    """Told of a tier's best value and bound while it is being solved."""

    def __call__(self, tier: str, value: float | None, bound: float | None) -> None:
        """Hear of `tier`; None is what is not known yet."""


@dataclass(frozen=True)
class Model:
    """A problem as a program, with the columns that mean something to us.

    Attributes:
        seated: the column of each (kind, group) pair: how many of that kind sit there.
        costs: the cost vector of each tier, by name, in the order of the tiers.
        units: what a whole unit of a tier is in its cost vector.
    """

    program: Program
    seated: dict[tuple[int, int], int]
    costs: dict[str, npt.NDArray[np.float64]]
    units: dict[str, int]


def make_plan(assembly: Assembly, *, seed: int, seconds: float, progress: Progress | None = None) -> Plan:
    """Plan one round for everyone who is coming, proved best as far as `seconds` of wall time allow.

    Raises:
        RefusedError: the rules cannot all hold, or no plan was found in time.
        KeyboardInterrupt: Ctrl-C.
    """
    problem = build_problem(assembly)
    model = build_model(problem)
    values, tiers = solve_tiers(model, seed=seed, seconds=seconds, progress=progress)
    session = assembly.discussion()
    return Plan(
        session=session.key if session else None,
        rounds=(tuple(sorted(_placements(problem, model, values), key=lambda item: item.participant)),),
        spread=problem.spread,
        proof=Proof(tiers=tiers),
        seed=seed,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        made_for=fingerprint(assembly, problem.spread),
    )


def build_model(problem: Problem) -> Model:
    """Write `problem` down as a program."""
    program = Program()
    seated = {
        (index, group): program.add_column(upper=len(kind.people))
        for index, kind in enumerate(problem.kinds)
        for group in kind.groups
    }
    for index, kind in enumerate(problem.kinds):
        program.add_row(
            [seated[index, group] for group in kind.groups], lower=len(kind.people), upper=len(kind.people)
        )
    for group, (low, high) in enumerate(problem.sizes):
        columns = [seated[index, group] for index, kind in enumerate(problem.kinds) if group in kind.groups]
        program.add_row(columns, lower=low, upper=high)
    slacks = list(_add_bands(problem, program, seated))
    spread, choices = np.zeros(len(program.cost)), np.zeros(len(program.cost))
    spread[slacks] = 1
    for (index, group), column in seated.items():
        choices[column] = problem.kinds[index].costs[group]
    return Model(program, seated, {"spread": spread, "choices": choices}, {"spread": 1, "choices": COST_UNIT})


def _add_bands(problem: Problem, program: Program, seated: dict[tuple[int, int], int]) -> Iterator[int]:
    """Bound each group's count of each band by its fair share, give or take a slack; the slacks' columns."""
    for band in problem.bands:
        for group, (low, high) in enumerate(zip(band.lows, band.highs, strict=True)):
            columns = [seated[index, group] for index in band.kinds if (index, group) in seated]
            holders = sum(len(problem.kinds[index].people) for index in band.kinds)
            under = program.add_column(upper=low)
            over = program.add_column(upper=holders - high)
            program.add_row(
                [*columns, under, over],
                lower=low,
                upper=high,
                coefficients=[1.0] * len(columns) + [1.0, -1.0],
            )
            yield under
            yield over


def solve_tiers(
    model: Model, *, seed: int, seconds: float, progress: Progress | None = None
) -> tuple[npt.NDArray[np.int64], tuple[Tier, ...]]:
    """The best values of the model's columns, and what each tier comes to.

    Nearly every list can be spread as evenly as the fractional relaxation says. So that is tried first:
    with the spread held there, one search for the best choices proves both tiers. Where it cannot be had,
    the tiers are searched one after the other.

    Raises:
        RefusedError: the rules cannot all hold, or nothing was found in time.
    """
    search = _Search(model, seed=seed, seconds=seconds, progress=progress)
    floor = search.floor("spread")
    if floor is not None:
        outcome = search.minimise("choices", at_most={"spread": floor}, share=0.5)
        if outcome.values.size:
            return outcome.values, (
                search.tier("spread", outcome.values, floor),
                search.tier("choices", outcome.values, outcome.bound),
            )
    evenest = search.minimise("spread")
    _require_something(evenest, seconds)
    spread = search.tier("spread", evenest.values, evenest.bound)
    chosen = search.minimise("choices", at_most={"spread": spread.value}, start=evenest.values)
    best = chosen.values if chosen.values.size else evenest.values
    return best, (spread, search.tier("choices", best, chosen.bound))


class _Search:
    """Minimises a tier of a model with other tiers held, until the time for them all is over."""

    def __init__(self, model: Model, *, seed: int, seconds: float, progress: Progress | None) -> None:
        self._model = model
        self._seed = seed
        self._deadline = time.monotonic() + seconds
        self._progress = progress

    def floor(self, name: str) -> float | None:
        """A quick bound of a tier: no plan comes below it."""
        if self._progress is not None:
            self._progress(name, None, None)
        return relaxed_bound(self._program(name, {}), seconds=self._left())

    def minimise(
        self,
        name: str,
        *,
        at_most: Mapping[str, float] = MappingProxyType({}),
        share: float = 1.0,
        start: npt.NDArray[np.int64] | None = None,
    ) -> Outcome:
        """Search the best of tier `name`, those in `at_most` held there, in a share of the time left."""
        return minimise(
            self._program(name, at_most),
            seconds=share * self._left(),
            seed=self._seed,
            start=start,
            watch=self._watcher(name),
        )

    def tier(self, name: str, values: npt.NDArray[np.int64], bound: float | None) -> Tier:
        """What tier `name` comes to, in its own unit."""
        unit = self._model.units[name]
        value = float(self._model.costs[name] @ values)
        proved = None if bound is None else min(bound, value) / unit
        return Tier(name=name, value=value / unit, bound=proved)

    def _program(self, name: str, at_most: Mapping[str, float]) -> Program:
        program = self._model.program.copy()
        program.cost = self._model.costs[name].tolist()
        for held, most in at_most.items():
            cost = self._model.costs[held]
            columns = np.flatnonzero(cost)
            program.add_row(columns.tolist(), upper=most, coefficients=cost[columns].tolist())
        return program

    def _left(self) -> float:
        return max(0.0, self._deadline - time.monotonic())

    def _watcher(self, name: str) -> Watcher | None:
        progress, unit = self._progress, self._model.units[name]
        if progress is None:
            return None
        return lambda value, bound: progress(
            name, None if value is None else value / unit, None if bound is None else bound / unit
        )


def _require_something(outcome: Outcome, seconds: float) -> None:
    if outcome.status is OutcomeStatus.INFEASIBLE:
        raise RefusedError(
            "rules-contradict",
            "The rules cannot all hold: no plan seats everyone within the groups' seats with presenters, "
            "facilitators and rapporteurs at their own tables. Next: iclei groups list",
        )
    if not outcome.values.size:
        raise RefusedError(
            "nothing-found",
            "No plan was found within {seconds:g} s. Next: iclei groups assign --time-limit {more:g}",
            seconds=seconds,
            more=max(60, 4 * seconds),
        )


def _placements(problem: Problem, model: Model, values: npt.NDArray[np.int64]) -> Iterator[Placement]:
    """Share the head-counts out among the people of each kind, in order of id."""
    for index, kind in enumerate(problem.kinds):
        groups = [group for group in kind.groups for _ in range(values[model.seated[index, group]])]
        for person, group in zip(kind.people, groups, strict=True):
            yield Placement(participant=person, group=problem.groups[group], placed=_placed(kind))


def _placed(kind: Kind) -> Placed:
    return Placed.PINNED if len(kind.groups) == 1 else Placed.SOLVER
