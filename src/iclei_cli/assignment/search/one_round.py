"""One round: searched as a whole, or, where topics have several tables, split."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.search.by_halves import coarser, dealt, seat_within
from iclei_cli.assignment.solver.lexicographic import Search, tier_of
from iclei_cli.assignment.solver.model import build_model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from iclei_cli.assembly.plans.plan import Tier
    from iclei_cli.assignment.problem.problem import Problem
    from iclei_cli.assignment.solver.highs import Clock
    from iclei_cli.assignment.solver.lexicographic import Progress

_SEARCHED_WHOLE = 20_000
"""Of so many variables a program may still be searched as a whole where the split proved nothing."""


class ContradictionError(Exception):
    """No seating at all keeps every rule."""


@dataclass(frozen=True)
class Seating:
    """Where everyone sits: the index of a group, by id; and what each tier comes to."""

    seats: dict[int, int]
    tiers: list[Tier]

    @property
    def is_proved(self) -> bool:
        """Whether no seating is better."""
        return all(tier.is_proved for tier in self.tiers)

    @property
    def worth(self) -> list[float]:
        """What the tiers come to, the most important first."""
        return [tier.value for tier in self.tiers]


def solve_round(
    problem: Problem,
    names: Sequence[str],
    clock: Clock,
    *,
    seed: int,
    progress: Progress | None = None,
    limits: Mapping[str, float] = MappingProxyType({}),
) -> Seating | None:
    """The best seating for the tiers `names`; None where none was found in time.

    `limits` are tiers that must not cost more than that, in the units of the cost vectors.

    Raises:
        ContradictionError: there is no seating that keeps all rules.
    """
    several = any(len(tables) > 1 for tables in problem.tables_of.values())
    found = None
    if several and "moves" not in {*names, *limits}:
        found = _split(problem, names, clock, seed=seed, progress=progress, limits=limits)
        columns = sum(len(cohort.groups) for cohort in problem.cohorts)
        if found is not None and (found.is_proved or columns > _SEARCHED_WHOLE):
            return found
    whole = _search(problem, names, clock, seed=seed, progress=progress, limits=limits)
    return min(filter(None, (whole, found)), key=lambda seating: seating.worth, default=None)


def _search(
    problem: Problem,
    names: Sequence[str],
    clock: Clock,
    *,
    seed: int,
    progress: Progress | None,
    limits: Mapping[str, float],
) -> Seating | None:
    model = build_model(problem)
    search = Search(model, clock, seed=seed, progress=progress, limits=limits)
    values, tiers = search.lexicographic(names)
    if search.is_impossible:
        raise ContradictionError
    return None if values is None else Seating(dealt(problem, model.seated, values), tiers)


def _split(
    problem: Problem,
    names: Sequence[str],
    clock: Clock,
    *,
    seed: int,
    progress: Progress | None,
    limits: Mapping[str, float],
) -> Seating | None:
    """Share people out among topics, then among each topic's tables."""
    parts = tuple(problem.tables_of.values())
    coarse = coarser(problem, parts)
    model = build_model(coarse)
    search = Search(model, clock, seed=seed, progress=progress, limits=limits)
    values, bounds = search.lexicographic(names)
    if search.is_impossible:
        raise ContradictionError
    if values is None:
        return None
    seats = seat_within(problem, parts, dealt(coarse, model.seated, values), clock, seed=seed)
    if seats is None:
        return None
    return Seating(seats, _bounded(search, costs_by_tier(problem, seats), bounds))


def _bounded(search: Search, costs: Mapping[str, float], bounds: Sequence[Tier]) -> list[Tier]:
    """The tiers of a seating, bounded by what is known of the coarser problem.

    Where the tiers before came out worse than the coarser problem lets hope, a tier's bound must hold for all
    plans that are as bad there.
    """
    tiers: list[Tier] = []
    held: dict[str, float] = {}
    is_as_hoped = True
    for hope in bounds:
        cost = costs[hope.name]
        if is_as_hoped:
            bound, how = search.in_cost_unit(hope), hope.how
        else:
            bound, how = search.floor(hope.name, held), "relaxation"
        tiers.append(tier_of(hope.name, cost, bound, how))
        held[hope.name] = cost
        is_as_hoped = is_as_hoped and tiers[-1].value <= hope.value
    return tiers
