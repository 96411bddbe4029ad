"""Numbers are cut into classes of about as many, never within equal ones; and that bounds the means."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.bands import thresholds
from iclei_cli.assignment.verify.check import check_plan

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.plan import Plan

NUMBERS = st.lists(st.integers(-3, 12).map(Fraction), min_size=1, max_size=40)


@given(NUMBERS, st.integers(2, 8), st.integers(1, 6))
def test_no_class_is_too_small(numbers: list[Fraction], classes: int, least: int) -> None:
    """Each threshold is a number that somebody has and that somebody is above; there are not too many."""
    found = thresholds(numbers, classes, least)
    assert found == sorted(set(found))
    assert set(found) <= set(numbers) - {max(numbers)}
    assert len(found) < classes
    ends = [min(numbers) - 1, *found, max(numbers)]
    if found:
        sizes = [sum(start < number <= end for number in numbers) for start, end in pairwise(ends)]
        assert min(sizes) >= least
    if len(set(numbers)) <= classes and least == 1:
        assert found == sorted(set(numbers))[:-1]


def test_even_numbers_are_cut_at_quarters() -> None:
    """Of a hundred in a row, up to the first threshold are twenty-five, up to the second fifty."""
    assert thresholds(map(Fraction, range(1, 101)), 4, 5) == [25, 50, 75]


def test_a_long_tail_is_a_class_of_its_own() -> None:
    """Few large cities among many small ones: their people are shared out alike, too."""
    cities = [3] * 60 + [5] * 30 + [9] * 10 + [900] * 6
    assert thresholds(map(Fraction, cities), 4, 5) == [3, 5, 9]


def test_a_few_people_are_no_class() -> None:
    """Two who are far from all others cannot be at each of five tables."""
    found = thresholds(map(Fraction, [*range(100), 5000, 6000]), 4, 5)
    assert found[-1] < 97


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 99), min_size=4, max_size=9), st.integers(2, 3))
def test_the_means_are_as_near_as_is_promised(numbers: list[int], groups: int) -> None:
    """|mean of a table - mean of all| is within the bound of docs/assignment.md, whatever the numbers."""
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(
        Participant(id=ident, name=f"Person {ident}", extra={"Age": str(number)})
        for ident, number in enumerate(numbers, start=1)
    )
    for index in range(groups):
        assembly.groups[f"g{index}"] = Group(key=f"g{index}", label=f"Group {index}", topic=None)
    plan = make_plan(assembly, Settings(spread=("Age",), seconds=20))
    assert not check_plan(assembly, plan).breaches
    for key in assembly.groups:
        _assert_near(assembly, plan, key)


def _assert_near(assembly: Assembly, plan: Plan, key: str) -> None:
    numbers = {ident: int(person.extra["Age"]) for ident, person in assembly.participants.items()}
    here = [numbers[item.participant] for item in plan.in_round(1) if item.group == key]
    share = Fraction(1, len(assembly.groups))
    parts = min(4, max(2, len(numbers) // len(assembly.groups)))
    least = max(1, min(len(assembly.groups), len(numbers) // parts))
    ends = [*map(int, thresholds(map(Fraction, numbers.values()), parts, least)), max(numbers.values())]
    starts = [min(numbers.values()) - 1, *ends[:-1]]
    members = [
        [number for number in numbers.values() if start < number <= end]
        for start, end in zip(starts, ends, strict=True)
    ]
    means = [Fraction(sum(found), len(found)) for found in members]
    off = [
        sum(number <= end for number in here) - share * sum(number <= end for number in numbers.values())
        for end in ends
    ]
    mean = Fraction(sum(numbers.values()), len(numbers))
    widths = sum(
        sum(start < number <= end for number in here) * (max(found) - min(found))
        for start, end, found in zip(starts, ends, members, strict=True)
    )
    most = widths + max(map(abs, off)) * (means[-1] - means[0]) + abs(off[-1]) * (means[-1] - mean)
    assert abs(sum(here) - len(here) * mean) <= most
