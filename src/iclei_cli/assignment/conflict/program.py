"""Demands written down as a program: held, given up at a cost, or left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from iclei_cli.assignment.conflict.cohorts import cohorts_of
from iclei_cli.assignment.conflict.concessions import Concessions
from iclei_cli.assignment.conflict.demands import Change, Demand
from iclei_cli.assignment.problem.problem import even_sizes
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assignment.conflict.cohorts import Cohort
    from iclei_cli.assignment.conflict.needs import Need, Needs
    from iclei_cli.assignment.problem.rules import Count

_EVEN = Demand("even-sizes")
_NO_SHIFTS: Mapping[Demand, int] = MappingProxyType({})


@dataclass(frozen=True)
class ElasticProgram:
    """Everybody is seated, and each demand is held, given up at a cost, or left out.

    Attributes:
        active: the demands that are held or elastic.
        given: the columns of what is given up.
    """

    needs: Needs
    active: frozenset[Demand]
    cohorts: list[Cohort]
    program: Program
    given: Concessions

    def changes(self, values: npt.NDArray[np.int64]) -> Iterator[Change]:
        """What the values give up."""
        for (cohort, which), column in self.given.released.items():
            like = self.cohorts[cohort].needs[which]
            peers = tuple(self._demand_about(person, like) for person in self.cohorts[cohort].people)
            for demand in peers[: values[column]]:
                yield Change(demand, peers=peers)
        for demand, column in self.given.whole.items():
            if values[column] and demand not in self.given.partly:
                yield Change(demand)
        for demand, column in self.given.partly.items():
            if values[column]:
                yield self._partial(demand, int(values[column]))

    def _demand_about(self, person: int, like: Need) -> Demand:
        """The demand about a person of a cohort that is like that about its first."""
        if person == like.demand.person:
            return like.demand
        return next(need.demand for need in self.needs.places[person] if need.demand in self.active)

    def _partial(self, demand: Demand, amount: int) -> Change:
        if demand == _EVEN:
            sizes = [even_sizes(len(there), self.needs.groups) for there in self.needs.there.values()]
            least = max(0, min(low for low, _ in sizes) - amount)
            return Change(demand, amount, max(high for _, high in sizes) + amount, least)
        count = self.needs.counts[demand]
        to = count.most + amount if count.most is not None else (count.least or 0) - amount
        return Change(demand, amount, to)


def elastic_program(
    needs: Needs,
    held: Collection[Demand],
    elastic: Collection[Demand] = (),
    shifts: Mapping[Demand, int] = _NO_SHIFTS,
) -> ElasticProgram:
    """Write the demands down; `shifts` says by how much numbers have given way already."""
    writing = _Writing(needs, frozenset(held), frozenset(elastic), shifts)
    writing.seat_everybody()
    writing.keep_counts()
    writing.keep_sizes_even()
    writing.keep_together()
    writing.limit_visits()
    return ElasticProgram(needs, writing.active, writing.cohorts, writing.program, writing.given)


class _Writing:
    """A program that is being written down.

    Attributes:
        seated: the column of how many of a cohort sit in a group in a round: (cohort, round, group).
    """

    def __init__(
        self,
        needs: Needs,
        held: frozenset[Demand],
        elastic: frozenset[Demand],
        shifts: Mapping[Demand, int],
    ) -> None:
        self.needs = needs
        self.held = held
        self.elastic = elastic
        self.active = held | elastic
        self.shifts = shifts
        self.cohorts = cohorts_of(needs, held, self.active)
        self.cohort_of = {
            person: index for index, cohort in enumerate(self.cohorts) for person in cohort.people
        }
        self.program = Program()
        # HiGHS asks no rows where there is no column, as where nobody is allowed to sit anywhere.
        self.program.add_column(upper=0)
        self.given = Concessions(self.program)
        self.seated: dict[tuple[int, int, int], int] = {}

    # People and where they sit

    def seat_everybody(self) -> None:
        """Seat each cohort in every round; whoever is away sits as a ghost: bonds reach across them."""
        for index, cohort in enumerate(self.cohorts):
            for number in self.needs.rounds:
                if number in cohort.rounds:
                    self._seat(index, number)
                elif len(cohort.people) == 1:
                    self._seat_ghost(index, number)

    def _seat_ghost(self, cohort: int, number: int) -> None:
        columns = [self._add_seats(cohort, number, group) for group in range(self.needs.groups)]
        self.program.add_row(columns, lower=1, upper=1)

    def _seat(self, index: int, number: int) -> None:
        cohort = self.cohorts[index]
        foreign = self.needs.foreign[cohort.languages]
        against: defaultdict[int, list[int]] = defaultdict(list)
        columns = []
        for group in range(self.needs.groups):
            broken = [
                (which, need) for which, need in cohort.needs_in(number) if group not in need.place.groups
            ]
            lost = foreign.get(group, ())
            is_lost = bool(lost) and self.active.issuperset(lost)
            if any(need.demand in self.held for _, need in broken) or (
                is_lost and self.held.issuperset(lost)
            ):
                continue
            column = self._add_seats(index, number, group)
            columns.append(column)
            for which, _ in broken:
                against[which].append(column)
            if is_lost:
                self._translate(column, len(cohort.people), self.elastic.intersection(lost))
        self.program.add_row(columns, lower=len(cohort.people), upper=len(cohort.people))
        for which, sitting in against.items():
            self._release(index, which, sitting)

    def _add_seats(self, cohort: int, number: int, group: int) -> int:
        column = self.program.add_column(upper=len(self.cohorts[cohort].people))
        self.seated[cohort, number, group] = column
        return column

    def _release(self, cohort: int, which: int, columns: list[int]) -> None:
        """As many of a cohort as sit against a need are released from it."""
        released = self.given.of_people(cohort, which, len(self.cohorts[cohort].people))
        self.program.add_row([*columns, released], upper=0, coefficients=[*_ones(columns), -1.0])

    def _translate(self, column: int, most: int, demands: Collection[Demand]) -> None:
        """Whoever sits where they understand nothing needs one of their languages spoken there."""
        spoken = [self.given.of_whole(demand) for demand in sorted(demands, key=str)]
        self.program.add_row([column, *spoken], upper=0, coefficients=[1.0] + [-float(most)] * len(spoken))

    # Numbers

    def keep_counts(self) -> None:
        """Let no group have too few or too many of the people whom a demand counts."""
        for demand, count in self.needs.counts.items():
            if demand not in self.active:
                continue
            holders = dict.fromkeys(
                self.cohort_of[person] for person in self.needs.people if person in count.people
            )
            for number in self.needs.rounds:
                for group in count.groups:
                    self._bound(demand, count, self._sitting(holders, number, group))

    def _bound(self, demand: Demand, count: Count, columns: list[int]) -> None:
        give, sign = self._give_of_count(demand, count)
        coefficients = [*_ones(columns), *sign]
        shift = self.shifts.get(demand, 0)
        if count.least is not None and count.least - shift > 0:
            self.program.add_row([*columns, *give], lower=count.least - shift, coefficients=coefficients)
        if count.most is not None and columns:
            self.program.add_row([*columns, *give], upper=count.most + shift, coefficients=coefficients)

    def _give_of_count(self, demand: Demand, count: Count) -> tuple[list[int], list[float]]:
        """The column by which a count gives way, if it does, and its coefficient."""
        if demand not in self.elastic:
            return [], []
        if not demand.is_number:
            return [self.given.of_whole(demand)], [-float(len(count.people))]
        if count.least is not None:
            return [self.given.of_number(demand, count.least)], [1.0]
        return [self.given.of_number(demand, len(self.needs.people))], [-1.0]

    def keep_sizes_even(self) -> None:
        """Let sizes differ by one at most, where no group says how many it seats."""
        if _EVEN not in self.active:
            return
        every = range(len(self.cohorts))
        shift = self.shifts.get(_EVEN, 0)
        for number in self.needs.rounds:
            low, high = even_sizes(len(self.needs.there[number]), self.needs.groups)
            for group in range(self.needs.groups):
                columns = self._sitting(every, number, group)
                give = [self.given.of_number(_EVEN, len(self.needs.people))] if _EVEN in self.elastic else []
                terms, ones = [*columns, *give], _ones(columns)
                if low > shift:
                    self.program.add_row(terms, lower=low - shift, coefficients=[*ones, *_ones(give)])
                if columns:
                    minus = [-1.0] * len(give)
                    self.program.add_row(terms, upper=high + shift, coefficients=[*ones, *minus])

    def _sitting(self, cohorts: Iterable[int], number: int, group: int) -> list[int]:
        """The columns that count those of some cohorts who are there."""
        return [
            self.seated[cohort, number, group]
            for cohort in cohorts
            if number in self.cohorts[cohort].rounds and (cohort, number, group) in self.seated
        ]

    # Rules about several people, and several rounds

    def keep_together(self) -> None:
        """Seat those who are bound in one group, one after the other."""
        for demand, bond in self.needs.bonds.items():
            if demand not in self.active:
                continue
            for first, second in pairwise(bond.people):
                for number in self.needs.rounds:
                    for group in range(self.needs.groups):
                        self._join(demand, first, second, (number, group))

    def _join(self, demand: Demand, first: int, second: int, place: tuple[int, int]) -> None:
        columns = [
            (self.seated[self.cohort_of[person], *place], sign)
            for person, sign in ((first, 1.0), (second, -1.0))
            if (self.cohort_of[person], *place) in self.seated
        ]
        give = [self.given.of_whole(demand)] if demand in self.elastic else []
        for side in (1.0, -1.0):
            self.program.add_row(
                [*(column for column, _ in columns), *give],
                upper=0,
                coefficients=[*(side * sign for _, sign in columns), *[-1.0] * len(give)],
            )

    def limit_visits(self) -> None:
        """Let nobody be at a topic more often than they may."""
        for person, groups, most in self.needs.visits or ():
            cohort = self.cohort_of[person]
            columns = [
                self.seated[cohort, number, group]
                for number in self.cohorts[cohort].rounds
                for group in groups
                if (cohort, number, group) in self.seated
            ]
            self.program.add_row(columns, upper=most)


def _ones(columns: Collection[int]) -> list[float]:
    return [1.0] * len(columns)
