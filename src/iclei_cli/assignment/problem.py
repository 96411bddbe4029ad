"""The assignment problem: what an assembly asks for, in numbers, before any solver is thought of.

People who are alike in all that counts (the mixed attributes, the costs, the groups they may sit in) are
merged into one *kind* with a head-count, so that the program has one variable per kind and group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.group import Group
    from iclei_cli.assembly.participant import Participant

ATTRIBUTES = ("sector", "municipality", "organisation", "gender")
"""What is mixed unless asked otherwise, as far as it is filled in."""

COST_UNIT = 8
"""Costs are held in eighths: a mean rank is a multiple of 1/2, so r(r-1)/2 is a multiple of 1/8."""


@dataclass(frozen=True)
class Kind:
    """People whom the problem cannot tell apart.

    Attributes:
        people: their ids, ascending.
        groups: the indices of the groups they may sit in.
        costs: what each group costs one of them, in eighths, by group index.
    """

    people: tuple[int, ...]
    groups: tuple[int, ...]
    costs: tuple[int, ...]


@dataclass(frozen=True)
class Band:
    """The people who share one value of an attribute, and how many of them a group should have.

    Attributes:
        kinds: the indices of the kinds they are in.
        lows, highs: floor and ceiling of the group's fair share, by group index.
    """

    attribute: str
    value: str
    kinds: tuple[int, ...]
    lows: tuple[int, ...]
    highs: tuple[int, ...]


@dataclass(frozen=True)
class Problem:
    """One round to be planned.

    Attributes:
        groups: the groups' keys; everything else names a group by its index here.
        sizes: the least and the most people of each group.
        kinds: the people, merged where they are alike.
        bands: what is to be mixed; values held by one person alone cannot be uneven and are left out.
        spread: the attributes that are mixed, filled in by somebody.
    """

    groups: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]
    kinds: tuple[Kind, ...]
    bands: tuple[Band, ...]
    spread: tuple[str, ...]


def build_problem(assembly: Assembly, attributes: Sequence[str] = ATTRIBUTES) -> Problem:
    """State the problem of seating everyone who is coming in the assembly's groups.

    Raises:
        RefusedError: there is nobody to seat, nowhere to seat them, or the rules contradict each other.
    """
    people = assembly.coming()
    groups = tuple(assembly.groups.values())
    _require_people_and_groups(people, groups)
    hosts = _hosts(people, groups)
    sizes = _sizes(groups, len(people))
    _require_room(groups, sizes, len(people), hosts)
    spread = tuple(name for name in attributes if any(getattr(person, name) for person in people))
    kinds = _kinds(people, groups, hosts, spread)
    return Problem(
        groups=tuple(group.key for group in groups),
        sizes=sizes,
        kinds=kinds,
        bands=_bands(people, groups, kinds, spread),
        spread=spread,
    )


def _require_people_and_groups(people: Sequence[Participant], groups: Sequence[Group]) -> None:
    if not people:
        raise RefusedError(
            "no-participants", "There is nobody to seat yet. Next: iclei participants import FILE"
        )
    if not groups:
        raise RefusedError(
            "no-groups", "There is no group to seat anybody in. Next: iclei groups add --topic TOPIC"
        )


def _hosts(people: Sequence[Participant], groups: Sequence[Group]) -> dict[int, int]:
    """The group index of everyone who presents, facilitates or reports at a table and is coming."""
    names = {person.id: person.name for person in people}
    hosts: dict[int, int] = {}
    for index, group in enumerate(groups):
        for role, person in group.hosts.items():
            if person not in names:
                continue
            if hosts.setdefault(person, index) != index:
                raise RefusedError(
                    "host-of-two-groups",
                    "{name} (no. {id}) is {role} of {second} but also belongs to {first}; nobody sits at two "
                    "tables in one round. Next: iclei groups edit {second} --{role} PERSON",
                    name=names[person],
                    id=person,
                    role=role,
                    first=groups[hosts[person]].key,
                    second=group.key,
                )
    return hosts


def _sizes(groups: Sequence[Group], people: int) -> tuple[tuple[int, int], ...]:
    """Seats as given; where no group has any, sizes that differ by at most one."""
    if all(group.seats.min is None and group.seats.max is None for group in groups):
        share, over = divmod(people, len(groups))
        return tuple((share, share + (1 if over else 0)) for _ in groups)
    return tuple(
        (group.seats.min or 0, people if group.seats.max is None else group.seats.max) for group in groups
    )


def _require_room(
    groups: Sequence[Group], sizes: Sequence[tuple[int, int]], people: int, hosts: dict[int, int]
) -> None:
    most, least = sum(high for _, high in sizes), sum(low for low, _ in sizes)
    if people > most:
        raise RefusedError(
            "too-few-seats",
            "{people} people are coming but the {groups} groups seat {seats} at most. "
            "Next: iclei groups edit GROUP --seats 20-30, or iclei groups add",
            people=people,
            groups=len(groups),
            seats=most,
        )
    if people < least:
        raise RefusedError(
            "too-few-people",
            "{people} people are coming but the {groups} groups ask for {seats} at least. "
            "Next: iclei groups edit GROUP --seats 0-30, or iclei groups remove GROUP",
            people=people,
            groups=len(groups),
            seats=least,
        )
    for index, count in Counter(hosts.values()).items():
        if count > sizes[index][1]:
            raise RefusedError(
                "too-few-seats-for-hosts",
                "{count} people present, facilitate or report at {group}, which seats {seats}. "
                "Next: iclei groups edit {group} --seats 0-{count}",
                count=count,
                group=groups[index].key,
                seats=sizes[index][1],
            )


def _kinds(
    people: Sequence[Participant],
    groups: Sequence[Group],
    hosts: dict[int, int],
    spread: Sequence[str],
) -> tuple[Kind, ...]:
    topics = [group.topic for group in groups]
    everywhere = tuple(range(len(groups)))
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for person in people:
        costs = choice_costs(person.choices, topics)
        allowed = (hosts[person.id],) if person.id in hosts else everywhere
        alike[(costs, allowed, *(getattr(person, name) for name in spread))].append(person.id)
    return tuple(
        Kind(people=tuple(members), groups=allowed, costs=costs)  # type: ignore[arg-type]
        for (costs, allowed, *_), members in alike.items()
    )


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


def _bands(
    people: Sequence[Participant],
    groups: Sequence[Group],
    kinds: Sequence[Kind],
    spread: Sequence[str],
) -> tuple[Band, ...]:
    seats = _seats_for_shares(groups)
    kind_of = {person: index for index, kind in enumerate(kinds) for person in kind.people}
    bands = []
    for attribute in spread:
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for person in people:
            value = getattr(person, attribute)
            if value is not None:
                holders[value].append(person.id)
        for value, ids in holders.items():
            if len(ids) > 1:
                members = tuple(sorted({kind_of[person] for person in ids}))
                lows, highs = fair_shares(len(ids), seats)
                bands.append(Band(attribute, value, members, lows, highs))
    return tuple(bands)


def _seats_for_shares(groups: Sequence[Group]) -> list[int]:
    """Whole numbers in proportion to the groups' target shares.

    A group's share is its seats over all seats. Where only some groups say how many they seat, the others
    count as the mean of those; where none does, all are equal.
    """
    given = [group.seats.max for group in groups if group.seats.max is not None]
    if not given:
        return [1] * len(groups)
    total = sum(given)
    return [total if group.seats.max is None else group.seats.max * len(given) for group in groups]


def fair_shares(holders: int, seats: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Floor and ceiling of `holders` shared out over groups in proportion to `seats`."""
    total = sum(seats)
    lows = tuple(holders * own // total for own in seats)
    highs = tuple(-(-holders * own // total) for own in seats)
    return lows, highs
