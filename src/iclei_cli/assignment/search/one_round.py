"""One round: searched as a whole, or, where topics have several tables, topics first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.parts import merge_groups, unmerged
from iclei_cli.assignment.search.by_halves import seat_within
from iclei_cli.assignment.search.rough import rough_seating
from iclei_cli.assignment.solver.lexicographic import Search, bounded_tiers, tier_of
from iclei_cli.assignment.solver.model import build_model, seating_from, values_from
from iclei_cli.assignment.swaps.anneal import Aim, anneal, fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.plan import Tier
    from iclei_cli.assignment.problem.problem import Problem, Seating
    from iclei_cli.assignment.solver.options import SearchOptions

_SEARCHED_WHOLE = 20_000
"""Of so many variables a program may still be searched as a whole where the split proved nothing."""


_SWAPPED = 4
"""Swaps have this part of the time, before branch and bound."""


class ContradictionError(Exception):
    """No seating at all keeps every rule."""


@dataclass(frozen=True)
class RoundSolution:
    """Where everybody sits in one round, and what each tier comes to."""

    seating: Seating
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
    problem: Problem, names: Sequence[str], options: SearchOptions, start: Seating | None = None
) -> RoundSolution | None:
    """Find the best seating for the tiers `names`; None where none was found in time.

    `start` is a seating that may be as good; it is taken no notice of where it does not keep the rules.

    Raises:
        ContradictionError: no seating keeps all rules.
    """
    by_topic = None
    if problem.has_several_tables_of_a_topic and "moves" not in {*names, *options.limits}:
        by_topic = _topics_first(problem, names, options, start)
        if (by_topic is not None and by_topic.is_proved) or problem.pairs > _SEARCHED_WHOLE:
            return by_topic
    whole = _as_a_whole(problem, names, options, start) if options.clock.seconds_left else None
    return min(filter(None, (whole, by_topic)), key=lambda solution: solution.worth, default=None)


def rough_round(problem: Problem, names: Sequence[str], options: SearchOptions) -> RoundSolution | None:
    """Any seating that keeps the rules, where the time was over before one was found; nothing is proved."""
    if options.limits or options.clock.is_stopped:
        return None
    seating = rough_seating(problem, options.clock.grace())
    if seating is None:
        return None
    costs = costs_by_tier(problem, seating)
    return RoundSolution(seating, [tier_of(name, costs[name], None, None) for name in names])


def _as_a_whole(
    problem: Problem, names: Sequence[str], options: SearchOptions, start: Seating | None
) -> RoundSolution | None:
    search, seating, tiers = _searched(problem, names, options, start)
    if seating is None:
        return None
    # Out of time, the columns that count who is out of balance may count more than there are.
    return RoundSolution(seating, bounded_tiers(costs_by_tier(problem, seating), tiers, search.floor))


def _topics_first(
    problem: Problem, names: Sequence[str], options: SearchOptions, start: Seating | None
) -> RoundSolution | None:
    """Share people out among topics, then among each topic's tables."""
    parts = tuple(problem.tables_of.values())
    topics = merge_groups(problem, parts)
    part_of = {group: index for index, part in enumerate(parts) for group in part}
    known = {person: part_of[group] for person, group in (start or {}).items()}
    search, at_topics, hopes = _searched(topics, names, options, known)
    if at_topics is None:
        return None
    seating = seat_within(problem, parts, at_topics, options.clock, seed=options.seed)
    if seating is None:
        return None
    return RoundSolution(seating, bounded_tiers(costs_by_tier(problem, seating), hopes, search.floor))


def _searched(
    problem: Problem, names: Sequence[str], options: SearchOptions, start: Seating | None
) -> tuple[Search, Seating | None, list[Tier]]:
    """Search one tier after the other; the seating is None where none was found in time."""
    model = build_model(problem)
    search = Search(model, options)
    known = None if start is None else values_from(problem, model, start)
    if problem.has_nested_bands and names[0] == "spread" and not {"moves", *options.limits} & {*names}:
        least = search.floor("spread", {}) or 0
        if known is None or search.cost("spread", known) > least:
            swapped = _mixed_by_swaps(problem, options, least)
            mixed = None if swapped is None else values_from(problem, model, swapped)
            found = [values for values in (mixed, known) if values is not None]
            known = min(found, key=lambda values: search.cost("spread", values), default=None)
    values, tiers = search.lexicographic(names, known)
    if search.is_impossible:
        raise ContradictionError
    return search, None if values is None else seating_from(problem, model.seated, values), tiers


def _mixed_by_swaps(problem: Problem, options: SearchOptions, least: float) -> Seating | None:
    """A seating that keeps the rules, mixed by swaps; branch and bound finds these only after long.

    With a number hardly two people are alike, and each of them is of several bands.
    """
    clock = options.clock.part(options.clock.seconds_left / _SWAPPED)
    seating = rough_seating(problem, clock)
    apart = unmerged(problem)
    if seating is None or not fits([apart]):
        return seating
    [found] = anneal([apart], [], [seating], Aim(["spread"], {"spread": least}), clock, seed=options.seed)
    return found
