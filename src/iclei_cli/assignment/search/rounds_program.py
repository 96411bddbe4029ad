"""Rounds written down as one program: some of them alone, some of them summed up, and what binds them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.sum_of_rounds import sum_up
from iclei_cli.assignment.solver.model import Model, add_bands, add_round, costs_of, hold_bands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Cohort, Problem
    from iclei_cli.assignment.problem.sum_of_rounds import CohortOrigin, Sum
    from iclei_cli.assignment.problem.wishes import Wish
    from iclei_cli.assignment.search.settled_rounds import SettledRounds, Shares
    from iclei_cli.assignment.solver.model import Seated
    from iclei_cli.assignment.solver.program import Program

_NEAREST = 3
"""How many groups are left to everybody who is to stay near their shares."""


@dataclass(frozen=True)
class Part:
    """The sum of some rounds, or one of them alone, as it stands in a program.

    Attributes:
        sum: the rounds summed up.
        seated: the column of each pair of a cohort and a group.
        slacks: the columns that count who is out of balance, with their weights.
    """

    sum: Sum
    seated: Seated
    slacks: dict[int, int]

    def columns(self) -> Iterator[tuple[CohortOrigin, int, int]]:
        """Each column: the unit it seats, the group, and its index."""
        for (cohort, group), column in self.seated.items():
            yield self.sum.origins[cohort], group, column

    def seated_alone(self) -> Seated:
        """The columns of a part that is one round, by the indices of the cohorts in that round."""
        return {(origin.cohort, group): column for origin, group, column in self.columns()}


def add_part(program: Program, problems: Mapping[int, Problem], *, is_even: bool = False) -> Part:
    """Add the sum of some rounds, by their index; where it `is_even`, nobody may be out of balance."""
    total = sum_up(problems)
    seated = add_round(program, total.problem)
    if is_even:
        hold_bands(program, total.problem, seated)
    return Part(total, seated, {} if is_even else add_bands(program, total.problem, seated))


def hold_visits(
    program: Program, parts: Sequence[Part], visits: Sequence[Visits], settled: SettledRounds
) -> None:
    """Hold how often a topic is visited, in the rounds that are settled and in those of `parts`."""
    columns = _columns_of(parts)
    for visit in visits:
        visiting = _visiting(visit, columns)
        if visiting:
            program.add_row(visiting, upper=max(0, visit.most - settled.visit_count(visit)))


def add_wishes(
    program: Program, parts: Sequence[Part], wishes: Mapping[str, Sequence[Wish]], settled: SettledRounds
) -> dict[str, dict[int, int]]:
    """Add what tells whose wish is met in no round, neither in those settled nor in those of `parts`.

    For each tier about the worst off: a column for every wish, 1 where it is not met, and how many people
    have it.
    """
    columns = _columns_of(parts)
    unmet: dict[str, dict[int, int]] = {}
    for name, wished in wishes.items():
        unmet[name] = {}
        for wish in wished:
            if not settled.visit_count(wish):
                column = program.add_column(upper=1)
                program.add_row([*_visiting(wish, columns), column], lower=1)
                unmet[name][column] = wish.people
    return unmet


def _columns_of(parts: Sequence[Part]) -> Mapping[tuple[int, int, int], list[int]]:
    """The columns by the round, the cohort and the group."""
    columns: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    for part in parts:
        for origin, group, column in part.columns():
            for index in origin.rounds:
                columns[index, origin.cohort, group].append(column)
    return columns


def _visiting(visit: Visits | Wish, columns: Mapping[tuple[int, int, int], list[int]]) -> list[int]:
    """The columns that seat somebody in certain groups."""
    return sorted(
        {
            column
            for place in visit.places
            for group in visit.groups
            for column in columns.get((*place, group), ())
        }
    )


def hold_shares(program: Program, parts: Sequence[Part], shares: Shares) -> None:
    """Put every unit as often in each group as its shares say."""
    columns: defaultdict[tuple[Cohort, int], list[int]] = defaultdict(list)
    for part in parts:
        for origin, group, column in part.columns():
            columns[origin.single, group].append(column)
    for place, summed in columns.items():
        share = shares.get(place, 0)
        program.add_row(summed, lower=share, upper=share)


def stay_near_shares(program: Program, parts: Sequence[Part], shares: Shares) -> None:
    """Leave every unit the groups of its shares, and then those that cost it least, a few in all."""
    for part in parts:
        for origin, group, column in part.columns():
            cohort = origin.single
            nearest = sorted(
                cohort.groups,
                key=lambda group: (not shares.get((cohort, group)), cohort.costs[group], group),
            )
            if group not in nearest[:_NEAREST]:
                program.upper[column] = 0


def shares_in(parts: Iterable[Part], values: npt.NDArray[np.int64]) -> Shares:
    """How often each unit is in each group, by the values of the program."""
    shares: Counter[tuple[Cohort, int]] = Counter()
    for part in parts:
        shares.update(
            {(origin.single, group): int(values[column]) for origin, group, column in part.columns()}
        )
    return dict(shares)


def model_of(
    program: Program,
    parts: Sequence[Part],
    meetings: Sequence[int] = (),
    unmet: Mapping[str, Mapping[int, int]] = MappingProxyType({}),
    company: Mapping[int, int] = MappingProxyType({}),
) -> Model:
    """The program with the costs of its tiers; what else is given are columns, as in `costs_of`."""
    rounds = [(part.sum.problem, part.seated, part.slacks) for part in parts]
    return Model(program, parts[0].seated, costs_of(program, rounds, meetings, unmet, company))
