"""Tier after tier, each as good as can be without giving up anything of the tiers before."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

import msgspec
import numpy as np

from iclei_cli.assembly.plans.plan import Tier
from iclei_cli.assignment.solver.highs import OutcomeStatus, minimise, relaxed_bound
from iclei_cli.assignment.solver.model import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.solver.highs import Clock, Outcome, Program, Watcher
    from iclei_cli.assignment.solver.model import Model

    Values = npt.NDArray[np.int64]


class Progress(Protocol):
    """Told of a tier's best value and bound while it is being solved."""

    def __call__(self, tier: str, value: float | None, bound: float | None) -> None:
        """Hear of `tier`; None is what is not known yet."""


class Search:
    """Minimises tiers of a model with other tiers held, until the time for them all is over.

    `limits` holds tiers from the start, in their cost vectors' units. `nodes` bounds the tree of each search,
    and `gap` is how far from its bound a value may stay. `is_impossible` tells after a search that no values
    are allowed at all.
    """

    def __init__(
        self,
        model: Model,
        clock: Clock,
        *,
        seed: int,
        progress: Progress | None = None,
        limits: Mapping[str, float] = MappingProxyType({}),
        nodes: int | None = None,
        gap: float = 0.0,
    ) -> None:
        self._model = model
        self._clock = clock
        self._seed = seed
        self._progress = progress
        self._limits = dict(limits)
        self._nodes = nodes
        self._gap = gap
        self.is_impossible = False

    def lexicographic(self, names: Sequence[str]) -> tuple[Values | None, list[Tier]]:
        """The best values of the model's columns for the tiers named, and what each tier comes to.

        A tier can nearly always be as good as the fractional relaxation says. So that is tried first: with
        the tier held there, one search for the next one proves both. Where it cannot be had, the tier is
        searched itself. None where nothing was found in time, or where there is nothing.
        """
        held: dict[str, float] = {}
        best: Values | None = None
        tiers: list[Tier] = []
        while len(tiers) < len(names):
            name, following = names[len(tiers)], names[len(tiers) + 1 : len(tiers) + 2]
            floor = self.floor(name, held) if following else None
            if floor is not None and np.isfinite(floor):
                outcome = self._look_ahead(following[0], held | {name: floor})
                if outcome.values.size:
                    best = outcome.values
                    tiers.append(self.tier(name, best, floor, "relaxation"))
                    tiers.append(self.tier(following[0], best, outcome.bound, "search"))
                    held |= {tier.name: self.cost(tier.name, best) for tier in tiers[-2:]}
                    continue
            outcome = self.minimise(name, held, start=best)
            if outcome.values.size:
                best = outcome.values
            elif best is None:
                self.is_impossible = outcome.status is OutcomeStatus.INFEASIBLE
                return None, tiers
            tiers.append(self.tier(name, best, outcome.bound, "search"))
            held[name] = self.cost(name, best)
        assert best is not None
        return best, [
            msgspec.structs.replace(tier, value=self.tier(tier.name, best, None, None).value)
            for tier in tiers
        ]

    def _look_ahead(self, name: str, held: Mapping[str, float]) -> Outcome:
        """Search a tier in half the time left, and in all of it where anything is found at all."""
        outcome = self.minimise(name, held, share=0.5)
        if outcome.status is OutcomeStatus.FEASIBLE and self._nodes is None and not self._gap:
            longer = self.minimise(name, held, start=outcome.values)
            return longer if longer.values.size else outcome
        return outcome

    def in_cost_unit(self, tier: Tier) -> float | None:
        """A tier's bound in its cost vector's unit."""
        return None if tier.bound is None else tier.bound * UNITS[tier.name]

    def floor(self, name: str, held: Mapping[str, float]) -> float | None:
        """A quick bound of a tier: no plan comes below it."""
        if self._progress is not None:
            self._progress(name, None, None)
        return relaxed_bound(self._program(name, held), self._clock)

    def minimise(
        self, name: str, held: Mapping[str, float], *, share: float = 1.0, start: Values | None = None
    ) -> Outcome:
        """Search the best of tier `name`, those in `held` held there, in a share of the time left."""
        return minimise(
            self._program(name, held),
            self._clock,
            share=share,
            seed=self._seed,
            start=start,
            nodes=self._nodes,
            gap=self._gap,
            watch=self._watcher(name),
        )

    def cost(self, name: str, values: Values) -> float:
        """What tier `name` comes to, in its cost vector's unit."""
        return float(self._model.costs[name] @ values)

    def tier(self, name: str, values: Values, bound: float | None, how: str | None) -> Tier:
        """What tier `name` comes to, in its own unit."""
        return tier_of(name, self.cost(name, values), bound, how)

    def _program(self, name: str, held: Mapping[str, float]) -> Program:
        program = self._model.program.copy()
        program.cost = self._model.costs[name].tolist()
        for tier, most in {**self._limits, **held}.items():
            cost = self._model.costs[tier]
            columns = np.flatnonzero(cost)
            program.add_row(columns.tolist(), upper=most, coefficients=cost[columns].tolist())
        return program

    def _watcher(self, name: str) -> Watcher | None:
        progress, unit = self._progress, UNITS[name]
        if progress is None:
            return None
        return lambda value, bound: progress(
            name, None if value is None else value / unit, None if bound is None else bound / unit
        )


def tier_of(name: str, cost: float, bound: float | None, how: str | None) -> Tier:
    """A tier of this cost and bound, both in the cost vector's unit."""
    unit = UNITS[name]
    proved = None if bound is None else min(bound, cost) / unit
    return Tier(name=name, value=cost / unit, bound=proved, how=None if proved is None else how)
