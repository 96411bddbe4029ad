"""What differs between two plans: told by round, from 1, and by person."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.plans.difference import SeatDifference, seat_differences


def plan_of(*rounds: str) -> Plan:
    """A plan in which person 1 sits in the group of the first letter, and so on; a dot is no seat."""
    return Plan(
        session=None,
        rounds=tuple(
            tuple(Placement(participant=ident, group=key) for ident, key in enumerate(keys, 1) if key != ".")
            for keys in rounds
        ),
        spread=(),
        proof=Proof(tiers=()),
        seed=0,
        made="2019-02-20T09:15:30Z",
    )


def test_moves_new_seats_and_lost_seats_are_told_by_round() -> None:
    """Who stays is not told; whoever moves, gets a seat or loses one is."""
    before, after = plan_of("ab.", "aab"), plan_of("bba", "a.b")
    assert seat_differences(before, after) == [
        SeatDifference(1, 1, "a", "b"),
        SeatDifference(1, 3, None, "a"),
        SeatDifference(2, 2, "a", None),
    ]


def test_a_plan_does_not_differ_from_itself() -> None:
    """However many rounds it has."""
    plan = plan_of("ab", "ba")
    assert seat_differences(plan, plan) == []


def test_only_plans_of_as_many_rounds_are_compared() -> None:
    """A round is never compared with nothing."""
    with pytest.raises(ValueError, match="zip"):
        seat_differences(plan_of("ab"), plan_of("ab", "ba"))
