"""Questions answered by CP-SAT, with a model by people and pairs, written from the definitions alone."""

from __future__ import annotations

import math
import pickle
import sys
from contextlib import suppress
from functools import partial
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

from iclei_cli.assembly.nouns.rule import Apart, AtLeast, AtMost, Duties, NoFewer, Together, is_about

if TYPE_CHECKING:
    from collections.abc import Callable

    from oracle.asking import Question

_SECONDS = 10.0
_UNIT = 8
"""Choices cost whole eighths."""


def answer(question: Question) -> bool | None:
    """Whether there is such a plan; None where the time was up before."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = _SECONDS
    status = solver.solve(_Model(question).model)
    if status in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return True
    return False if status == cp_model.INFEASIBLE else None


class _Model:
    """A model that is feasible where there is such a plan."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.judge = question.judge
        self.model = cp_model.CpModel()
        self.groups = list(self.judge.assembly.groups)
        self.there = {
            number: [person.id for person in self.judge.there(number)] for number in question.numbers
        }
        self.seat = {
            (number, ident, key): self.model.new_bool_var("")
            for number, people in self.there.items()
            for ident in people
            for key in question.options(number, ident)
        }
        for number, people in self.there.items():
            for ident in people:
                self.model.add(sum(self.at(number, ident, key) for key in self.groups) == 1)
            self._hold_sizes(number)
            self._hold_company(number)
            self._hold_numbers(number)
            self._hold_duties(number)
        if len(self.there) > 1:
            self._hold_visits()
        tiers: dict[str, Callable[[], tuple[Any, int]]] = {
            "spread": self._spread,
            "choices": self._choices,
            "meetings": self._meetings,
            "moves": self._moves,
            "company": self._company,
            "no-wish": partial(self._unmet, None),
            "no-top-two": partial(self._unmet, 2),
            "no-first": partial(self._unmet, 1),
        }
        for name, most in question.at_most.items():
            cost, unit = tiers[name]()
            self.model.add(cost <= math.floor(most * unit))

    def at(self, number: int, ident: int, key: str) -> Any:
        """1 where somebody sits in a group."""
        return self.seat.get((number, ident, key), 0)

    def _hold_sizes(self, number: int) -> None:
        sizes = {key: sum(self.at(number, ident, key) for ident in self.there[number]) for key in self.groups}
        seats = self.judge.seats(number)
        if self.question.sizes is not None:
            for key, (low, high) in self.question.sizes.items():
                self._ask_for(key, low, sizes[key])
                self.model.add(sizes[key] <= high)
        elif all(seat.min is None and seat.max is None for seat in seats.values()):
            least = self.model.new_int_var(0, len(self.there[number]), "")
            for size in sizes.values():
                self.model.add(least <= size)
                self.model.add(size <= least + 1)
        else:
            for key, seat in seats.items():
                self._ask_for(key, seat.min or 0, sizes[key])
                if seat.max is not None:
                    self.model.add(sizes[key] <= seat.max)

    def _ask_for(self, key: str, least: int, size: Any) -> None:
        """Let so many sit in a group at least, or nobody where it opens only if needed."""
        if not self.judge.assembly.groups[key].if_needed:
            self.model.add(size >= least)
            return
        is_open = self.model.new_bool_var("")
        self.model.add(size >= least).only_enforce_if(is_open)
        self.model.add(size == 0).only_enforce_if(~is_open)

    def _hold_company(self, number: int) -> None:
        for rule in self.judge.assembly.rules.values():
            if not isinstance(rule, Together | Apart) or not is_about(rule, number + 1):
                continue
            for one, other in combinations(sorted({*rule.people} & {*self.there[number]}), 2):
                for key in self.groups:
                    if isinstance(rule, Together):
                        self.model.add(self.at(number, one, key) == self.at(number, other, key))
                    else:
                        self.model.add(self.at(number, one, key) + self.at(number, other, key) <= 1)

    def _hold_numbers(self, number: int) -> None:
        for rule in self.judge.assembly.rules.values():
            if not isinstance(rule, AtLeast | AtMost | NoFewer) or not is_about(rule, number + 1):
                continue
            for key, value in product(
                [rule.group] if rule.group else self.groups, self.judge.values_counted(rule)
            ):
                here = sum(
                    self.at(number, ident, key)
                    for ident in self.there[number]
                    if self.judge.has(self.judge.assembly.participants[ident], rule.attribute, value)
                )
                if isinstance(rule, NoFewer):
                    some = self.model.new_bool_var("")
                    self.model.add(here >= rule.count).only_enforce_if(some)
                    self.model.add(here == 0).only_enforce_if(~some)
                else:
                    self.model.add(here >= rule.count if isinstance(rule, AtLeast) else here <= rule.count)

    def _hold_duties(self, number: int) -> None:
        """Let somebody at each table where people sit hold each duty, and nobody two of them."""
        for rule in self.judge.assembly.rules.values():
            if not isinstance(rule, Duties) or not is_about(rule, number + 1):
                continue
            for key in self.groups:
                holds = {
                    (ident, duty): self.model.new_bool_var("")
                    for ident in self.there[number]
                    for duty in sorted(self.judge.could_do(ident, rule) & {*rule.duties})
                }
                for ident in self.there[number]:
                    held = sum(held for (holder, _), held in holds.items() if holder == ident)
                    self.model.add(held <= self.at(number, ident, key))
                    for duty in rule.duties:
                        held = sum(held for (_, dealt), held in holds.items() if dealt == duty)
                        self.model.add(held >= self.at(number, ident, key))

    def _hold_visits(self) -> None:
        topics = {self.judge.topic(key) for key in self.groups} - {None}
        for ident in {ident for people in self.there.values() for ident in people}:
            for topic in topics:
                assert topic is not None
                visits = sum(
                    self.at(number, ident, key)
                    for number in self.there
                    for key in self.groups
                    if self.judge.topic(key) == topic
                )
                self.model.add(visits <= self.question.visits_allowed(ident, topic))

    # What it costs

    def _spread(self) -> tuple[Any, int]:
        terms = []
        for number in self.there:
            for people, weight in self.judge.holders(number):
                for key, (low, high) in self.judge.fair(number, len(people)).items():
                    count = sum(self.at(number, ident, key) for ident in people)
                    excess = self.model.new_int_var(0, len(people), "")
                    self.model.add(excess >= low - count)
                    self.model.add(excess >= count - high)
                    terms.append(weight * excess)
        return sum(terms), 1

    def _choices(self) -> tuple[Any, int]:
        costs = [
            int(self.judge.choices({ident: key}) * _UNIT) * seat
            for (_, ident, key), seat in self.seat.items()
        ]
        return sum(costs), _UNIT

    def _meetings(self) -> tuple[Any, int]:
        terms: list[Any] = []
        before = self.judge.met_before()
        for one, other in combinations(sorted({i for people in self.there.values() for i in people}), 2):
            meets = {
                number: self._meet(number, one, other)
                for number, people in self.there.items()
                if one in people and other in people
            }
            terms += [before[one, other] * meet for meet in meets.values()]
            for first, second in combinations(meets.values(), 2):
                both = self.model.new_bool_var("")
                self.model.add(both >= first + second - 1)
                terms.append(both)
        return sum(terms), 1

    def _meet(self, number: int, one: int, other: int) -> cp_model.IntVar:
        meet = self.model.new_bool_var("")
        for key in self.groups:
            self.model.add(meet >= self.at(number, one, key) + self.at(number, other, key) - 1)
        return meet

    def _company(self) -> tuple[Any, int]:
        """Who meets in no round whom they wish to meet, and who sits with whom they wish to avoid."""
        coming = {person.id: person for person in self.judge.assembly.coming()}
        terms: list[Any] = []
        for ident, person in coming.items():
            both = {wish.id for wish in person.wants_to_meet} & {wish.id for wish in person.avoids}
            meant = coming.keys() - both
            for wish in (wish for wish in person.wants_to_meet if wish.id in meant):
                unmet = self.model.new_bool_var("")
                self.model.add(sum(self._together(ident, wish.id)) + unmet >= 1)
                terms.append(wish.weight * unmet)
            for wish in (wish for wish in person.avoids if wish.id in meant):
                terms += [wish.weight * seats for seats in self._together(ident, wish.id)]
        return sum(terms), 1

    def _together(self, one: int, other: int) -> list[Any]:
        """1 for each round and group in which two people sit together."""
        found = []
        for number, key in product(self.there, self.groups):
            seats = [self.at(number, ident, key) for ident in (one, other)]
            both = self.model.new_bool_var("")
            for seat in seats:
                self.model.add(both <= seat)
            self.model.add(both >= sum(seats) - 1)
            found.append(both)
        return found

    def _unmet(self, most: int | None) -> tuple[Any, int]:
        """Who sits at none of so many of their choices in any round."""
        terms = []
        for ident in {ident for people in self.there.values() for ident in people}:
            wished = self.judge.assembly.participants[ident].choices
            if wished:
                met = [
                    seat
                    for (_, other, key), seat in self.seat.items()
                    if other == ident and self.judge.topic(key) in wished[:most]
                ]
                unmet = self.model.new_bool_var("")
                self.model.add(sum(met) + unmet >= 1)
                terms.append(unmet)
        return sum(terms), 1

    def _moves(self) -> tuple[Any, int]:
        moved = [
            1 - self.at(number, ident, key)
            for number, before in enumerate(self.question.home)
            if number in self.there
            for ident, key in before.items()
            if ident in self.there[number]
        ]
        return sum(moved), 1


def _serve() -> None:
    """Answer one question after another, until no more come."""
    with suppress(EOFError):
        while True:
            pickle.dump(answer(pickle.load(sys.stdin.buffer)), sys.stdout.buffer)  # noqa: S301 - our own
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    _serve()
