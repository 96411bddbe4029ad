"""How few meet again at least: the bound of convexity, over all pairs of rounds at once.

The n people who sit in one group in the one round and in one group in the other, a *cell*, are C(n, 2) pairs
that meet again; the next one who joins them adds n. So people are cheapest spread evenly over the cells they
can be in. A cell of two groups of one topic is *again*: there somebody visits the topic twice. How often that
can be and must be follows from how often each topic may be visited. Everything else is left free, so that no
plan comes below: the derivation is in docs/assignment.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heapify, heapreplace
from itertools import combinations
from math import comb, inf
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from iclei_cli.assignment.problem.from_assembly import places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from iclei_cli.assignment.problem.from_assembly import Visits
    from iclei_cli.assignment.problem.problem import Problem, Seating

    Places = tuple[tuple[int, int], ...]

Mask: TypeAlias = int
"""Some groups: a bit for each index."""


class _Story(NamedTuple):
    """What counts of somebody: the groups open to them by round, and how often they may be at each topic."""

    open_to: tuple[tuple[int, Mask], ...]
    caps: tuple[tuple[Mask, int], ...]


def fewest_meetings(problems: Sequence[Problem], visits: Sequence[Visits]) -> int:
    """A number of meetings that no plan comes below that keeps to the problems and the `visits`."""
    topics = {topic: _mask(groups) for topic, groups in problems[0].tables_of.items() if topic is not None}
    topic_of = [0 if topic is None else topics[topic] for topic in problems[0].topics]
    pairs = {pair: _Pair() for pair in combinations(range(len(problems)), 2)}
    least = most = 0
    for story, people in _stories(problems, visits, list(topics.values())).items():
        few, many = _repeats([groups for _, groups in story.open_to], dict(story.caps))
        least, most = least + people * few, most + people * many
        repeated = sum(topic for topic, cap in story.caps if cap > 1)
        for (one, here), (other, there) in combinations(story.open_to, 2):
            pairs[one, other].add(here, there, people, topic_of, repeated)
    fixed = sum(pair.again.fixed for pair in pairs.values())
    among_rounds = _shared_out(list(pairs.values()), least - fixed, most - fixed)
    return among_rounds + sum(_fewest_with_former(problem) for problem in problems)


def _fewest_with_former(problem: Problem) -> int:
    """How few of those who sat together in former rounds do so in this one: each table spread evenly."""
    open_to = {
        person: _mask(cohort.groups) for cohort in problem.cohorts for unit in cohort.units for person in unit
    }
    return sum(_evenly(masks) for held in problem.former for masks in _tables(held, open_to))


def _tables(held: Seating, open_to: Mapping[int, Mask]) -> Iterator[list[Mask]]:
    """What is open to those of each table of a former round who are there."""
    tables: defaultdict[int, list[Mask]] = defaultdict(list)
    for person, table in held.items():
        if person in open_to:
            tables[table].append(open_to[person])
    yield from tables.values()


def _evenly(masks: Sequence[Mask]) -> int:
    """What people cost who are spread evenly over all that is open to any of them."""
    every = 0
    for mask in masks:
        every |= mask
    if not every:
        return 0
    each, over = divmod(len(masks), every.bit_count())
    return every.bit_count() * comb(each, 2) + over * each


def _stories(
    problems: Sequence[Problem], visits: Sequence[Visits], topics: Sequence[Mask]
) -> Counter[_Story]:
    """How many people have which story."""
    limits: dict[Places, dict[Mask, int]] = {}
    for visit in visits:
        limits.setdefault(visit.places, {})[_mask(visit.groups)] = visit.most
    open_to = [[_mask(cohort.groups) for cohort in problem.cohorts] for problem in problems]
    stories: Counter[_Story] = Counter()
    for places, people in Counter(places_of(problems).values()).items():
        own = limits.get(places, {})
        caps = tuple((topic, own.get(topic, len(places))) for topic in topics)
        rounds = tuple((number, open_to[number][index]) for number, index in places)
        stories[_Story(rounds, caps)] += people
    return stories


@lru_cache(maxsize=4096)
def _mask(groups: tuple[int, ...]) -> Mask:
    return sum(1 << group for group in groups)


def _indices(mask: Mask) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _repeats(rounds: Sequence[Mask], caps: Mapping[Mask, int]) -> tuple[int, int]:
    """In how many pairs of rounds somebody is at one topic twice: at least and at most.

    `rounds` are the groups open to them in each round, `caps` how often they may be at each topic.
    """
    possible = {
        topic: min(cap, sum(bool(topic & groups) for groups in rounds)) for topic, cap in caps.items()
    }
    every = sum(caps)
    times = [sum(not groups & ~topic for groups in rounds) for topic in caps]
    # In every other round without a group of no topic, some topic is visited: those seldom visited before.
    left = sum(not groups & ~every for groups in rounds) - sum(times)
    for _ in range(left):
        free = [index for index, most in enumerate(possible.values()) if times[index] < most]
        if not free:
            break
        times[min(free, key=times.__getitem__)] += 1
    most, left = 0, len(rounds)
    for cap in sorted(possible.values(), reverse=True):
        most += comb(min(cap, left), 2)
        left -= min(cap, left)
    return sum(comb(number, 2) for number in times), most


@dataclass
class _Cells:
    """The cells of one sort: how many can hold anyone, and who can only be in a certain one.

    Attributes:
        rows: the groups of the other round, by the group of the one.
        loads: how many can only be in a cell.
    """

    rows: dict[int, Mask] = field(default_factory=dict)
    loads: Counter[tuple[int, int]] = field(default_factory=Counter)

    @property
    def fixed(self) -> int:
        """How many can only be in one of these cells, each in a certain one."""
        return sum(self.loads.values())

    def join(self, rows: Mapping[int, Mask]) -> None:
        """Add cells."""
        for group, mask in rows.items():
            self.rows[group] = self.rows.get(group, 0) | mask

    def levels(self) -> _Levels:
        """What people cost who may be in any of the cells."""
        number = sum(mask.bit_count() for mask in self.rows.values())
        loads = Counter(
            load for (group, other), load in self.loads.items() if self.rows.get(group, 0) >> other & 1
        )
        return _Levels(number - loads.total(), loads)

    def cost(self) -> int:
        """What those cost who can only be in certain cells."""
        return sum(comb(load, 2) for load in self.loads.values())


class _Levels:
    """The cost of one person after another, each put into the emptiest cell: it never falls."""

    def __init__(self, empty: int, loads: Counter[int]) -> None:
        self._ends: list[int] = []
        """Up to how many people cost at most so much."""
        self._wide = empty + loads.total()
        cells = filled = 0
        for level in range(max(loads, default=-1) + 1):
            cells += (empty if level == 0 else 0) + loads[level]
            filled += cells
            self._ends.append(filled)

    def next_cost(self, people: int) -> float:
        """What one more costs when so many are there."""
        for level, end in enumerate(self._ends):
            if people < end:
                return level
        if not self._wide:
            return inf
        before = self._ends[-1] if self._ends else 0
        return len(self._ends) + (people - before) // self._wide

    def cost(self, people: int) -> int:
        """What so many cost."""
        total, before = 0, 0
        for level, end in enumerate(self._ends):
            here = max(0, min(people, end) - before)
            total, before = total + level * here, end
        each, over = divmod(max(0, people - before), self._wide) if self._wide else (0, 0)
        base = len(self._ends)
        return total + self._wide * (each * base + comb(each, 2)) + over * (base + each)


class _Pair:
    """Two rounds: their cells of both sorts, and how many people may be in which."""

    def __init__(self) -> None:
        self.again, self.apart = _Cells(), _Cells()
        self.free = self.only_again = self.maybe_again = 0

    def add(self, one: Mask, other: Mask, people: int, topic_of: Sequence[Mask], repeated: Mask) -> None:
        """Add people to whom these groups are open; `repeated`: those of topics they may visit twice."""
        again = {group: other & topic_of[group] & repeated for group in _indices(one)}
        apart = {group: other & ~topic_of[group] for group in _indices(one)}
        sorts = [
            (cells, rows) for cells, rows in ((self.again, again), (self.apart, apart)) if any(rows.values())
        ]
        numbers = [sum(mask.bit_count() for mask in rows.values()) for _, rows in sorts]
        if numbers == [1]:
            [(cells, rows)] = sorts
            [cell] = [(group, mask.bit_length() - 1) for group, mask in rows.items() if mask]
            cells.loads[cell] += people
            return
        for cells, rows in sorts:
            cells.join(rows)
        self.free += people
        self.maybe_again += people * any(again.values())
        self.only_again += people * (not any(apart.values()))


def _shared_out(pairs: Sequence[_Pair], least: int, most: int) -> int:
    """The least cost if from `least` to `most` people in all pairs of rounds are at a topic again."""
    levels = [(pair.again.levels(), pair.apart.levels()) for pair in pairs]
    here = [pair.only_again for pair in pairs]

    def next_cost(index: int) -> float:
        again, apart = levels[index]
        if here[index] >= pairs[index].maybe_again:
            return inf
        return again.next_cost(here[index]) - apart.next_cost(pairs[index].free - here[index] - 1)

    queue = [(next_cost(index), index) for index in range(len(pairs))]
    heapify(queue)
    number = sum(here)
    while queue and queue[0][0] < inf and (number < least or (queue[0][0] < 0 and number < most)):
        index = queue[0][1]
        here[index] += 1
        number += 1
        heapreplace(queue, (next_cost(index), index))
    return sum(
        pair.again.cost() + pair.apart.cost() + again.cost(number) + apart.cost(pair.free - number)
        for pair, (again, apart), number in zip(pairs, levels, here, strict=True)
    )
