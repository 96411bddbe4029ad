"""Swaps make plans of several rounds better, keep every rule, and give up no tier for one below it."""

from __future__ import annotations

import pytest

from assignment.brute_force import Judge, seatings_of
from iclei_cli.assembly.nouns.rule import Absent, NoFewer
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.search.rough_rounds import seat_the_rest
from iclei_cli.assignment.search.rounds_task import RoundsTask
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.swaps.anneal import Aim, anneal
from iclei_cli.assignment.verify.check import check_plan
from instances import make_assembly, make_golfers, make_middling


@pytest.mark.parametrize(
    "order",
    [
        ("spread", "choices", "meetings"),
        ("meetings", "choices", "spread"),
        pytest.param(("spread", "fair", "choices", "meetings"), marks=pytest.mark.slow),
        pytest.param(("fair", "meetings", "choices", "spread"), marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 5])
def test_swaps_keep_the_rules_and_make_a_rough_plan_better(seed: int, order: tuple[str, ...]) -> None:
    """Pins, bars, together, apart, nobody alone, an absentee, two rounds: better, counted anew."""
    assembly = make_middling(seed)
    number = max(assembly.rules) + 1
    assembly.rules[number] = Absent(number=number, person=max(assembly.participants), rounds=(2,))
    assembly.rules[number + 1] = NoFewer(number=number + 1, count=2, attribute="sector", value="ngo")
    asked = Settings(rounds=2, order=order, fair="fair" in order)
    tiers = asked.tiers
    problems = state(assembly, asked)
    task = RoundsTask(problems, visits(problems), tiers)
    rough = seat_the_rest(task, SettledRounds(problems), Clock(20))
    assert rough is not None
    seatings = [rough.seatings[index] for index in range(2)]
    # That fewer have no wish at all is not tried, so that there is time for the tiers below, which hold it.
    aim = Aim(tiers, {"no-wish": len(assembly.participants)})
    found = anneal(problems, task.visits, seatings, aim, Clock(6 if asked.fair else 1), seed=seed)
    judge = Judge(assembly, asked)
    keys = problems[0].groups
    old, new = (
        [{person: keys[group] for person, group in seating.items()} for seating in rounds]
        for rounds in (seatings, found)
    )
    assert all(judge.allows(index, seating) for index, seating in enumerate(new))
    assert judge.allows_visits(new)
    before, after = judge.values(old), judge.values(new)
    assert [after[name] for name in tiers] < [before[name] for name in tiers]


@pytest.mark.slow
def test_fifteen_schoolgirls_walk_with_each_other_once() -> None:
    """Kirkman's problem of 1850: five rows of three on seven days, and nobody twice in a row with anybody."""
    plan = make_plan(make_golfers(5, 3), Settings(rounds=7, seconds=600))
    assert plan.proof.tiers[-1].value == 0


@pytest.mark.slow
@pytest.mark.parametrize("rounds", [6, 10, 20])
def test_many_rounds_of_few_topics_give_a_plan(rounds: int) -> None:
    """More rounds than topics: 125 people come to each topic as seldom as can be, and the clock is kept."""
    assembly = make_assembly(125, 5, seed=1)
    plan = make_plan(assembly, Settings(rounds=rounds, seconds=10))
    assert not check_plan(assembly, plan).breaches
    assert len(seatings_of(plan)) == rounds
