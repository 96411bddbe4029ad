"""One round with rules of every kind, compared with trying every plan by a second reckoning."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assignment.brute_force import Judge, seatings_of
from assignment.random_assemblies import TOPICS, assemblies, settings_for
from iclei_cli.assembly.nouns.plan import ProofStatus
from iclei_cli.assembly.nouns.rule import Bar
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.search.one_round import ContradictionError, solve_round
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.solver.options import SearchOptions
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from instances import make_golfers, make_middling

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

ONE_TABLE_EACH = [TOPICS[:2], TOPICS, ("energy", "water", None)]
TABLES_ALIKE = [("energy", "energy", "water"), ("energy", "energy"), (None, None, "water"), ("energy",) * 3]


def assert_best(assembly: Assembly, asked: Settings) -> None:
    """The plan keeps all rules and no other is better, tier by tier; where there is none, that is refused."""
    judge = Judge(assembly, asked)
    assume(judge.there(0))
    best = min(([values[name] for name in asked.tiers] for _, values in judge.plans()), default=None)
    if best is None:
        with pytest.raises(RefusedError) as refused:
            make_plan(assembly, asked)
        assert refused.value.code == "rules-contradict"
        return
    plan = make_plan(assembly, asked)
    [seating] = seatings_of(plan)
    assert sorted(seating) == [person.id for person in judge.there(0)]
    assert judge.allows(0, seating)
    assert not check_plan(assembly, plan).breaches
    values = judge.values([seating])
    assert [values[name] for name in asked.tiers] == best
    assert [tier.name for tier in plan.proof.tiers] == [*asked.tiers]
    assert [Fraction(tier.value) for tier in plan.proof.tiers] == best
    assert plan.proof.status is ProofStatus.OPTIMAL


def test_people_who_may_sit_nowhere_are_a_contradiction() -> None:
    """Where nobody may sit anywhere, that is a contradiction too."""
    assembly = make_golfers(2, 1)
    for number, (person, group) in enumerate(product((1, 2), assembly.groups), start=1):
        assembly.rules[number] = Bar(number=number, person=person, group=group)
    with pytest.raises(RefusedError) as refused:
        make_plan(assembly, Settings())
    assert refused.value.code == "rules-contradict"


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(assemblies(most=6, topics=ONE_TABLE_EACH, rules=5), settings_for(rounds=1))
def test_the_plan_is_the_best_that_keeps_all_rules(assembly: Assembly, asked: Settings) -> None:
    """Whatever the rules, seats, languages, hosts, weights and order are."""
    assert_best(assembly, asked)


@pytest.mark.slow
@settings(max_examples=70, deadline=None)
@given(
    assemblies(most=6, topics=[*ONE_TABLE_EACH, *TABLES_ALIKE], rules=3),
    settings_for(rounds=1),
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
)
def test_where_a_search_begins_and_how_it_narrows_prove_the_same(
    assembly: Assembly, asked: Settings, groups: list[int]
) -> None:
    """From any seating, one that breaks rules, too, and without the columns that relaxations leave out."""
    problem = state(assembly, asked)[0]
    assume(problem.is_by_itself and all(cohort.groups for cohort in problem.cohorts))
    options = SearchOptions(Clock(asked.seconds))
    names = [name for name in asked.tiers if name != "meetings"]
    start = {person: group for person, group in enumerate(groups, start=1) if group < len(problem.groups)}
    try:
        plain = solve_round(problem, names, options)
    except ContradictionError:
        for narrows in (False, True):
            with pytest.raises(ContradictionError):
                solve_round(problem, names, replace(options, narrows=narrows), start)
        return
    assert plain is not None
    for beginning in (start, plain.seating, None):
        narrowed = solve_round(problem, names, replace(options, narrows=True), beginning)
        assert narrowed is not None
        assert narrowed.is_proved
        assert narrowed.worth == plain.worth


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(assemblies(most=6, topics=TABLES_ALIKE, rules=4), settings_for(rounds=1))
def test_topics_with_several_tables_are_planned_best_too(assembly: Assembly, asked: Settings) -> None:
    """Where people are first shared out among topics, the plan is none the worse."""
    assert_best(assembly, asked)


@pytest.mark.slow
@pytest.mark.skipif(find_spec("ortools") is None, reason="OR-Tools is in the dependency group bench")
@pytest.mark.parametrize("seed", range(1, 5))
def test_assemblies_of_middling_size_are_planned_as_well_as_by_another_solver(seed: int) -> None:
    """30 to 60 people with rules: CP-SAT, given a model of its own, comes to the same values."""
    command = [sys.executable, "-m", "benchmarks.planning", "cpsat", "middling", str(seed), "60"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    assembly = make_middling(seed)
    plan = make_plan(assembly, Settings(spread=("sector", "municipality", "gender")))
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert not check_plan(assembly, plan).breaches
    assert [(tier["value"], tier["bound"]) for tier in theirs["tiers"]] == [
        (tier.value, tier.value) for tier in plan.proof.tiers
    ]
