"""A problem written down as a program."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assembly.nouns.settings import COMPANY, FAIR_TIERS
from iclei_cli.assignment.problem.cost import presences
from iclei_cli.assignment.problem.problem import COST_UNIT
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.problem.problem import Problem, Seating

    Seated = Mapping[tuple[int, int], int]

UNITS = {
    "moves": 1,
    "spread": 1,
    **dict.fromkeys(FAIR_TIERS, 1),
    "choices": COST_UNIT,
    COMPANY: 1,
    "meetings": 1,
}
"""What a whole unit of a tier is in its cost vector."""


_NOWHERE = -1
"""The index of no group."""


@dataclass(frozen=True)
class Model:
    """A problem as a program, with the columns that mean something to us.

    Attributes:
        seated: the column of each (cohort, group) pair: how many units of that cohort sit there.
        costs: the cost vector of each tier, by name.
        slacks: the columns that count how many are too few and too many, one after the other, of each band
            in each group.
    """

    program: Program
    seated: Seated
    costs: dict[str, npt.NDArray[np.float64]]
    slacks: tuple[int, ...] = ()


def build_model(problem: Problem, *, is_even: bool = False) -> Model:
    """Write `problem` down as a program.

    Bands are rows with slacks, which are what the tier `spread` costs; or where the model `is_even`, rows
    without, so that only plans of the least possible excess, none, are allowed.
    """
    program = Program()
    seated = add_round(program, problem)
    slacks = {} if is_even else add_bands(program, problem, seated)
    if is_even:
        hold_bands(program, problem, seated)
    return Model(program, seated, costs_of(program, [(problem, seated, slacks)]), tuple(slacks))


def add_round(program: Program, problem: Problem) -> Seated:
    """Add the columns and the hard rules of a round."""
    seated = {
        (index, group): program.add_column(upper=cohort.count)
        for index, cohort in enumerate(problem.cohorts)
        for group in (cohort.groups if cohort.count else ())
    }
    for index, cohort in enumerate(problem.cohorts):
        if cohort.count:
            program.add_row(
                [seated[index, group] for group in cohort.groups],
                lower=cohort.count,
                upper=cohort.count,
            )
    sizes = {index: cohort.size for index, cohort in enumerate(problem.cohorts)}
    for group, (low, high) in enumerate(problem.sizes):
        _add_count(program, seated, sizes, group, (low, high))
    opened: dict[int, int] = {}
    for limit in problem.limits:
        most = sum(problem.cohorts[index].count * number for index, number in limit.holders.items())
        for group, (low, high) in enumerate(zip(limit.lows, limit.highs, strict=True)):
            if limit.is_if_open and low > 0 and problem.sizes[group][0] == 0:
                if group not in opened:
                    opened[group] = _add_opening(program, seated, sizes, group, problem.sizes[group][1])
                columns, coefficients = _terms(seated, limit.holders, group)
                program.add_row([*columns, opened[group]], lower=0, coefficients=[*coefficients, -float(low)])
            elif limit.is_none_or_more and low > 1:
                _add_none_or_more(program, seated, limit.holders, group, (low, min(high, most)))
            elif not limit.is_none_or_more and (low > 0 or high < most):
                _add_count(program, seated, limit.holders, group, (low, high))
    return seated


def add_bands(program: Program, problem: Problem, seated: Seated) -> dict[int, int]:
    """Bound each group's count of each band by its fair share, give or take a slack; the slacks' weights."""
    slacks: dict[int, int] = {}
    for band in problem.bands:
        most = sum(problem.cohorts[index].count * number for index, number in band.holders.items())
        for group, (low, high) in enumerate(zip(band.lows, band.highs, strict=True)):
            columns, coefficients = _terms(seated, band.holders, group)
            under = program.add_column(upper=low)
            over = program.add_column(upper=max(0, most - high))
            program.add_row(
                [*columns, under, over],
                lower=low,
                upper=high,
                coefficients=[*coefficients, 1.0, -1.0],
            )
            slacks |= {under: band.weight, over: band.weight}
    return slacks


def hold_bands(program: Program, problem: Problem, seated: Seated) -> None:
    """Bound each group's count of each band by its fair share."""
    for band in problem.bands:
        for group, (low, high) in enumerate(zip(band.lows, band.highs, strict=True)):
            _add_count(program, seated, band.holders, group, (low, high))


