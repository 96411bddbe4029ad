"""Demands written down as a program: held, given up at a cost, or left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from iclei_cli.assignment.conflict.demands import Change, Demand, even_sizes
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping

    import numpy as np
    import numpy.typing as npt

    from iclei_cli.assembly.people.participant import Participant
    from iclei_cli.assignment.conflict.elastic import Count, Elastic, Need


@dataclass
class _Kind:
    """People whom the demands cannot tell apart; `needs` are those about the first of them."""

    people: list[int]
    needs: list[Need]
    languages: tuple[str, ...]
    rounds: frozenset[int]
    released: dict[int, int] = field(default_factory=dict)

    def applying(self, number: int) -> list[tuple[int, Need]]:
        """The needs that hold in a round, with their index."""
        return [
            (index, need) for index, need in enumerate(self.needs) if not need.rounds or number in need.rounds
        ]


class ElasticProgram:
    """The program on its way; `number` and `amount` are what giving up counts, by column."""

    def __init__(
        self,
        facts: Elastic,
        held: Collection[Demand],
        elastic: Collection[Demand],
        shifts: Mapping[Demand, int],
    ) -> None:
        self.facts = facts
        self.held = frozenset(held)
        self.elastic = frozenset(elastic)
        self.active = self.held | self.elastic
        self.shifts = shifts
        self.program = Program()
        # HiGHS asks no rows where there is no column, as where nobody is allowed to sit anywhere.
        self.program.add_column(upper=0)
        self.number: dict[int, int] = {}
        self.amount: dict[int, int] = {}
        self.whole: dict[Demand, int] = {}
        self.partly: dict[Demand, int] = {}
        self.seated: dict[tuple[int, int, int], int] = {}
        self.kinds = self._kinds()
        self.kind_of = {person: index for index, kind in enumerate(self.kinds) for person in kind.people}
        for index, kind in enumerate(self.kinds):
            self._seat(index, kind)
        self._count()
        self._even()
        self._bind()
        self._visit()

    def hold(self, costs: Mapping[int, int], values: npt.NDArray[np.int64]) -> None:
        """Allow no more of `costs` than these values have."""
        if costs:
            most = sum(cost * int(values[column]) for column, cost in costs.items())
            self.program.add_row(list(costs), upper=most, coefficients=[float(c) for c in costs.values()])

    def changes(self, values: npt.NDArray[np.int64]) -> Iterator[Change]:
        """What the values give up."""
        for kind in self.kinds:
            for index, column in kind.released.items():
                every = [self._need(person, kind.needs[index]) for person in kind.people]
                for demand in every[: values[column]]:
                    yield Change(demand, peers=tuple(every))
        for demand, column in self.whole.items():
            if values[column] and demand not in self.partly:
                yield Change(demand)
        for demand, column in self.partly.items():
            if values[column]:
                yield self._partial(demand, int(values[column]))

    # People and where they sit

    def _kinds(self) -> list[_Kind]:
        facts = self.facts
        bound = {ident for demand, people in facts.bonds.items() if demand in self.active for ident in people}
        counted: defaultdict[int, list[int]] = defaultdict(list)
        for number, count in enumerate(facts.counts):
            if count.demand in self.active and not count.people >= facts.people.keys():
                for ident in count.people:
                    counted[ident].append(number)
        found: dict[Hashable, _Kind] = {}
        for ident, person in facts.people.items():
            needs = [need for need in facts.needs[ident] if need.demand in self.active]
            rounds = frozenset(number for number, there in facts.there.items() if ident in there)
            key: Hashable = ident
            if len(needs) < 2 and ident not in bound and facts.visits is None:  # noqa: PLR2004 - one or none
                shape = [(need.demand.batch, need.rounds, need.demand in self.held) for need in needs]
                key = (rounds, self._languages(person), tuple(counted[ident]), tuple(shape))
            kind = found.setdefault(key, _Kind([], needs, person.languages, rounds))
            kind.people.append(ident)
        return list(found.values())

    def _languages(self, person: Participant) -> tuple[str, ...]:
        """A person's languages, where there is a group that they may not sit in for them."""
        foreign = self.facts.foreign[person.languages]
        return person.languages if any(self.active.issuperset(found) for found in foreign.values()) else ()

    def _need(self, person: int, like: Need) -> Demand:
        """The demand about a person of a kind that is like that about its first."""
        if person == like.demand.person:
            return like.demand
        return next(need.demand for need in self.facts.needs[person] if need.demand in self.active)

    def _seat(self, index: int, kind: _Kind) -> None:
        """Seat a kind in every round; those who are away sit as ghosts, so that bonds reach across them."""
        foreign = self.facts.foreign[kind.languages]
        for number in self.facts.rounds:
            is_there = number in kind.rounds
            if not is_there and len(kind.people) > 1:
                continue
            blocks: defaultdict[int, list[int]] = defaultdict(list)
            own = []
            for group in range(len(self.facts.groups)):
                needs = (
                    [(i, n) for i, n in kind.applying(number) if group not in n.groups] if is_there else []
                )
                lost = foreign.get(group, ()) if is_there else ()
                is_lost = bool(lost) and self.active.issuperset(lost)
                if any(need.demand in self.held for _, need in needs):
                    continue
                if is_lost and self.held.issuperset(lost):
                    continue
                column = self.program.add_column(upper=len(kind.people))
                self.seated[index, number, group] = column
                own.append(column)
                for which, _ in needs:
                    blocks[which].append(column)
                if is_lost:
                    self._translate(column, len(kind.people), self.elastic.intersection(lost))
            self.program.add_row(own, lower=len(kind.people), upper=len(kind.people))
            for which, columns in blocks.items():
                self._release(kind, which, columns)

    def _release(self, kind: _Kind, which: int, columns: list[int]) -> None:
        """As many of a kind as sit against a need are released from it."""
        if which not in kind.released:
            column = self.program.add_column(upper=len(kind.people))
            kind.released[which] = self._costing(column)
        terms = [*columns, kind.released[which]]
        self.program.add_row(terms, upper=0, coefficients=[1.0] * len(columns) + [-1.0])

    def _translate(self, column: int, most: int, demands: Collection[Demand]) -> None:
        """Whoever sits where they understand nothing needs one of their languages spoken there."""
        terms = [self._given_up(demand) for demand in sorted(demands, key=str)]
        self.program.add_row([column, *terms], upper=0, coefficients=[1.0] + [-float(most)] * len(terms))

    # Numbers

    def _count(self) -> None:
        for count in self.facts.counts:
            if count.demand not in self.active:
                continue
            holders: defaultdict[int, int] = defaultdict(int)
            for person in count.people & self.facts.people.keys():
                holders[self.kind_of[person]] += 1
            for number in self.facts.rounds:
                for group in count.groups:
                    self._bound(count, self._sitting(holders, number, group))

    def _bound(self, count: Count, columns: list[int]) -> None:
        shift = self.shifts.get(count.demand, 0)
        terms, coefficients = list(columns), [1.0] * len(columns)
        most = len(self.facts.people)
        if count.demand in self.elastic:
            if count.demand.kind == "apart":
                terms.append(self._given_up(count.demand))
                coefficients.append(-float(len(count.people)))
            else:
                terms.append(self._giving(count.demand, most if count.low is None else count.low))
                coefficients.append(1.0 if count.low is not None else -1.0)
        if count.low is not None and count.low - shift > 0:
            self.program.add_row(terms, lower=count.low - shift, coefficients=coefficients)
        if count.high is not None and columns:
            self.program.add_row(terms, upper=count.high + shift, coefficients=coefficients)

    def _sitting(self, holders: Mapping[int, int], number: int, group: int) -> list[int]:
        """The columns that count the holders who are there, whole kinds at a time."""
        return [
            self.seated[kind, number, group]
            for kind in holders
            if number in self.kinds[kind].rounds and (kind, number, group) in self.seated
        ]

    def _even(self) -> None:
        demand = Demand("even-sizes")
        if demand not in self.active:
            return
        every = dict.fromkeys(range(len(self.kinds)), 1)
        for number in self.facts.rounds:
            low, high = even_sizes(self.facts.assembly, len(self.facts.there[number]))
            for group in range(len(self.facts.groups)):
                columns = self._sitting(every, number, group)
                give = [self._giving(demand, len(self.facts.people))] if demand in self.elastic else []
                ones = [1.0] * len(columns)
                shift = self.shifts.get(demand, 0)
                if low > shift:
                    self.program.add_row(
                        [*columns, *give], lower=low - shift, coefficients=[*ones, *[1.0] * len(give)]
                    )
                if columns:
                    self.program.add_row(
                        [*columns, *give], upper=high + shift, coefficients=[*ones, *[-1.0] * len(give)]
                    )

    # Rules about several people, and several rounds

    def _bind(self) -> None:
        for demand, people in self.facts.bonds.items():
            if demand not in self.active:
                continue
            for first, second in pairwise(people):
                for number in self.facts.rounds:
                    for group in range(len(self.facts.groups)):
                        self._join(demand, first, second, (number, group))

    def _join(self, demand: Demand, first: int, second: int, place: tuple[int, int]) -> None:
        columns = [
            (self.seated[self.kind_of[person], *place], sign)
            for person, sign in ((first, 1.0), (second, -1.0))
            if (self.kind_of[person], *place) in self.seated
        ]
        give = [self._given_up(demand)] if demand in self.elastic else []
        for side in (1.0, -1.0):
            self.program.add_row(
                [*(column for column, _ in columns), *give],
                upper=0,
                coefficients=[*(side * sign for _, sign in columns), *[-1.0] * len(give)],
            )

    def _visit(self) -> None:
        for person, groups, most in self.facts.visits or ():
            kind = self.kind_of[person]
            columns = [
                self.seated[kind, number, group]
                for number in self.kinds[kind].rounds
                for group in groups
                if (kind, number, group) in self.seated
            ]
            self.program.add_row(columns, upper=most)

    # Giving up

    def _costing(self, column: int) -> int:
        self.number[column] = 1
        self.amount[column] = 1
        return column

    def _given_up(self, demand: Demand) -> int:
        """The column that is 1 where a demand is given up as a whole."""
        if demand not in self.whole:
            self.whole[demand] = self._costing(self.program.add_column(upper=1))
        return self.whole[demand]

    def _giving(self, demand: Demand, most: int) -> int:
        """The column of by how much a number gives way."""
        if demand not in self.partly:
            is_given = self.whole[demand] = self.program.add_column(upper=1)
            self.number[is_given] = 1
            column = self.partly[demand] = self.program.add_column(upper=most)
            self.amount[column] = 1
            self.program.add_row([column, is_given], upper=0, coefficients=[1.0, -float(most)])
        return self.partly[demand]

    def _partial(self, demand: Demand, amount: int) -> Change:
        if demand.kind == "even-sizes":
            sizes = [even_sizes(self.facts.assembly, len(there)) for there in self.facts.there.values()]
            least = max(0, min(low for low, _ in sizes) - amount)
            return Change(demand, amount, max(high for _, high in sizes) + amount, least)
        count = next(count for count in self.facts.counts if count.demand == demand)
        to = count.high + amount if count.high is not None else (count.low or 0) - amount
        return Change(demand, amount, to)
