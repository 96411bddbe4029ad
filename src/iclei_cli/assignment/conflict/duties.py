"""Duties written down over seats: at a table with people, enough could hold some of each set of them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.rule import Duties
    from iclei_cli.assignment.conflict.demands import Demand
    from iclei_cli.assignment.conflict.seating import SeatColumns


def keep_duties(seating: SeatColumns) -> None:
    """Let every table with people have somebody for each duty, as long as that is asked for."""
    rows = _Rows(seating)
    for demand, rule in seating.needs.duties.items():
        if demand in seating.active:
            rows.keep(demand, rule)


class _Rows:
    """The rows of duties: for any n of them, n people at a table could hold one (Hall's theorem)."""

    def __init__(self, seating: SeatColumns) -> None:
        self.seating = seating
        self.needs = seating.needs
        self.program = seating.program

    def keep(self, demand: Demand, rule: Duties) -> None:
        """Let each table that is open in a round of the rule have enough people for its duties."""
        sets = [
            frozenset(some)
            for size in range(1, len(rule.duties) + 1)
            for some in combinations(rule.duties, size)
        ]
        give = [self.seating.given.of_whole(demand)] if demand in self.seating.elastic else []
        for number in self.needs.rounds:
            if rule.rounds and number not in rule.rounds:
                continue
            for group in range(self.needs.groups):
                is_open = self._opening(number, group)
                for some in sets:
                    able = list(self._able(rule, some, number, group))
                    least = float(len(some))
                    coefficients = [*[1.0] * len(able), *[least] * len(give), -least]
                    self.program.add_row([*able, *give, is_open], lower=0, coefficients=coefficients)

    def _opening(self, number: int, group: int) -> int:
        """Add a column that is 1 where anybody sits at a table in a round."""
        columns = self.seating.sitting(range(len(self.seating.cohorts)), number, group)
        is_open = self.program.add_column(upper=1)
        coefficients = [*[1.0] * len(columns), -float(len(self.needs.people))]
        self.program.add_row([*columns, is_open], upper=0, coefficients=coefficients)
        return is_open

    def _able(self, rule: Duties, some: frozenset[str], number: int, group: int) -> Iterator[int]:
        """The columns that count those at a table who could hold one of some duties."""
        for index, cohort in enumerate(self.seating.cohorts):
            column = self.seating.seated.get((index, number, group))
            if column is None:
                continue
            named = self._named(rule, cohort.people[0])
            offers = some.intersection(self.needs.people[cohort.people[0]].offers)
            if named:
                yield self._able_if_named(index, column, named, some, is_offered=bool(offers))
            elif offers:
                yield column

    def _named(self, rule: Duties, person: int) -> list[Demand]:
        """For which of the duties somebody is named at a table, as far as that is not left out."""
        demands = (need.demand for need in self.needs.places[person])
        return [demand for demand in demands if demand.role in rule.duties and demand in self.seating.active]

    def _able_if_named(
        self, cohort: int, column: int, named: list[Demand], some: frozenset[str], *, is_offered: bool
    ) -> int:
        """Add a column that can be 1 where somebody sits, if they can do one of some duties.

        That is what they are still named for; or once they are named for nothing any more, what they offer.
        """
        able = self.program.add_column(upper=1)
        self.program.add_row([able, column], upper=0, coefficients=[1.0, -1.0])
        kept = [demand for demand in named if demand.role in some]
        given = {demand: self._given(cohort, demand) for demand in named}
        terms = {let_go: 1.0 for demand in kept if (let_go := given[demand]) is not None}
        for demand in named:
            own = dict(terms)
            let_go = given[demand]
            if is_offered and let_go is not None:
                own[let_go] = own.get(let_go, 0.0) - 1.0
            self.program.add_row([able, *own], upper=len(kept), coefficients=[1.0, *own.values()])
        return able

    def _given(self, cohort: int, demand: Demand) -> int | None:
        """The column that is 1 where somebody is not named any more; None where that is not to give way."""
        if demand not in self.seating.elastic:
            return None
        needs = self.seating.cohorts[cohort].needs
        which = next(index for index, need in enumerate(needs) if need.demand == demand)
        return self.seating.given.of_people(cohort, which, 1)