def costs_of(
    program: Program,
    rounds: Sequence[tuple[Problem, Seated, dict[int, int]]],
    meetings: Sequence[int] = (),
    unmet: Mapping[str, Mapping[int, int]] = MappingProxyType({}),
    company: Mapping[int, int] = MappingProxyType({}),
) -> dict[str, npt.NDArray[np.float64]]:
    """The cost vector of each tier, over one round or several.

    A round is its problem, the columns that seat people, and those that count who is out of balance, with
    their weights; `meetings` are the columns that count who meets again; `unmet` those that count, for the
    tiers about the worst off, whose wishes are met in no round, with how many people each is; `company` those
    that count who sits beside whom, with what each costs.
    """
    costs = {name: np.zeros(len(program.cost)) for name in UNITS}
    costs["meetings"][list(meetings)] = 1
    for name, people in {**unmet, COMPANY: company}.items():
        costs[name][list(people)] = list(people.values())
    for problem, seated, slacks in rounds:
        for column, weight in slacks.items():
            costs["spread"][column] = weight
        for (index, group), column in seated.items():
            costs["choices"][column] = problem.cohorts[index].costs[group]
            costs["moves"][column] = problem.cohorts[index].moves[group]
            for name, by_cohort in problem.unmet.items():
                costs[name][column] = by_cohort[index][group]
    return costs


def seating_from(problem: Problem, seated: Seated, values: npt.NDArray[np.int64]) -> dict[int, int]:
    """Everyone's group, by id: the head-counts of a model's values, dealt out to the units of each cohort."""
    seats: dict[int, int] = {}
    for index, cohort in enumerate(problem.cohorts):
        if cohort.count:
            groups = [group for group in cohort.groups for _ in range(values[seated[index, group]])]
            seats |= {
                person: group for unit, group in zip(cohort.units, groups, strict=True) for person in unit
            }
    return seats


def values_from(problem: Problem, model: Model, seating: Seating) -> npt.NDArray[np.int64] | None:
    """The values of a model's columns for a seating.

    None where the seating does not keep the rules, or where there are columns of another kind.
    """
    if len(model.program.cost) > len(model.seated) + len(model.slacks):
        return None
    values = np.zeros(len(model.program.cost), dtype=np.int64)
    for index, cohort in enumerate(problem.cohorts):
        for unit in cohort.units:
            column = model.seated.get((index, seating.get(unit[0], _NOWHERE)))
            if column is None or len({seating.get(person) for person in unit}) > 1:
                return None
            values[column] += 1
    slacks = iter(model.slacks)
    for band, present in presences(problem, seating):
        for count, low, high in zip(present, band.lows, band.highs, strict=True):
            values[next(slacks)], values[next(slacks)] = max(0, low - count), max(0, count - high)
    return values if _are_allowed(model.program, values) else None


def _are_allowed(program: Program, values: npt.NDArray[np.int64]) -> bool:
    """Whether all values and rows are within their bounds."""
    rows = np.repeat(np.arange(len(program.row_lower)), np.diff(program.starts))
    terms = np.array(program.coefficients) * values[program.indices]
    totals = np.bincount(rows, weights=terms, minlength=len(program.row_lower))
    is_within = (program.row_lower <= totals) & (totals <= program.row_upper)
    return bool(is_within.all() and (values <= program.upper).all())


def _add_count(
    program: Program, seated: Seated, holders: Mapping[int, int], group: int, bounds: tuple[int, int]
) -> None:
    columns, coefficients = _terms(seated, holders, group)
    if columns or bounds[0] > 0:  # nobody at all: allowed, unless somebody must be there
        program.add_row(columns, lower=bounds[0], upper=bounds[1], coefficients=coefficients)


def _add_opening(program: Program, seated: Seated, sizes: Mapping[int, int], group: int, most: int) -> int:
    """Add a column that is 1 where anybody sits in a group."""
    columns, coefficients = _terms(seated, sizes, group)
    is_open = program.add_column(upper=1)
    program.add_row([*columns, is_open], upper=0, coefficients=[*coefficients, -float(most)])
    return is_open


def _add_none_or_more(
    program: Program, seated: Seated, holders: Mapping[int, int], group: int, bounds: tuple[int, int]
) -> None:
    """Let the count be 0, or within its bounds: a column is 1 where it is."""
    columns, coefficients = _terms(seated, holders, group)
    if columns:
        low, high = bounds
        some = program.add_column(upper=1)
        program.add_row([*columns, some], lower=0, coefficients=[*coefficients, -float(low)])
        program.add_row([*columns, some], upper=0, coefficients=[*coefficients, -float(high)])


def _terms(seated: Seated, holders: Mapping[int, int], group: int) -> tuple[list[int], list[float]]:
    """The columns and coefficients that count the holders in a group."""
    found = [
        (seated[index, group], float(number)) for index, number in holders.items() if (index, group) in seated
    ]
    return [column for column, _ in found], [number for _, number in found]
