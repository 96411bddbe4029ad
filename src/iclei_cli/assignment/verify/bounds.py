"""The bound of the meetings reckoned anew from people, groups and rules: what evenness proves, and no more.

The derivation is in docs/assignment.md (*Convexity*). Here it is done cell by cell, in lists of what each
person more would cost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations, product
from math import comb
from typing import TYPE_CHECKING, TypeAlias

from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assignment.verify.met_before import tables_of_before
from iclei_cli.assignment.verify.rules import parties, possible_groups, visits_allowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

Cell: TypeAlias = tuple[str, str]
Kind: TypeAlias = tuple[frozenset[tuple[int, frozenset[str]]], frozenset[tuple[str, int]]]
"""What people have in common here: the groups possible in each round, and how often topics may be visited."""
OpenGroups: TypeAlias = "Mapping[int, Mapping[int, frozenset[str]]]"
"""Groups by the person's id and the number of the round in which they are there."""

_MOST = 3_000_000
"""So many cells are looked at, at most."""
_AS_CELLS = 60
"""A person takes as long as so many of them."""


def fewest_meetings(assembly: Assembly, plan: Plan) -> int | None:
    """How few meet again at least, whoever was moved by hand staying; None: too much to be reckoned."""
    possible, kept = _open_in(assembly, plan)
    kinds = _kinds(assembly, possible, kept)
    each = len(kinds) * len(assembly.groups) ** 2 + _AS_CELLS * kinds.total()
    if each * comb(len(plan.rounds), 2) > _MOST:
        return None
    topic_of = {key: group.topic for key, group in assembly.groups.items()}
    pairs = [_Pair(kinds, pair, topic_of) for pair in combinations(plan.numbers, 2)]
    few = many = -sum(pair.fixed_again for pair in pairs)
    for (rounds, limits), people in kinds.items():
        least, most = _repeats([groups for _, groups in rounds], dict(limits), topic_of)
        few, many = few + people * least, many + people * most
    return _least_cost(pairs, few, many) + _fewest_with_former(assembly, plan, kept)


def _open_in(assembly: Assembly, plan: Plan) -> tuple[OpenGroups, OpenGroups]:
    """What is possible for everybody by round; and what is left of it if those moved by hand stay."""
    possible: defaultdict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    kept: defaultdict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    for number in plan.numbers:
        moved = {
            item.participant: item.group
            for item in plan.in_round(number)
            if item.placed is PlacedBy.MOVED and item.group in assembly.groups
        }
        left = possible_groups(assembly, number)
        for party in parties(assembly, number, set(left)):
            bound = [{moved[ident]} for ident in party if ident in moved]
            for ident in party:
                possible[ident][number] = left[ident]
                kept[ident][number] = left[ident].intersection(*bound)
    return possible, kept


def _kinds(assembly: Assembly, possible: OpenGroups, kept: OpenGroups) -> Counter[Kind]:
    topics = {key: group.topic for key, group in assembly.groups.items()}
    return Counter(
        (
            frozenset(kept[ident].items()),
            frozenset(
                visits_allowed([{topics[key] for key in groups} for groups in rounds.values()]).items()
            ),
        )
        for ident, rounds in possible.items()
    )


def _fewest_with_former(assembly: Assembly, plan: Plan, kept: OpenGroups) -> int:
    """How few of those who sat together before the first round do so again: each table shared out evenly."""
    total = 0
    for people in tables_of_before(assembly):
        for number in plan.numbers:
            here = [kept[ident][number] for ident in people if number in kept.get(ident, {})]
            groups = frozenset[str]().union(*here)
            total += sum(_costs([0] * len(groups), len(here)))
    return total


def _repeats(
    rounds: Sequence[frozenset[str]], limits: Mapping[str, int], topic_of: Mapping[str, str | None]
) -> tuple[int, int]:
    """In how many pairs of rounds somebody is at one topic twice, at least and at most."""
    open_topics = [{topic_of[key] for key in groups} for groups in rounds]
    most = {
        topic: min(limit, sum(topic in topics for topics in open_topics)) for topic, limit in limits.items()
    }
    times = {topic: sum(topics == {topic} for topics in open_topics) for topic in limits}
    bound = sum(None not in topics for topics in open_topics)
    while sum(times.values()) < bound:
        left = [topic for topic in times if times[topic] < most[topic]]
        if not left:
            break
        times[min(left, key=lambda topic: times[topic])] += 1
    fullest, left_over = 0, len(rounds)
    for number in sorted(most.values(), reverse=True):
        fullest += comb(min(number, left_over), 2)
        left_over -= min(number, left_over)
    return sum(comb(number, 2) for number in times.values()), fullest


class _Pair:
    """Two rounds: what one person more costs in cells of one topic (*again*) and in others (*apart*)."""

    def __init__(
        self, kinds: Mapping[Kind, int], pair: tuple[int, int], topic_of: Mapping[str, str | None]
    ) -> None:
        loads: Counter[Cell] = Counter()
        again: set[Cell] = set()
        apart: set[Cell] = set()
        self.people = self.only_again = self.maybe_again = self.fixed_again = 0
        for (rounds, limits), people in kinds.items():
            groups, twice = dict(rounds), {topic for topic, most in limits if most > 1}
            if not groups.keys() >= {*pair}:
                continue
            cells = set(product(groups[pair[0]], groups[pair[1]]))
            here = {cell for cell in cells if topic_of[cell[0]] == topic_of[cell[1]] is not None}
            elsewhere, here = cells - here, {cell for cell in here if topic_of[cell[0]] in twice}
            if len(here) + len(elsewhere) == 1:
                loads[next(iter(here | elsewhere))] += people
                self.fixed_again += people * len(here)
                continue
            if not here and not elsewhere:
                continue  # nothing is left to them: they are where they must not be
            again |= here
            apart |= elsewhere
            self.people += people
            self.only_again += people * (not elsewhere)
            self.maybe_again += people * bool(here)
        self.fixed = sum(comb(load, 2) for load in loads.values())
        self.again = list(_costs([loads[cell] for cell in again], self.maybe_again))
        self.apart = list(_costs([loads[cell] for cell in apart], self.people - self.only_again))

    def cost(self) -> int:
        """What it costs if as few as can be are in cells of one topic."""
        return self.fixed + sum(self.again[: self.only_again]) + sum(self.apart)

    def steps(self) -> Iterator[int]:
        """By how much the cost rises with each person more in cells of one topic: never less than before."""
        for number in range(self.only_again, self.maybe_again):
            yield self.again[number] - self.apart[self.people - number - 1]


def _costs(loads: Iterable[int], people: int) -> Iterator[int]:
    """What each of so many people costs, one after another put into the emptiest cell."""
    cells = Counter(loads)
    level = filled = wide = 0
    while filled < people and cells:
        wide += cells[level]
        for _ in range(min(wide, people - filled)):
            yield level
        filled += min(wide, people - filled)
        level += 1


def _least_cost(pairs: Sequence[_Pair], few: int, many: int) -> int:
    """The least cost with from `few` to `many` people in cells of one topic, over all pairs."""
    total, number = sum(pair.cost() for pair in pairs), sum(pair.only_again for pair in pairs)
    for step in sorted(step for pair in pairs for step in pair.steps()):
        if number >= few and (step >= 0 or number >= many):
            break
        total, number = total + step, number + 1
    return total
