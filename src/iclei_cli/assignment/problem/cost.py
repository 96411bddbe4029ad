"""What a seating comes to in a problem's own numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.settings import FAIR_TIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assignment.problem.problem import Band, Problem, Seating


def costs_by_tier(problem: Problem, seating: Seating) -> dict[str, float]:
    """What a seating costs in moves, spread, choices and unmet wishes, in the units of the cost vectors."""
    counts = _counts(problem, seating)
    unmet = {
        name: sum(costs[index][group] * number for (index, group), number in counts.items())
        for name, costs in problem.unmet.items()
    }
    return {
        **dict.fromkeys(FAIR_TIERS, 0),
        **unmet,
        "moves": sum(
            problem.cohorts[index].moves[group] * number for (index, group), number in counts.items()
        ),
        "spread": _excess(problem, counts),
        "choices": sum(
            problem.cohorts[index].costs[group] * number for (index, group), number in counts.items()
        ),
    }


def _counts(problem: Problem, seating: Seating) -> Counter[tuple[int, int]]:
    """How many units of each cohort sit in each group."""
    return Counter(
        (index, seating[unit[0]]) for index, cohort in enumerate(problem.cohorts) for unit in cohort.units
    )


def presences(problem: Problem, seating: Seating) -> Iterator[tuple[Band, list[int]]]:
    """Each band, and how many of its people sit in each group."""
    return _presences(problem, _counts(problem, seating))


def _presences(problem: Problem, counts: Counter[tuple[int, int]]) -> Iterator[tuple[Band, list[int]]]:
    by_cohort: dict[int, list[tuple[int, int]]] = {}
    for (index, group), number in counts.items():
        by_cohort.setdefault(index, []).append((group, number))
    for band in problem.bands:
        present = [0] * len(problem.groups)
        for index, holders in band.holders.items():
            for group, number in by_cohort.get(index, ()):
                present[group] += holders * number
        yield band, present


def out_of_balance(problem: Problem, seating: Seating) -> int:
    """How many people are too many or too few for an even mix, each once, whatever their attribute weighs."""
    return sum(_excess_of(band, present) for band, present in presences(problem, seating))


def _excess(problem: Problem, counts: Counter[tuple[int, int]]) -> int:
    return sum(band.weight * _excess_of(band, present) for band, present in _presences(problem, counts))


def _excess_of(band: Band, present: Sequence[int]) -> int:
    return sum(
        max(0, low - count) + max(0, count - high)
        for low, high, count in zip(band.lows, band.highs, present, strict=True)
    )
