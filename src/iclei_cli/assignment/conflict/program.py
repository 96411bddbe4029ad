"""Demands written down as a program: hard, given up at a cost, or left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from iclei_cli.assignment.conflict.demands import Concession, Demand
from iclei_cli.assignment.conflict.duties import keep_duties
from iclei_cli.assignment.conflict.seating import SeatColumns
from iclei_cli.assignment.problem.problem import even_sizes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.conflict.cohorts import Alike
    from iclei_cli.assignment.conflict.concessions import ConcessionColumns
    from iclei_cli.assignment.conflict.needs import Need, Needs
    from iclei_cli.assignment.problem.rules import Count
    from iclei_cli.assignment.solver.program import Program

_EVEN = Demand("even-sizes")
_NO_SHIFTS: Mapping[Demand, int] = MappingProxyType({})


@dataclass(frozen=True)
class ElasticProgram:
    """Everybody is seated, and each demand is hard, given up at a cost, or left out.

    Attributes:
        active: the demands that are hard or elastic.
        given: the columns of what is given up.
    """

    needs: Needs
    active: frozenset[Demand]
    cohorts: list[Alike]
    program: Program
    given: ConcessionColumns

    def changes(self, values: npt.NDArray[np.int64]) -> Iterator[Concession]:
        """What the values give up."""
        for (cohort, which), column in self.given.released.items():
            like = self.cohorts[cohort].needs[which]
            peers = tuple(self._demand_about(person, like) for person in self.cohorts[cohort].people)
            for demand in peers[: values[column]]:
                yield Concession(demand, peers=peers)
        for demand, column in self.given.whole.items():
            if values[column] and demand not in self.given.partly:
                yield Concession(demand)
        for demand, column in self.given.partly.items():
            if values[column]:
                yield self._partial(demand, int(values[column]))

    def column_of(self, demand: Demand) -> int:
        """The column that is 1 where an elastic demand is given up; everybody is a cohort of their own."""
        if demand in self.given.whole:
            return self.given.whole[demand]
        return next(
            column
            for (cohort, which), column in self.given.released.items()
            if self.cohorts[cohort].needs[which].demand == demand
        )

    def _demand_about(self, person: int, like: Need) -> Demand:
        """The demand about a person of a cohort that is like that about its first."""
        if person == like.demand.person:
            return like.demand
        return next(need.demand for need in self.needs.places[person] if need.demand in self.active)

    def _partial(self, demand: Demand, amount: int) -> Concession:
        if demand == _EVEN:
            there = [len(self.needs.there[number]) for number in self.needs.even]
            sizes = [even_sizes(people, self.needs.groups) for people in there]
            least = max(0, min(low for low, _ in sizes) - amount)
            return Concession(demand, amount, max(high for _, high in sizes) + amount, least)
        count = self.needs.counts[demand]
        to = count.most + amount if count.most is not None else (count.least or 0) - amount
        return Concession(demand, amount, 0 if count.is_none_or_more and to == 1 else to)


def elastic_program(
    needs: Needs,
    hard: Collection[Demand],
    elastic: Collection[Demand] = (),
    shifts: Mapping[Demand, int] = _NO_SHIFTS,
) -> ElasticProgram:
    """Write the demands down; `shifts` says by how much numbers have given way already."""
    seating = SeatColumns(needs, frozenset(hard), frozenset(elastic))
    seating.seat_everybody()
    limits = _Limits(seating, shifts)
    limits.keep_counts()
    keep_duties(seating)
    limits.keep_sizes_even()
    limits.keep_together()
    limits.limit_visits()
    return ElasticProgram(needs, seating.active, seating.cohorts, seating.program, seating.given)


class _Limits:
    """What limits how people sit together: numbers, bonds and visits, written down over their seats."""

    def __init__(self, seating: SeatColumns, shifts: Mapping[Demand, int]) -> None:
        self.seating = seating
        self.needs = seating.needs
        self.program = seating.program
        self.shifts = shifts

    def keep_counts(self) -> None:
        """Let no group have too few or too many of the people whom a demand counts."""
        for demand, count in self.needs.counts.items():
            is_asked = demand in self.seating.active and demand not in self.needs.duties
            for sort in count.one_by_one() if is_asked else ():
                (people,) = sort.sorts
                holders = dict.fromkeys(
                    self.seating.cohort_of[person] for person in self.needs.people if person in people
                )
                for number in filter(count.is_about, self.needs.rounds):
                    for group in count.groups:
                        self._bound(demand, sort, self.seating.sitting(holders, number, group))

    def _bound(self, demand: Demand, count: Count, columns: list[int]) -> None:
        give, sign = self._give_of_count(demand, count)
        coefficients = [*_ones(columns), *sign]
        shift = self.shifts.get(demand, 0)
        if count.is_none_or_more:
            self._bound_unless_none(demand, count, columns)
        elif count.least is not None and count.least - shift > 0:
            self.program.add_row([*columns, *give], lower=count.least - shift, coefficients=coefficients)
        if count.most is not None and columns:
            self.program.add_row([*columns, *give], upper=count.most + shift, coefficients=coefficients)

    def _bound_unless_none(self, demand: Demand, count: Count, columns: list[int]) -> None:
        """Let nobody be counted, or enough: a column is 1 where somebody is."""
        least = (count.least or 0) - self.shifts.get(demand, 0)
        if not columns or least <= 1:
            return
        give, sign = self._give_of_count(demand, count)
        some = self.program.add_column(upper=1)
        most = float(len(count.sorts[0]))
        self.program.add_row(
            [*columns, *give, some], lower=0, coefficients=[*_ones(columns), *sign, -float(least)]
        )
        self.program.add_row([*columns, some], upper=0, coefficients=[*_ones(columns), -most])

    def _give_of_count(self, demand: Demand, count: Count) -> tuple[list[int], list[float]]:
        """The column by which a count gives way, if it does, and its coefficient."""
        if demand not in self.seating.elastic:
            return [], []
        if not demand.is_number:
            return [self.seating.given.of_whole(demand)], [-float(len(count.sorts[0]))]
        if count.least is not None:
            return [self.seating.given.of_number(demand, count.least)], [1.0]
        return [self.seating.given.of_number(demand, len(self.needs.people))], [-1.0]

    def keep_sizes_even(self) -> None:
        """Let sizes differ by one at most, in rounds in which no group says how many it seats."""
        if _EVEN not in self.seating.active:
            return
        every = range(len(self.seating.cohorts))
        shift = self.shifts.get(_EVEN, 0)
        is_elastic = _EVEN in self.seating.elastic
        give = [self.seating.given.of_number(_EVEN, len(self.needs.people))] if is_elastic else []
        for number in self.needs.even:
            low, high = even_sizes(len(self.needs.there[number]), self.needs.groups)
            for group in range(self.needs.groups):
                columns = self.seating.sitting(every, number, group)
                terms, ones = [*columns, *give], _ones(columns)
                if low > shift:
                    self.program.add_row(terms, lower=low - shift, coefficients=[*ones, *_ones(give)])
                if columns:
                    minus = [-1.0] * len(give)
                    self.program.add_row(terms, upper=high + shift, coefficients=[*ones, *minus])

    def keep_together(self) -> None:
        """Seat those who are bound and there in one group, one after the other."""
        for demand, bond in self.needs.bonds.items():
            if demand not in self.seating.active:
                continue
            for number in filter(bond.is_about, self.needs.rounds):
                there = [person for person in bond.people if person in self.needs.there[number]]
                for first, second in pairwise(there):
                    for group in range(self.needs.groups):
                        self._join(demand, first, second, (number, group))

    def _join(self, demand: Demand, first: int, second: int, place: tuple[int, int]) -> None:
        columns = [
            (self.seating.seated[self.seating.cohort_of[person], *place], sign)
            for person, sign in ((first, 1.0), (second, -1.0))
            if (self.seating.cohort_of[person], *place) in self.seating.seated
        ]
        give = [self.seating.given.of_whole(demand)] if demand in self.seating.elastic else []
        for side in (1.0, -1.0):
            self.program.add_row(
                [*(column for column, _ in columns), *give],
                upper=0,
                coefficients=[*(side * sign for _, sign in columns), *[-1.0] * len(give)],
            )

    def limit_visits(self) -> None:
        """Let nobody be at a topic more often than they may."""
        for person, groups, most in self.needs.visits or ():
            cohort = self.seating.cohort_of[person]
            columns = [
                self.seating.seated[cohort, number, group]
                for number in self.seating.cohorts[cohort].rounds
                for group in groups
                if (cohort, number, group) in self.seating.seated
            ]
            self.program.add_row(columns, upper=most)


def _ones(columns: Collection[int]) -> list[float]:
    return [1.0] * len(columns)
