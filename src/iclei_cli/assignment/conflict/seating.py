"""Everybody seated, as columns of a program: where each cohort may sit, and what has to give way for that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from iclei_cli.assignment.conflict.cohorts import cohorts_of
from iclei_cli.assignment.conflict.concessions import ConcessionColumns
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from iclei_cli.assignment.conflict.demands import Demand
    from iclei_cli.assignment.conflict.needs import Needs


class SeatColumns:
    """Who may sit where, while some demands are hard and others elastic.

    Attributes:
        active: the demands that are hard or elastic.
        cohort_of: the index of each person's cohort, by id.
        given: the columns of what is given up.
        seated: the column of how many of a cohort sit in a group in a round: (cohort, round, group).
    """

    def __init__(self, needs: Needs, hard: frozenset[Demand], elastic: frozenset[Demand]) -> None:
        self.needs = needs
        self.hard = hard
        self.elastic = elastic
        self.active = hard | elastic
        self.cohorts = cohorts_of(needs, hard, self.active)
        self.cohort_of = {
            person: index for index, cohort in enumerate(self.cohorts) for person in cohort.people
        }
        self.program = Program()
        # HiGHS asks no rows where there is no column, as where nobody is allowed to sit anywhere.
        self.program.add_column(upper=0)
        self.given = ConcessionColumns(self.program)
        self.seated: dict[tuple[int, int, int], int] = {}

    def seat_everybody(self) -> None:
        """Seat each cohort in every round in which it is there."""
        for index, cohort in enumerate(self.cohorts):
            for number in self.needs.rounds:
                if number in cohort.rounds:
                    self._seat(index, number)

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
            if any(need.demand in self.hard for _, need in broken) or (
                is_lost and self.hard.issuperset(lost)
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
        self.program.add_row([*columns, released], upper=0, coefficients=[*[1.0] * len(columns), -1.0])

    def _translate(self, column: int, most: int, demands: Collection[Demand]) -> None:
        """Whoever sits where they understand nothing needs one of their languages spoken there."""
        spoken = [self.given.of_whole(demand) for demand in sorted(demands, key=str)]
        self.program.add_row([column, *spoken], upper=0, coefficients=[1.0] + [-float(most)] * len(spoken))

    def sitting(self, cohorts: Iterable[int], number: int, group: int) -> list[int]:
        """The columns that count those of some cohorts who are there."""
        return [
            self.seated[cohort, number, group]
            for cohort in cohorts
            if number in self.cohorts[cohort].rounds and (cohort, number, group) in self.seated
        ]
