"""Tier after tier, each as good as can be without giving up anything of the tiers before."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from math import inf
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from iclei_cli.assembly.nouns.plan import Tier
from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assignment.solver.highs import minimise, relax
from iclei_cli.assignment.solver.model import UNITS
from iclei_cli.assignment.solver.narrowing import Relaxations
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import Outcome, OutcomeStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assembly.nouns.plan import BoundSource
    from iclei_cli.assignment.solver.clock import Clock
    from iclei_cli.assignment.solver.highs import Relaxation, Watcher
    from iclei_cli.assignment.solver.model import Model
    from iclei_cli.assignment.solver.options import SearchOptions
    from iclei_cli.assignment.solver.program import Program

    Values = npt.NDArray[np.int64]


class Search:
    """Minimises tiers of a model, no other tier above its ceiling, until the time for them all is over.

    Attributes:
        is_impossible: whether a search has shown that no values are allowed at all.
    """

    def __init__(self, model: Model, options: SearchOptions) -> None:
        self._model = model
        self._options = options
        self._relaxations = Relaxations()
        self.is_impossible = False

    def lexicographic(
        self, names: Sequence[str], start: Values | None = None
    ) -> tuple[Values | None, list[Tier]]:
        """Find the best values of the model's columns for the tiers named, and what each tier comes to.

        A tier can nearly always be as good as the fractional relaxation says. So that is tried first: with
        the tier held there, one search for the next one proves both; and where tiers about the worst off
        follow, for the one after them, with all of them held. Where that cannot be, the tier itself is
        searched. The values are None where none were found in time, or none are allowed. `start` are
        values that are known to be allowed.
        """
        ceilings: dict[str, float] = {}
        best = start
        tiers: list[Tier] = []
        while len(tiers) < len(names):
            name, *following = names[len(tiers) :]
            fair = list(takewhile(FAIR_TIERS.__contains__, following[:-1]))
            more = self._next_ones([name, *fair], following[len(fair)], ceilings, best) if fair else None
            more = more or (self._next_ones([name], following[0], ceilings, best) if following else None)
            more = more or self._next_one(name, ceilings, best)
            if more is None:
                return None, tiers
            best, new = more
            tiers += new
            ceilings |= {tier.name: self.cost(tier.name, best) for tier in new}
        assert best is not None
        return best, [
            msgspec.structs.replace(tier, value=self.tier(tier.name, best, None, None).value)
            for tier in tiers
        ]

    def values_at(self, taken: Mapping[int, int]) -> Values | None:
        """The values where these columns, which seat everybody, are at most so many: no tier costs more then.

        None where that is not allowed, or was not found in time.
        """
        program = self._model.program.copy()
        program.cost = np.sum(list(self._model.costs.values()), axis=0).tolist()
        for column, units in taken.items():
            program.upper[column] = units
        outcome = minimise(program, Effort(self._options.clock, self._options.seed))
        return outcome.values if outcome.values.size else None

    def _next_ones(
        self, names: Sequence[str], following: str, ceilings: Mapping[str, float], best: Values | None
    ) -> tuple[Values, list[Tier]] | None:
        """Search tier `following` with tiers `names` held at what the relaxation says, which proves all."""
        floors: dict[str, float] = {}
        for name in names:
            is_least = best is not None and not floors and self.cost(name, best) <= 0
            floor = 0.0 if is_least else self.floor(name, {**ceilings, **floors})
            if floor is None or not np.isfinite(floor):
                return None
            floors[name] = floor
        is_there = best is not None and all(self.cost(name, best) <= floors[name] for name in names)
        outcome = self._look_ahead(following, {**ceilings, **floors}, best if is_there else None)
        values = outcome.values
        if not values.size:
            return None
        return values, [
            *(self.tier(name, values, floor, "relaxation") for name, floor in floors.items()),
            self.tier(following, values, outcome.bound, "search"),
        ]

    def _next_one(
        self, name: str, ceilings: Mapping[str, float], best: Values | None
    ) -> tuple[Values, list[Tier]] | None:
        """Search tier `name` itself; where nothing better was found in time, `best` stays."""
        outcome = self.minimise(name, ceilings, start=best)
        values = outcome.values if outcome.values.size else best
        if values is None:
            self.is_impossible = outcome.status is OutcomeStatus.INFEASIBLE
            return None
        return values, [self.tier(name, values, outcome.bound, "search")]

    def _look_ahead(self, name: str, ceilings: Mapping[str, float], start: Values | None) -> Outcome:
        """Search a tier in half the time left, and in all of it where anything is found at all."""
        clock = self._options.clock
        outcome = self.minimise(name, ceilings, start=start, clock=clock.part(clock.seconds_left / 2))
        is_thorough = self._options.nodes is None and not self._options.gap
        if outcome.status is OutcomeStatus.FEASIBLE and is_thorough:
            longer = self.minimise(name, ceilings, start=outcome.values)
            return longer if longer.values.size else outcome
        return outcome

    def floor(self, name: str, ceilings: Mapping[str, float]) -> float | None:
        """Find a quick bound of a tier: no plan in which no tier is above its ceiling comes below it."""
        if self._options.progress is not None:
            self._options.progress(name, None, None)
        relaxation = self._relaxation(name, ceilings, self._options.clock)
        return None if relaxation is None else relaxation.bound

    def minimise(
        self,
        name: str,
        ceilings: Mapping[str, float],
        *,
        start: Values | None = None,
        clock: Clock | None = None,
    ) -> Outcome:
        """Search for the best of tier `name`, no tier above its ceiling; on its own `clock`, if given."""
        options = self._options if clock is None else replace(self._options, clock=clock)
        if options.narrows:
            return self._narrowed(name, ceilings, start, options)
        return minimise(self._program(name, ceilings), options, start=start, watch=self._watcher(name))

    def cost(self, name: str, values: Values) -> float:
        """What tier `name` comes to, in its cost vector's unit."""
        return float(self._model.costs[name] @ values)

    def tier(self, name: str, values: Values, bound: float | None, how: BoundSource | None) -> Tier:
        """What tier `name` comes to, in its own unit."""
        return tier_of(name, self.cost(name, values), bound, how)

    def _narrowed(
        self, name: str, ceilings: Mapping[str, float], start: Values | None, options: SearchOptions
    ) -> Outcome:
        """Search tier `name` near its relaxation first, then wherever something better may be."""
        relaxation = self._relaxation(name, ceilings, options.clock)
        if relaxation is None:
            return self._search_up_to(inf, name, ceilings, start, options)
        if relaxation.bound == inf:
            return Outcome(OutcomeStatus.INFEASIBLE, np.empty(0, dtype=np.int64), None)
        known = inf if start is None else self.cost(name, start)
        if start is not None and known <= relaxation.bound:
            return Outcome(OutcomeStatus.OPTIMAL, start, relaxation.bound)
        near = min(known, relaxation.bound + UNITS[name])
        outcome = self._search_up_to(near, name, ceilings, start if known <= near else None, options)
        if outcome.status is OutcomeStatus.OPTIMAL or not options.clock.seconds_left:
            return outcome
        if outcome.values.size and self.cost(name, outcome.values) < known:
            start, known = outcome.values, self.cost(name, outcome.values)
        return self._search_up_to(known, name, ceilings, start, options)

    def _search_up_to(
        self,
        most: float,
        name: str,
        ceilings: Mapping[str, float],
        start: Values | None,
        options: SearchOptions,
    ) -> Outcome:
        """Search tier `name` in those columns alone that values of at most `most` can have."""
        program = self._program(name, ceilings)
        for column in self._relaxations.needless({**options.limits, **ceilings, name: most}):
            program.upper[column] = 0
        outcome = minimise(program, options, start=start, watch=self._watcher(name))
        if most == inf or (outcome.values.size and self.cost(name, outcome.values) <= most):
            return outcome
        # Whatever the columns left out have in store, it costs more than `most`.
        beyond = most + 1
        bound = beyond if outcome.status is OutcomeStatus.INFEASIBLE else outcome.bound
        status = OutcomeStatus.FEASIBLE if outcome.values.size else OutcomeStatus.NOTHING_FOUND
        return Outcome(status, outcome.values, None if bound is None else min(bound, beyond))

    def _relaxation(self, name: str, ceilings: Mapping[str, float], clock: Clock) -> Relaxation | None:
        """The relaxation of tier `name`, solved once where the search narrows."""
        within = {**self._options.limits, **ceilings}
        relaxation = self._relaxations.known(name, within)
        if relaxation is None:
            relaxation = relax(self._program(name, ceilings), clock)
            if self._options.narrows and relaxation is not None and relaxation.bound < inf:
                self._relaxations.note(name, within, relaxation)
        return relaxation

    def _program(self, name: str, ceilings: Mapping[str, float]) -> Program:
        program = self._model.program.copy()
        program.cost = self._model.costs[name].tolist()
        within = {**self._options.limits, **ceilings}
        for tier, most in within.items():
            cost = self._model.costs[tier]
            columns = np.flatnonzero(cost)
            program.add_row(columns.tolist(), upper=most, coefficients=cost[columns].tolist())
        for column in self._relaxations.needless(within):
            program.upper[column] = 0
        return program

    def _watcher(self, name: str) -> Watcher | None:
        progress, unit = self._options.progress, UNITS[name]
        if progress is None:
            return None
        return lambda value, bound: progress(
            name, None if value is None else value / unit, None if bound is None else bound / unit
        )


