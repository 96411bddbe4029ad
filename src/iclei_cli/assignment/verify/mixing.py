"""The part of the verifier that looks at how people are mixed: who shares what, and the numbers of tables."""

from __future__ import annotations

import math
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.plan import TableNumbers
from iclei_cli.assembly.people.attributes import attribute_named
from iclei_cli.assembly.plans.seating import present, tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.plan import Plan

_MOST = 4


def excess_of(assembly: Assembly, plan: Plan, name: str) -> int:
    """People above the ceiling or below the floor of their value's fair share, over all groups and rounds.

    Of numbers, those up to a threshold share a value; there are several of these.
    What is fair in a round is reckoned from those who are there in that round.
    """
    sorts = _sorts(assembly, name)

    def counted(people: Collection[Participant]) -> Counter[str | Fraction]:
        return Counter(sort for person in people for sort in sorts.get(person.id, ()))

    excess = 0
    for number in plan.numbers:
        fair = _fair_shares([group.in_round(number) for group in assembly.groups.values()])
        holders = counted(present(assembly, number))
        # Hundreds of tables have few different shares.
        limits = {
            shares: {
                sort: (math.floor(total * shares[0]), math.ceil(total * shares[1]))
                for sort, total in holders.items()
            }
            for shares in set(fair.values())
        }
        for key, table in tables(assembly, plan, number).items():
            here = counted(table)
            for sort, (least, most) in limits[fair[key]].items():
                excess += max(0, least - here[sort]) + max(0, here[sort] - most)
    return excess


def numbers_of(assembly: Assembly, plan: Plan, name: str) -> tuple[TableNumbers, ...] | None:
    """Mean and spread of a number, round by round of everybody and of each table; None of words."""
    numbers = attribute_named(assembly, name).numbers
    if numbers is None:
        return None
    return tuple(
        _summary(number, key, [numbers[person.id] for person in people if person.id in numbers])
        for number in plan.numbers
        for key, people in [(None, present(assembly, number)), *tables(assembly, plan, number).items()]
    )


def _summary(number: int, group: str | None, numbers: list[Fraction]) -> TableNumbers:
    if not numbers:
        return TableNumbers(round=number, group=group, people=0, mean=None, deviation=None)
    mean = sum(numbers, Fraction(0)) / len(numbers)
    variance = sum(((value - mean) ** 2 for value in numbers), Fraction(0)) / len(numbers)
    return TableNumbers(
        round=number,
        group=group,
        people=len(numbers),
        mean=float(mean),
        deviation=math.sqrt(variance),
    )


def _sorts(assembly: Assembly, name: str) -> Mapping[int, tuple[str | Fraction, ...]]:
    """Of which sorts each person is: their values, or the thresholds that their number is not above."""
    attribute = attribute_named(assembly, name)
    if attribute.numbers is None:
        return attribute.words
    coming = [person.id for person in assembly.coming()]
    held = sorted(attribute.numbers[ident] for ident in coming if ident in attribute.numbers)
    tables = max(1, len(assembly.groups))
    classes = min(_MOST, max(2, len(coming) // tables))
    least = max(1, min(tables, len(held) // classes))
    marks = {*_thresholds(held, classes, least), *held[-1:]} if held else set()
    return {
        ident: tuple(mark for mark in marks if number <= mark) for ident, number in attribute.numbers.items()
    }


def _thresholds(numbers: list[Fraction], classes: int, least: int) -> Iterator[Fraction]:
    """The greatest of each class but the last, of sorted numbers that are parted step by step.

    A step parts that class, and where, by which Σ people x width falls most; the lowest of several.
    """
    found = [numbers]
    while len(found) < classes:
        ways = [
            (
                _worth(part, 0, len(part)) - _worth(part, 0, place) - _worth(part, place, len(part)),
                -index,
                -place,
            )
            for index, part in enumerate(found)
            for place in range(least, len(part) - least + 1)
            if part[place - 1] < part[place]
        ]
        if not ways:
            break
        _, index, place = (-number for number in max(ways))
        part = found[int(index)]
        found[int(index) : int(index) + 1] = [part[: int(place)], part[int(place) :]]
    yield from (part[-1] for part in found[:-1])


def _worth(part: list[Fraction], start: int, end: int) -> Fraction:
    return (part[end - 1] - part[start]) * (end - start)


def _fair_shares(groups: list[Group]) -> dict[str, tuple[Fraction, Fraction]]:
    """Between what and what the fair share of each group is.

    With every group that opens only if needed, the others share least; with none, most. A group that opens
    only if needed has nobody, or up to its share of all.
    """
    every = _shares(groups)
    sure = sum((every[group.key] for group in groups if not group.if_needed), Fraction(0))
    return {
        group.key: (Fraction(0), every[group.key])
        if group.if_needed
        else (every[group.key], every[group.key] / sure)
        for group in groups
    }


def _shares(groups: list[Group]) -> dict[str, Fraction]:
    """Seats over all seats; a group that gives none counts as the mean of those that do."""
    given = [Fraction(group.seats.max) for group in groups if group.seats.max is not None]
    usual = sum(given, Fraction(0)) / len(given) if given else Fraction(1)
    weights = {group.key: usual if group.seats.max is None else Fraction(group.seats.max) for group in groups}
    total = sum(weights.values(), Fraction(0))
    return {key: weight / total for key, weight in weights.items()}
