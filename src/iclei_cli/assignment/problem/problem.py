"""The assignment problem of one round, in numbers, before any solver is thought of.

People who must sit together make one *unit*. Units that are alike in all that counts (the mixed attributes,
the costs, the groups they may sit in, the rules about them) are merged into one *cohort* with a head-count,
so that the program has one variable per cohort and group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from iclei_cli.assembly.nouns.settings import FAIR_TIERS
from iclei_cli.assignment.problem.company import NO_COMPANY, Company

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from iclei_cli.assembly.nouns.participant import Participant

Seating: TypeAlias = Mapping[int, int]
"""Where everybody sits in one round: the index of a group, by the person's id."""

Wishes: TypeAlias = Mapping[int, tuple[int, ...]]
"""The groups in which somebody has what they wish for, by the person's id."""

OPENING = "seats"
"""The name of the limit that says from how many people on groups open that do so only if needed."""

Memberships: TypeAlias = tuple[tuple[int, int], ...]
"""The counts of a problem in which somebody is counted, by index, and how often in each."""

COST_UNIT = 8
"""Costs are held in eighths: a mean rank is a multiple of 1/2, so r(r-1)/2 is a multiple of 1/8."""


@dataclass(frozen=True)
class Cohort:
    """Units whom the problem cannot tell apart.

    Attributes:
        units: the ids of the people of each unit; none where nobody of it is there in this round.
        groups: the indices of the groups they may sit in.
        costs: what each group costs one unit in choices, in eighths, by group index.
        moves: how many of one unit sit elsewhere than they did, by group index.
    """

    units: tuple[tuple[int, ...], ...]
    groups: tuple[int, ...]
    costs: tuple[int, ...]
    moves: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many units there are."""
        return len(self.units)

    @property
    def size(self) -> int:
        """How many people one unit has."""
        return len(self.units[0]) if self.units else 0


@dataclass(frozen=True)
class Band:
    """The people who share one value of an attribute, and how many of them a group should have.

    Attributes:
        holders: how many of them one unit of a cohort has, by the index of the cohort.
        lows, highs: floor and ceiling of the group's fair share, by group index.
        weight: how much one person too many or too few counts.
    """

    attribute: str
    value: str
    holders: Mapping[int, int]
    lows: tuple[int, ...]
    highs: tuple[int, ...]
    weight: int = 1

    @property
    def name(self) -> Hashable:
        """What tells it from the other bands of a round."""
        return self.attribute, self.value


@dataclass(frozen=True)
class Limit:
    """How many of some people a group must have: `lows[g]` to `highs[g]`, by group index.

    Where it `is_none_or_more`, a group may as well have none; where it `is_if_open`, a group in which nobody
    sits need not have any. `name` is the number of the rule
    that says so, and which of the sorts of people it counts; or `seats`, where a group opens only if needed.
    """

    name: Hashable
    holders: Mapping[int, int]
    lows: tuple[int, ...]
    highs: tuple[int, ...]
    is_none_or_more: bool = False
    is_if_open: bool = False

    def is_enough(self, group: int, count: int, people: int) -> bool:
        """Whether so many are enough in a group in which so many people sit."""
        may_be_none = (self.is_none_or_more and not count) or (self.is_if_open and not people)
        return count >= self.lows[group] or may_be_none

    def least_of(self, lows: Sequence[int], sizes: Sequence[int]) -> int:
        """The least of several groups or rounds together, each of which asks for so many at least.

        `sizes` are the fewest people in each. What only counts where somebody sits is sure where there are
        any; where it is sure nowhere, it is the least of one of them, if anybody sits in any.
        """
        sure = [
            low
            for low, size in zip(lows, sizes, strict=True)
            if not self.is_none_or_more and (size > 0 or not self.is_if_open)
        ]
        return sum(sure) if sure else min(lows, default=0)


@dataclass(frozen=True)
class Problem:
    """One round to be planned.

    Attributes:
        groups: the groups' keys; everything else names a group by its index here.
        topics: the groups' topics; None where a group has none.
        sizes: the least and the most people of each group.
        cohorts: the people, merged where they are alike.
        bands: what is to be mixed; values held by one person alone cannot be uneven and are left out.
        limits: what the rules say of how many people of some sort sit in a group.
        spread: the attributes that are mixed, filled in by somebody.
        former: rounds that were held before: by the person's id, a table of that round, by a number from 0.
        wishes: for each tier about the worst off, if these count: the groups in which somebody has what they
            wish for, by the ids of those who have choices; without those who have it in a settled round.
        company: whom people wish to meet, and whom not, of those who are coming.
    """

    groups: tuple[str, ...]
    topics: tuple[str | None, ...]
    sizes: tuple[tuple[int, int], ...]
    cohorts: tuple[Cohort, ...]
    bands: tuple[Band, ...]
    limits: tuple[Limit, ...]
    spread: tuple[str, ...]
    former: tuple[Seating, ...] = ()
    wishes: Mapping[str, Wishes] = field(default_factory=dict)
    company: Company = NO_COMPANY

    @property
    def is_by_itself(self) -> bool:
        """Whether nothing but head-counts matters: neither who met before, nor who sits beside whom."""
        return not self.former and not self.company

    @cached_property
    def people(self) -> int:
        """How many people are to be seated."""
        return sum(cohort.count * cohort.size for cohort in self.cohorts)

    @cached_property
    def pairs(self) -> int:
        """How many pairs of a cohort and a group there are: the more, the longer a search takes."""
        return sum(len(cohort.groups) for cohort in self.cohorts)

    @cached_property
    def unmet(self) -> dict[str, list[tuple[int, ...]]]:
        """By tier about the worst off, cohort and group: how many of a unit do not have their wish there."""
        groups = range(len(self.groups))

        def of_unit(unit: Sequence[int], wishes: Wishes) -> tuple[int, ...]:
            wished = [wishes[person] for person in unit if person in wishes]
            return tuple(sum(group not in own for own in wished) for group in groups)

        return {
            name: [of_unit(cohort.units[0] if cohort.count else (), wishes) for cohort in self.cohorts]
            for name, wishes in self.wishes.items()
        }

    @cached_property
    def bands_of(self) -> dict[int, Memberships]:
        """The bands in which each cohort is held, for those that are in any."""
        return _memberships(band.holders for band in self.bands)

    @cached_property
    def limits_of(self) -> dict[int, Memberships]:
        """The limits in which each cohort is held, for those that are in any."""
        return _memberships(limit.holders for limit in self.limits)

    @cached_property
    def tables_of(self) -> dict[str | None, tuple[int, ...]]:
        """The groups of each topic; under None those without one."""
        found: dict[str | None, list[int]] = {}
        for index, topic in enumerate(self.topics):
            found.setdefault(topic, []).append(index)
        return {topic: tuple(groups) for topic, groups in found.items()}

    @cached_property
    def has_nested_bands(self) -> bool:
        """Whether somebody is of two bands of one attribute: of a number, or with several values."""
        attributes: dict[int, set[str]] = {}
        for band in self.bands:
            for index in band.holders:
                known = attributes.setdefault(index, set())
                if band.attribute in known:
                    return True
                known.add(band.attribute)
        return False

    @property
    def has_several_tables_of_a_topic(self) -> bool:
        """Whether merging each topic's groups leaves fewer."""
        return len(self.tables_of) < len(self.groups)


