"""The same problem in OR-Tools CP-SAT, written plainly: the yardstick for the program's own solver.

It shares no code with that solver: what is allowed and what it costs are reckoned by the tests' own judge.
One variable tells whether a person sits in a group in a round, one whether a pair meets in a round.
"""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from assignment.brute_force import Judge
from benchmarks.planning import Planned
from iclei_cli.assembly.nouns.plan import Tier
from iclei_cli.assembly.nouns.rule import Apart, AtLeast, AtMost, Together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from benchmarks.cases import Case
    from iclei_cli.assembly.nouns.assembly import Assembly

UNIT = 8
"""Costs are counted in eighths: r(r-1)/2 with r a multiple of 1/2."""
WORKERS = 2
FOUND = {cp_model.OPTIMAL, cp_model.FEASIBLE}


def plan(case: Case, assembly: Assembly, seed: int, seconds: float) -> Planned:
    """Plan all rounds tier by tier, all of them in so many seconds; building the model is not counted."""
    del seed
    return _Plan(Judge(assembly, case.settings)).solve(seconds)


class _Plan:
    """The model, with what of it makes up each tier."""

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.groups = judge.assembly.groups
        self.rounds = range(judge.settings.rounds)
        self.people = {number: [person.id for person in judge.there(number)] for number in self.rounds}
        self.model = cp_model.CpModel()
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = WORKERS
        self.solver.parameters.random_seed = 0
        self.sits = {
            (number, ident, key): self.model.new_bool_var("")
            for number in self.rounds
            for ident in self.people[number]
            for key in sorted(judge.homes(number, ident))
        }
        for number in self.rounds:
            self._seat_everyone(number)
            self._hold_rules(number)
        if len(self.rounds) > 1:
            self._hold_visits()
        self.tiers = {
            name: list(getattr(self, f"_{name}")())
            for name in judge.settings.order
            if name != "meetings" or len(self.rounds) > 1
        }

    def solve(self, seconds: float) -> Planned:
        """Minimise tier after tier, each started from the plan of the one before."""
        left, seats, tiers = seconds, [], []
        for name, terms in self.tiers.items():
            cost = cp_model.LinearExpr.sum(terms)
            self.model.minimize(cost)
            self.solver.parameters.max_time_in_seconds = max(0.1, left)
            status = self.solver.solve(self.model)
            left -= self.solver.wall_time
            if status not in FOUND:
                break
            value, bound = round(self.solver.objective_value), self.solver.best_objective_bound
            unit = UNIT if name == "choices" else 1
            tiers.append(Tier(name=name, value=value / unit, bound=max(0, math.ceil(bound - 1e-6)) / unit))
            seats = self._seats()
            self.model.add(cost <= value)
            self.model.clear_hints()
            for index in range(len(self.model.proto.variables)):
                variable = self.model.get_int_var_from_proto_index(index)
                self.model.add_hint(variable, self.solver.value(variable))
        return Planned(seats, tiers, seconds - left)

    def _at(self, number: int, key: str, people: Iterable[int]) -> list[cp_model.IntVar]:
        """The variables of those of `people` who may sit in a group."""
        return [self.sits[number, ident, key] for ident in people if (number, ident, key) in self.sits]

    def _seat_everyone(self, number: int) -> None:
        people = self.people[number]
        for ident in people:
            self.model.add_exactly_one(
                self.sits[number, ident, key] for key in self.groups if (number, ident, key) in self.sits
            )
        seats = self.judge.seats(number)
        is_free = all(own.min is None and own.max is None for own in seats.values())
        least, more = divmod(len(people), len(self.groups))
        for key, own in seats.items():
            low, high = own.min or 0, own.max or len(people)
            if is_free:
                low, high = least, least + bool(more)
            self.model.add_linear_constraint(sum(self._at(number, key, people)), low, high)

    def _hold_rules(self, number: int) -> None:
        there = set(self.people[number])
        for rule in self.judge.assembly.rules.values():
            if isinstance(rule, Together):
                for one, other in combinations([ident for ident in rule.people if ident in there], 2):
                    for key in self.groups:
                        self.model.add(
                            sum(self._at(number, key, [one])) == sum(self._at(number, key, [other]))
                        )
            elif isinstance(rule, Apart):
                for key in self.groups:
                    self.model.add_at_most_one(self._at(number, key, rule.people))
            elif isinstance(rule, AtLeast | AtMost):
                self._hold_number(number, rule)

    def _hold_number(self, number: int, rule: AtLeast | AtMost) -> None:
        assert rule.value is not None, "benchmarks count one value"
        held = [
            ident
            for ident in self.people[number]
            if self.judge.has(self.judge.assembly.participants[ident], rule.attribute, rule.value)
        ]
        for key in [rule.group] if rule.group else self.groups:
            count = sum(self._at(number, key, held))
            self.model.add(count >= rule.count if isinstance(rule, AtLeast) else count <= rule.count)

    def _hold_visits(self) -> None:
        tables = defaultdict(list)
        for key, group in self.groups.items():
            if group.topic is not None:
                tables[group.topic].append(key)
        for ident in {ident for people in self.people.values() for ident in people}:
            for topic, keys in tables.items():
                visits = [
                    item for number in self.rounds for key in keys for item in self._at(number, key, [ident])
                ]
                self.model.add(sum(visits) <= self.judge.visits_allowed(ident, topic))

    # What the tiers come to: the terms of a sum

    def _spread(self) -> Iterator[cp_model.LinearExprT]:
        for number in self.rounds:
            for people, weight in self.judge.holders(number):
                if len(people) > 1:
                    for key, share in self.judge.shares(number).items():
                        yield from self._excess(number, key, people, len(people) * share, weight)

    def _excess(
        self, number: int, key: str, people: list[int], fair: Fraction, weight: int
    ) -> Iterator[cp_model.LinearExprT]:
        count = sum(self._at(number, key, people))
        under = self.model.new_int_var(0, len(people), "")
        over = self.model.new_int_var(0, len(people), "")
        self.model.add(count + under >= math.floor(fair))
        self.model.add(count - over <= math.ceil(fair))
        yield from (weight * under, weight * over)

    def _choices(self) -> Iterator[cp_model.LinearExprT]:
        costs: dict[tuple[int, str | None], int] = {}
        for (_, ident, key), variable in self.sits.items():
            where = ident, self.judge.topic(key)
            if where not in costs:
                costs[where] = int(UNIT * self.judge.choices({ident: key}))
            yield costs[where] * variable

    def _meetings(self) -> Iterator[cp_model.LinearExprT]:
        """A pair costs 1 for every two rounds in which it meets."""
        for one, other in combinations(sorted({i for people in self.people.values() for i in people}), 2):
            meets = [
                self._meet(number, one, other)
                for number in self.rounds
                if {one, other} <= {*self.people[number]}
            ]
            for first, second in combinations(meets, 2):
                again = self.model.new_bool_var("")
                self.model.add_bool_or([~first, ~second, again])
                yield again

    def _meet(self, number: int, one: int, other: int) -> cp_model.IntVar:
        meet = self.model.new_bool_var("")
        for key in self.groups:
            both = self._at(number, key, [one, other])
            if len(both) == 2:
                self.model.add_bool_or([~both[0], ~both[1], meet])
        return meet

    def _seats(self) -> list[dict[int, str]]:
        seats: list[dict[int, str]] = [{} for _ in self.rounds]
        for (number, ident, key), variable in self.sits.items():
            if self.solver.boolean_value(variable):
                seats[number][ident] = key
        return seats