def tier_of(name: str, cost: float, bound: float | None, how: BoundSource | None) -> Tier:
    """A tier of this cost and bound, both in the cost vector's unit."""
    unit = UNITS[name]
    proved = None if bound is None else bound / unit
    return Tier(name=name, value=cost / unit, bound=proved, how=None if proved is None else how)


def bounded_tiers(
    costs: Mapping[str, float],
    hopes: Sequence[Tier],
    floor: Callable[[str, Mapping[str, float]], float | None],
    how: BoundSource | None = None,
) -> list[Tier]:
    """Make the tiers of a seating that costs so much, bounded by the tiers of a coarser problem, the `hopes`.

    The bound of a hope speaks of plans whose tiers before are as good as hoped. Where one of them came out
    worse, `floor` is asked for a bound of all plans that are as bad there. `how` says where the bounds of
    the hopes come from, if it is not as they say themselves.
    """
    tiers: list[Tier] = []
    ceilings: dict[str, float] = {}
    is_as_hoped = True
    for hope in hopes:
        cost = costs[hope.name]
        if is_as_hoped:
            bound = None if hope.bound is None else hope.bound * UNITS[hope.name]
            tiers.append(tier_of(hope.name, cost, bound, how or hope.how))
        else:
            tiers.append(tier_of(hope.name, cost, floor(hope.name, ceilings), "relaxation"))
        ceilings[hope.name] = cost
        is_as_hoped = is_as_hoped and tiers[-1].value <= hope.value
    return tiers
