"""The same problem in OR-Tools CP-SAT, written plainly: the yardstick for the program's own solver.

It shares no code with that solver. One round is planned, in groups without given seats: their sizes differ by
at most one, and each has an equal share of everything that is mixed.

    PYTHONPATH=tests python -m benchmarks.cpsat PEOPLE GROUPS SEED

plans a made-up assembly and prints the plan as JSON. OR-Tools brings a HiGHS of its own, and one process
cannot load that and highspy's: whoever compares the two has to run this one by itself.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from ortools.sat.python import cp_model

from benchmarks.instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.participant import Participant

ATTRIBUTES = ("sector", "municipality", "gender")
UNIT = 8
"""Costs are counted in eighths: r(r-1)/2 with r a multiple of 1/2."""


@dataclass(frozen=True)
class CpSatTier:
    """A tier's value and its bound, in the tier's own unit."""

    name: str
    value: float
    bound: float


@dataclass(frozen=True)
class CpSatPlan:
    """What CP-SAT found.

    Attributes:
        seats: the group's key by participant id; empty if nothing was found in time.
        tiers: spread, then choices; those that were reached.
        status: `optimal` if both tiers are proved, else CP-SAT's word for the first that is not.
        seconds: wall time in the solver; building the model is not counted.
    """

    seats: dict[int, str]
    tiers: tuple[CpSatTier, ...]
    status: str
    seconds: float


def solve(assembly: Assembly, *, seconds: float = 60.0, workers: int = 2, seed: int = 0) -> CpSatPlan:
    """Plan one round: the spread first; then, with that held, the choices. `seconds` are for both."""
    return _Plan(assembly, seconds=seconds, workers=workers, seed=seed).solve()


class _Plan:
    """The model, with what of it makes up each tier."""

    def __init__(self, assembly: Assembly, *, seconds: float, workers: int, seed: int) -> None:
        self.people = assembly.coming()
        self.groups = list(assembly.groups.values())
        self.model = cp_model.CpModel()
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = workers
        self.solver.parameters.random_seed = seed
        self.deadline = time.monotonic() + seconds
        self.sits = {
            (person.id, group.key): self.model.new_bool_var(f"{person.id} in {group.key}")
            for person in self.people
            for group in self.groups
        }
        self._seat_everyone()
        self.slacks = self._add_slacks()

    def solve(self) -> CpSatPlan:
        """Minimise tier after tier, each started from the plan of the one before."""
        spread = sum(self.slacks)
        choices = sum(
            cost * self.sits[person.id, group.key]
            for person in self.people
            for group, cost in zip(self.groups, self._costs(person), strict=True)
        )
        status, used = self._minimise(spread)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return CpSatPlan({}, (), self.solver.status_name(status).lower(), used)
        first, seats = self._tier("spread", 1), self._seats()
        self.model.add(spread <= round(first.value))
        self._hint()
        second_status, second_used = self._minimise(choices)
        tiers: tuple[CpSatTier, ...] = (first,)
        if second_status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            tiers, seats = (first, self._tier("choices", UNIT)), self._seats()
        worst = status if status != cp_model.OPTIMAL else second_status
        return CpSatPlan(seats, tiers, self.solver.status_name(worst).lower(), used + second_used)

    def _seat_everyone(self) -> None:
        least, more = divmod(len(self.people), len(self.groups))
        for person in self.people:
            self.model.add_exactly_one(self.sits[person.id, group.key] for group in self.groups)
        for group in self.groups:
            size = sum(self.sits[person.id, group.key] for person in self.people)
            self.model.add_linear_constraint(size, least, least + (1 if more else 0))

    def _add_slacks(self) -> list[cp_model.IntVar]:
        """People below the floor and above the ceiling of a fair share, for each value in each group."""
        slacks = []
        for holders in _holders(self.people):
            low, rest = divmod(len(holders), len(self.groups))
            high = low + (1 if rest else 0)
            for group in self.groups:
                count = sum(self.sits[ident, group.key] for ident in holders)
                under = self.model.new_int_var(0, low, "under")
                over = self.model.new_int_var(0, len(holders) - high, "over")
                self.model.add(count + under >= low)
                self.model.add(count - over <= high)
                slacks += [under, over]
        return slacks

    def _costs(self, person: Participant) -> list[int]:
        """What each group costs a person, in eighths: r(r-1)/2 for the topic ranked r-th."""
        if not person.choices:
            return [0] * len(self.groups)
        topics = {group.topic for group in self.groups}
        unlisted = (len(person.choices) + 1 + len(topics)) / 2
        ranks = [person.rank_of(group.topic) or unlisted for group in self.groups]
        return [round(UNIT * rank * (rank - 1) / 2) for rank in ranks]

    def _minimise(self, objective: cp_model.LinearExprT) -> tuple[cp_model.CpSolverStatus, float]:
        self.model.minimize(objective)
        self.solver.parameters.max_time_in_seconds = max(0.0, self.deadline - time.monotonic())
        status = self.solver.solve(self.model)
        return status, self.solver.wall_time

    def _hint(self) -> None:
        for variable in (*self.sits.values(), *self.slacks):
            self.model.add_hint(variable, self.solver.value(variable))

    def _tier(self, name: str, unit: int) -> CpSatTier:
        return CpSatTier(name, self.solver.objective_value / unit, self.solver.best_objective_bound / unit)

    def _seats(self) -> dict[int, str]:
        return {
            ident: key for (ident, key), variable in self.sits.items() if self.solver.boolean_value(variable)
        }


def _holders(people: Sequence[Participant]) -> list[list[int]]:
    """The people who share a value of a mixed attribute; one person alone cannot be uneven."""
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for person in people:
        for attribute in ATTRIBUTES:
            value = getattr(person, attribute)
            if value is not None:
                holders[attribute, value].append(person.id)
    return [idents for idents in holders.values() if len(idents) > 1]


def main() -> None:
    """Plan the assembly that the command line describes."""
    people, groups, seed = map(int, sys.argv[1:4])
    print(msgspec.json.encode(solve(make_assembly(people, groups, seed))).decode())


if __name__ == "__main__":
    main()
