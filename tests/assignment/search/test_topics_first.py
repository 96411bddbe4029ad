"""Topics with several tables, where people are shared out among topics first: what is said of that is true.

Small ones are compared with trying every plan in `test_one_round`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assignment.brute_force import Judge, seatings_of
from iclei_cli.assembly.nouns.plan import ProofStatus
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan
from instances import make_assembly, make_split

PRINT_PLANS = """
import json, sys
from instances import make_assembly
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
plans = [
    make_plan(make_assembly(people, groups, seed=1), Settings(seed=5, rounds=rounds))
    for people, groups, rounds in json.loads(sys.argv[1])
]
print(json.dumps([
    [[(item.participant, item.group) for item in seats] for seats in plan.rounds] for plan in plans
]))
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_tables_are_seated_without_excess_and_the_bound_is_proved(seed: int) -> None:
    """300 people, 20 tables of five topics: an even mix, and choices that no plan can better."""
    assembly = make_assembly(300, 20, seed)
    asked = Settings(spread=("sector", "municipality", "gender"))
    plan = make_plan(assembly, asked)
    judge = Judge(assembly, asked)
    values = judge.values(seatings_of(plan))
    assert values["spread"] == 0
    assert [tier.value for tier in plan.proof.tiers] == [0, float(values["choices"])]
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert not check_plan(assembly, plan).breaches


@pytest.mark.parametrize("seed", [1, 2])
def test_rules_hold_at_many_tables(seed: int) -> None:
    """90 people, 10 tables of different sizes, with pins, bars, sets together and pairs apart."""
    assembly = make_split(90, 10, seed)
    asked = Settings(spread=("sector", "municipality", "gender"))
    plan = make_plan(assembly, asked)
    judge = Judge(assembly, asked)
    [seating] = seatings_of(plan)
    assert len(seating) == 90
    assert judge.allows(0, seating)
    assert not check_plan(assembly, plan).breaches
    values = judge.values([seating])
    for tier in plan.proof.tiers:
        assert tier.value == values[tier.name]
        assert tier.bound is not None
        assert tier.bound <= tier.value


def test_two_processes_make_the_same_plans() -> None:
    """The same input and seed give the same plan, in whatever order a process keeps its sets."""
    sizes = [(60, 5, 1), (90, 15, 1), (30, 5, 2)]
    plans = []
    for chance in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", PRINT_PLANS, json.dumps(sizes)],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": chance, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        )
        plans.append(json.loads(done.stdout))
    assert [len(plan) for plan in plans[0]] == [rounds for _, _, rounds in sizes]
    assert plans[0] == plans[1]