def _memberships(holders: Iterable[Mapping[int, int]]) -> dict[int, Memberships]:
    """For each cohort, in which of the counts it is held how often."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, held in enumerate(holders):
        for index, times in held.items():
            found[index].append((number, times))
    return {index: tuple(items) for index, items in found.items()}


def fair_shares(holders: int, seats: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Floor and ceiling of `holders` shared out over groups in proportion to `seats`."""
    total = sum(seats)
    lows = tuple(holders * own // total for own in seats)
    highs = tuple(-(-holders * own // total) for own in seats)
    return lows, highs


def even_sizes(people: int, groups: int) -> tuple[int, int]:
    """The least and the most of each group where people are shared out evenly."""
    share, over = divmod(people, groups)
    return share, share + (1 if over else 0)


def wishes_of(
    people: Sequence[Participant], topics: Sequence[str | None], tiers: Sequence[str]
) -> dict[str, Wishes]:
    """For each of the tiers about the worst off: the groups of the choices that count there."""

    @cache
    def wished(choices: tuple[str, ...]) -> tuple[int, ...]:
        return tuple(group for group, topic in enumerate(topics) if topic in choices)

    return {
        name: {person.id: wished(person.choices[: FAIR_TIERS[name]]) for person in people if person.choices}
        for name in tiers
        if name in FAIR_TIERS
    }


def choice_costs(choices: Sequence[str], topics: Sequence[str | None]) -> tuple[int, ...]:
    """What each group's topic costs a person with these choices, in eighths.

    The topic ranked r-th costs r(r-1)/2. Topics that were not listed share the mean of the ranks left, so
    that listing fewer choices (or more) gains nothing. Without choices every group costs nothing.
    """
    if not choices:
        return (0,) * len(topics)
    ranks: dict[str | None, int] = {topic: rank for rank, topic in enumerate(choices, start=1)}
    offered = len({*topics} - {None})
    twice_unlisted = len(choices) + 1 + max(offered, len(choices) + 1)
    twice = [2 * ranks[topic] if topic in ranks else twice_unlisted for topic in topics]
    return tuple(rank * (rank - 2) for rank in twice)
