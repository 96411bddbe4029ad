"""Rounds that are settled are a value: settling or reopening one leaves the old value as it was."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.problem.cost import costs_by_tier
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from instances import make_assembly

PEOPLE, GROUPS = 12, 3


@pytest.fixture
def nothing() -> SettledRounds:
    """Three rounds of twelve people at three tables, none of them settled."""
    return SettledRounds(state(make_assembly(PEOPLE, GROUPS, seed=1), Settings(rounds=3)))


def shifted(by: int) -> dict[int, int]:
    """A seating in which everybody sits so many tables on."""
    return {person: (person + by) % GROUPS for person in range(1, PEOPLE + 1)}


def test_settling_makes_another_value(nothing: SettledRounds) -> None:
    """The old one has all rounds open still."""
    one = nothing.settle(1, shifted(0))
    assert nothing.open_rounds == [0, 1, 2]
    assert one.open_rounds == [0, 2]
    assert one.reopen(1) == nothing


def test_costs_are_those_of_the_settled_rounds_alone(nothing: SettledRounds) -> None:
    """Nothing costs nothing; two rounds cost their sum, and a pair that meets in both counts once."""
    assert nothing.costs(["spread", "choices", "meetings"]) == [0, 0, 0]
    two = nothing.settle(0, shifted(0)).settle(2, shifted(1))
    for tier in ("spread", "choices"):
        expected = [costs_by_tier(nothing.problems[index], two.seatings[index])[tier] for index in (0, 2)]
        assert two.cost(tier) == sum(expected)
    # Whoever shared a table of four shares the next one, too: six pairs at each of three tables.
    assert two.cost("meetings") == 18


def test_visits_are_counted_in_the_settled_rounds(nothing: SettledRounds) -> None:
    """Everybody sits at the same table twice, and once elsewhere."""
    twice = nothing.settle(0, shifted(0)).settle(1, shifted(0))
    all_three = twice.settle(2, shifted(1))
    for visit in visits(nothing.problems):
        index, cohort = visit.places[0]
        [person] = nothing.problems[index].cohorts[cohort].units[0]
        [group] = visit.groups
        at = [shifted(by)[person] == group for by in (0, 0, 1)]
        assert twice.visit_count(visit) == sum(at[:2])
        assert all_three.visit_count(visit) == sum(at)
