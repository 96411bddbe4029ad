"""A seating that keeps the rules, found in a moment: for when the time is over before any was found."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from iclei_cli.assignment.problem.parts import join, merge_groups, split
from iclei_cli.assignment.solver.highs import minimise
from iclei_cli.assignment.solver.model import add_round, seating_from
from iclei_cli.assignment.solver.options import Effort
from iclei_cli.assignment.solver.program import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy.typing as npt

    from iclei_cli.assignment.problem.problem import Limit, Problem, Seating
    from iclei_cli.assignment.solver.clock import Clock


def rough_seating(problem: Problem, clock: Clock) -> Seating | None:
    """Seat everybody by the rules and nothing else; None where that was not found in time, or cannot be."""
    if problem.has_several_tables_of_a_topic:
        parts = tuple(problem.tables_of.values())
        topics = merge_groups(problem, parts)
        at_topics = deal(topics) if len(parts) == 1 else _feasible(topics, clock)
        if at_topics is not None:
            whole = join(parts, [deal(inside) for inside in split(problem, parts, at_topics)])
            if whole is not None:
                return whole
    return deal(problem) or _feasible(problem, clock)


def deal(problem: Problem) -> Seating | None:
    """Deal people out to the groups, those first who have least choice; None where that ends badly.

    Where no group is left to somebody, others make room, each of them in a group that the next one leaves: an
    augmenting path. Only who is in no rule on numbers, and alone in a unit, moves so.
    """
    dealing = _Dealing(problem)
    order = sorted(
        (
            (len(cohort.groups), -len(dealing.limits_of[index]), -cohort.size, index)
            for index, cohort in enumerate(problem.cohorts)
        ),
    )
    for _, _, _, index in order:
        for unit in problem.cohorts[index].units:
            if not dealing.seat(index, unit):
                return None
    dealing.fill()
    return dealing.seating if dealing.is_enough() else None


class _Dealing:
    """People who are dealt out, unit after unit."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.seating: dict[int, int] = {}
        count = len(problem.groups)
        self.lows, self.highs = np.array(problem.sizes, dtype=np.int64).T
        self.sizes = np.zeros(count, dtype=np.int64)
        self.movable: list[dict[int, int]] = [{} for _ in range(count)]
        self.limited = np.zeros((len(problem.limits), count), dtype=np.int64)
        self.mixed = np.zeros((len(problem.bands), count), dtype=np.int64)
        self.limits_of = defaultdict(tuple, problem.limits_of)
        self._indices = cache(partial(np.array, dtype=np.int64))
        self._open = [frozenset(cohort.groups) for cohort in problem.cohorts]
        self.bands_of = defaultdict(tuple, problem.bands_of)

    def seat(self, index: int, unit: tuple[int, ...]) -> bool:
        """Seat a unit of a cohort where people lack, else where it is least crowded; whether it can be."""
        seat = self._least_crowded(index)
        if seat is None:
            if len(unit) > 1 or self.limits_of[index]:
                return False
            path = self._path(self.problem.cohorts[index].groups, self._has_room)
            if path is None:
                return False
            self._shift(path)
            seat = path[0]
        self._sit(index, unit, seat, 1)
        return True

    def fill(self) -> None:
        """Let people move to groups that have too few, as far as that can be."""
        for group, (low, _) in enumerate(self.problem.sizes):
            while self.sizes[group] < low:
                spare = [
                    other for other, (least, _) in enumerate(self.problem.sizes) if self.sizes[other] > least
                ]
                path = self._path(spare, group.__eq__)
                if path is None:
                    return
                self._shift(path)

    def _sit(self, index: int, unit: tuple[int, ...], seat: int, times: int) -> None:
        """Seat a unit, or (`times` being -1) let it get up."""
        self.sizes[seat] += times * len(unit)
        for counts, holders in (
            (self.limited, self.limits_of[index]),
            (self.mixed, self.bands_of[index]),
        ):
            for number, held in holders:
                counts[number][seat] += times * held
        if times > 0:
            self.seating.update(dict.fromkeys(unit, seat))
        if len(unit) == 1 and not self.limits_of[index]:
            if times > 0:
                self.movable[seat][unit[0]] = index
            else:
                del self.movable[seat][unit[0]]

    def _has_room(self, group: int) -> bool:
        return bool(self.sizes[group] < self.highs[group])

    def _path(self, starts: Iterable[int], is_end: Callable[[int], bool]) -> list[int] | None:
        """Groups, from one of the `starts` to an end, so that somebody of each may sit in the next."""
        before: dict[int, int | None] = dict.fromkeys(starts)
        queue = list(before)
        for group in queue:
            if is_end(group):
                path = [group]
                while (last := before[path[-1]]) is not None:
                    path.append(last)
                return path[::-1]
            reached = {other for index in self.movable[group].values() for other in self._open[index]}
            for other in sorted(reached - before.keys()):
                before[other] = group
                queue.append(other)
        return None

    def _shift(self, path: Sequence[int]) -> None:
        """Let somebody of each group of a path move to the next one."""
        for group, target in reversed(list(pairwise(path))):
            person, index = next(
                (person, index)
                for person, index in self.movable[group].items()
                if target in self._open[index]
            )
            self._sit(index, (person,), group, -1)
            self._sit(index, (person,), target, 1)

    def is_enough(self) -> bool:
        """Whether no group has too few, of all or of those whom a rule counts."""
        enough = all(size >= low for size, (low, _) in zip(self.sizes, self.problem.sizes, strict=True))
        return enough and all(
            limit.is_enough(group, count, self.sizes[group])
            for limit, counts in zip(self.problem.limits, self.limited, strict=True)
            for group, count in enumerate(counts)
        )

    def _least_crowded(self, index: int) -> int | None:
        """The group for a unit of a cohort where most rules lack people; of several, the least full one.

        Then it is the one that has the fewest people like them. None where no group has room.
        """
        cohort = self.problem.cohorts[index]
        groups = self._indices(cohort.groups)
        groups = groups[self.sizes[groups] + cohort.size <= self.highs[groups]]
        limits = [
            (self.limited[number], self.problem.limits[number], held)
            for number, held in self.limits_of[index]
        ]
        for counts, limit, held in limits:
            groups = groups[counts[groups] + held <= np.array(limit.highs)[groups]]
        if not groups.size:
            return None
        lacks = sum((_lacks(counts, limit)[groups] for counts, limit, _ in limits), np.zeros(len(groups)))
        sizes, lows, highs = self.sizes[groups], self.lows[groups], self.highs[groups]
        fill = np.where(sizes < lows, sizes / np.maximum(lows, 1), 1 + sizes / highs)
        alike = self.mixed[[number for number, _ in self.bands_of[index]]][:, groups].sum(axis=0)
        return int(groups[np.lexsort((groups, alike, fill, -lacks))[0]])


def _lacks(counts: npt.NDArray[np.int64], limit: Limit) -> npt.NDArray[np.int64]:
    """Whether each group lacks people of a limit: 1; or -1 where the first to come would need others."""
    needs_others = limit.is_none_or_more & (counts == 0)
    return np.where(counts >= np.array(limit.lows), 0, np.where(needs_others, -1, 1))


def _feasible(problem: Problem, clock: Clock) -> Seating | None:
    """Seat everybody by the rules, found by the solver."""
    program = Program()
    seated = add_round(program, problem)
    outcome = minimise(program, Effort(clock))
    return seating_from(problem, seated, outcome.values) if outcome.values.size else None
