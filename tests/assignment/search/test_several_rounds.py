"""Two rounds with rules of every kind: all rules hold, and what is said of the plan is true.

More people are not searched as a whole, so that the plan need not be the best; but each bound is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, given, settings
from msgspec.structs import replace

from assignment.brute_force import Judge, seatings_of
from assignment.random_assemblies import TOPICS, assemblies, settings_for
from iclei_cli.assembly.nouns.group import RoundSeats
from iclei_cli.assembly.nouns.plan import ProofStatus
from iclei_cli.assembly.nouns.rule import Absent, Apart, Together
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly, make_golfers, make_split

if TYPE_CHECKING:
    from fractions import Fraction

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan

GROUPS = [TOPICS[:2], TOPICS, ("energy", "water", None), (None, None), ("energy", "energy", "water")]


def assert_bounds(plan: Plan, asked: Settings, every: list[list[Fraction]]) -> None:
    """No plan is below a tier's bound, among those as good on the tiers before, where these are proved."""
    left = every
    for index, tier in enumerate(plan.proof.tiers):
        least = min(values[index] for values in left)
        assert tier.bound is not None
        assert tier.bound <= least <= tier.value, (tier, least)
        if not tier.is_proved:
            return
        left = [values for values in left if values[index] == least]


def test_rules_that_no_round_can_keep_are_a_contradiction() -> None:
    """Two people who are to sit together and apart are found out over two rounds as in one."""
    assembly = make_golfers(2, 2)
    assembly.rules = {1: Together(number=1, people=(1, 2)), 2: Apart(number=2, people=(1, 2))}
    with pytest.raises(RefusedError) as refused:
        make_plan(assembly, Settings(rounds=2))
    assert refused.value.code == "rules-contradict"


def test_a_round_in_which_nobody_is_there_is_empty() -> None:
    """Four people who are away in the second of three rounds are planned for the others."""
    assembly = make_golfers(2, 2)
    for ident in (1, 2, 3, 4):
        assembly.rules[ident] = Absent(number=ident, person=ident, rounds=(2,))
    plan = make_plan(assembly, Settings(rounds=3))
    assert [len(placements) for placements in plan.rounds] == [4, 0, 4]
    assert not check_plan(assembly, plan).breaches


def test_a_plan_is_found_where_the_sum_of_rounds_allows_too_much() -> None:
    """Two people see three topics in three rounds, and the last has no more than one table for both left."""
    assembly = make_assembly(2, 3, 2)
    for number, group in enumerate(assembly.groups.values()):
        seats = RoundSeats(min=None if number == 1 else 1, max=3, round=3)
        assembly.groups[group.key] = replace(group, seats_by_round=(seats,))
    plan = make_plan(assembly, Settings(rounds=3))
    assert not check_plan(assembly, plan).breaches
    assert Judge(assembly, Settings(rounds=3)).allows_visits(seatings_of(plan))


def test_two_rounds_of_few_people_are_proved_as_a_whole() -> None:
    """Thirty people, five tables: with all wishes as good as can be, 14 meet again and no fewer could."""
    assembly = make_assembly(30, 5, 1)
    plan = make_plan(assembly, Settings(rounds=2, spread=("sector", "municipality", "gender")))
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert plan.proof.tiers[-1].value == 14
    assert not check_plan(assembly, plan).breaches


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_rounds_at_many_tables_keep_the_rules_and_their_bounds(seed: int) -> None:
    """180 people, fifteen tables of five topics, rules, three rounds: topics are settled first."""
    assembly = make_split(180, 15, seed)
    asked = Settings(rounds=3, spread=("sector", "municipality", "gender"), seconds=15)
    judge = Judge(assembly, asked)
    plan = make_plan(assembly, asked)
    rounds = seatings_of(plan)
    assert all(len(seating) == 180 and judge.allows(number, seating) for number, seating in enumerate(rounds))
    assert judge.allows_visits(rounds)
    assert not check_plan(assembly, plan).breaches
    values = judge.values(rounds)
    for tier in plan.proof.tiers:
        assert tier.value == values[tier.name]
        assert tier.bound is None or tier.bound <= tier.value


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(assemblies(most=5, topics=GROUPS, rules=4), settings_for(rounds=2))
def test_rules_hold_over_two_rounds_and_bounds_are_true(assembly: Assembly, asked: Settings) -> None:
    """Whatever is asked; and where no plan keeps the rules, that is refused."""
    judge = Judge(assembly, asked)
    assume(judge.there(0) and judge.there(1))
    every = [[values[name] for name in asked.tiers] for _, values in judge.plans()]
    if not every:
        event("refused")
        with pytest.raises(RefusedError) as refused:
            make_plan(assembly, asked)
        assert refused.value.code == "rules-contradict"
        return
    plan = make_plan(assembly, asked)
    rounds = seatings_of(plan)
    for number, seating in enumerate(rounds):
        assert sorted(seating) == [person.id for person in judge.there(number)]
        assert judge.allows(number, seating)
    assert judge.allows_visits(rounds)
    assert not check_plan(assembly, plan).breaches
    values = judge.values(rounds)
    assert [(tier.name, tier.value) for tier in plan.proof.tiers] == [
        (name, float(values[name])) for name in asked.tiers
    ]
    event("the best" if [values[name] for name in asked.tiers] == min(every) else "not the best")
    assert_bounds(plan, asked, every)
