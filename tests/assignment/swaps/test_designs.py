"""Plans by the theory of designs: nobody meets twice, counted pair by pair."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from assignment.brute_force import seatings_of
from iclei_cli.assembly.nouns.rule import Apart
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from instances import make_golfers


@pytest.mark.parametrize(
    ("groups", "size", "rounds"),
    [(7, 7, 8), (4, 4, 5), (8, 8, 9), (9, 9, 10), (8, 4, 9), (7, 4, 7), (11, 6, 11), (10, 2, 19)],
)
def test_nobody_meets_twice_where_a_design_is_known(groups: int, size: int, rounds: int) -> None:
    """Affine planes, rows of fields, and round robins: every pair sits together once at most."""
    assembly = make_golfers(groups, size)
    plan = make_plan(assembly, Settings(rounds=rounds, seconds=20))
    tables: Counter[frozenset[int]] = Counter()
    for seating in seatings_of(plan):
        members: dict[str, list[int]] = {}
        for person, group in seating.items():
            members.setdefault(group, []).append(person)
        assert sorted(map(len, members.values())) == [size] * groups
        tables.update(frozenset(pair) for table in members.values() for pair in combinations(table, 2))
    assert max(tables.values()) == 1
    assert plan.proof.tiers[-1].is_proved
    assert not check_plan(assembly, plan).breaches


def test_a_design_gives_way_to_a_rule() -> None:
    """Where two people are to sit apart, no plane is taken in which they would meet."""
    assembly = make_golfers(4, 4)
    assembly.rules = {1: Apart(number=1, people=(1, 16))}
    plan = make_plan(assembly, Settings(rounds=5, seconds=1))
    assert not check_plan(assembly, plan).breaches
