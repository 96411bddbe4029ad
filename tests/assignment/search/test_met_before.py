"""Who has met before counts as rounds that were held: every plan tried, and what is known by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from assignment.brute_force import Judge, seatings_of
from assignment.random_assemblies import TOPICS, assemblies, met_before, settings_for
from iclei_cli.assembly.nouns.met import MetBefore
from iclei_cli.assembly.nouns.plan import ProofStatus
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.former_rounds import former_rounds
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.search.rounds_task import RoundsTask
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.swaps.anneal import Aim, anneal
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly, make_golfers

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

GROUPS = [TOPICS[:2], TOPICS, ("energy", "water", None), (None, None), ("energy", "energy", "water")]


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.data(), assemblies(most=5, topics=GROUPS, rules=3), st.integers(1, 2))
def test_values_are_as_defined_and_no_plan_is_below_the_bounds(
    data: st.DataObject, assembly: Assembly, rounds: int
) -> None:
    """With earlier tables, pairs and colleagues; a single round is the best of all."""
    assembly.met = data.draw(met_before(assembly))
    drawn = data.draw(settings_for(rounds=rounds, has_met=True))
    asked = replace(drawn, fair=False, order=tuple(name for name in drawn.order if name != "fair"))
    judge = Judge(assembly, asked)
    assume(all(judge.there(number) for number in range(rounds)))
    every = [[values[name] for name in asked.order] for _, values in judge.plans()]
    if not every:
        with pytest.raises(RefusedError):
            make_plan(assembly, asked)
        return
    plan = make_plan(assembly, asked)
    values = judge.values(seatings_of(plan))
    names = [name for name in asked.order if name != "meetings" or rounds > 1 or judge.met_before()]
    assert [(tier.name, tier.value) for tier in plan.proof.tiers] == [
        (name, float(values[name])) for name in names
    ]
    assert not check_plan(assembly, plan).breaches
    left = every
    for tier in plan.proof.tiers:
        index = asked.order.index(tier.name)
        least = min(values[index] for values in left)
        assert tier.bound is not None
        assert tier.bound <= least <= tier.value, (tier, least)
        if not tier.is_proved:
            break
        left = [values for values in left if values[index] == least]
    if rounds == 1:
        assert [values[name] for name in asked.order] == min(every)


def test_pairs_that_met_sit_apart_where_they_can() -> None:
    """Four people at two tables of two, and 1 has met 2 and 3: they sit with 4, and nobody meets again."""
    assembly = make_golfers(2, 2)
    assembly.met[1] = MetBefore(number=1, source="pairs.csv", tables=((1, 2), (1, 3)))
    plan = make_plan(assembly, Settings())
    [seating] = seatings_of(plan)
    assert seating[1] == seating[4]
    assert [(tier.name, tier.value) for tier in plan.proof.tiers][-1] == ("meetings", 0)
    assert plan.proof.status is ProofStatus.OPTIMAL


def test_a_pair_counts_as_often_as_it_met() -> None:
    """Two who met twice before and must meet again make three pairs of rounds of it: two more than before."""
    assembly = make_golfers(1, 2)
    assembly.met[1] = MetBefore(number=1, source="last.json", tables=((1, 2), (1, 2)))
    plan = make_plan(assembly, Settings())
    assert score_plan(assembly, plan).meetings == 2
    assert plan.proof.tiers[-1].bound == 2


def test_an_earlier_plan_is_taken_as_rounds_and_pairs_are_put_side_by_side() -> None:
    """Tables without a person in common are one round."""
    assembly = make_golfers(3, 2)
    assembly.met[1] = MetBefore(number=1, source="last.json", tables=((1, 2), (3, 4), (5, 6), (1, 3), (4, 5)))
    rounds = former_rounds(assembly)
    assert [sorted(held) for held in rounds] == [[1, 2, 3, 4, 5, 6], [1, 3, 4, 5]]
    assert rounds[0][1] == rounds[0][2] != rounds[0][3]


def test_colleagues_are_those_of_one_organisation_and_department() -> None:
    """Of two departments nobody has met; of an organisation that names none, all have."""
    assembly = make_golfers(2, 3)
    offices = [
        ("City", "Water"),
        ("City", "Water"),
        ("City", "Parks"),
        ("NGO", None),
        ("NGO", None),
        (None, None),
    ]
    assembly.put(
        replace(person, organisation=organisation, department=department)
        for person, (organisation, department) in zip(assembly.coming(), offices, strict=True)
    )
    assembly.met[1] = MetBefore(number=1, colleagues=True)
    [held] = former_rounds(assembly)
    assert sorted(held) == [1, 2, 4, 5]
    assert held[1] == held[2] != held[4] == held[5]


def test_last_years_tables_are_mixed_as_evenly_as_can_be() -> None:
    """60 people, five tables last year and now: each former table is over all five tables, as is proved."""
    assembly = make_assembly(60, 5, seed=3)
    for ident, person in assembly.participants.items():
        assembly.participants[ident] = type(person)(id=ident, name=person.name)
    plan = make_plan(assembly, Settings())
    tables: dict[str, list[int]] = {}
    for item in plan.rounds[0]:
        tables.setdefault(item.group, []).append(item.participant)
    assembly.met[1] = MetBefore(number=1, source="last.json", tables=tuple(map(tuple, tables.values())))
    plan = make_plan(assembly, Settings())
    # Twelve people over five tables: 2, 2, 2, 3, 3, which is nine pairs; and so of five tables.
    assert plan.proof.tiers[-1].value == plan.proof.tiers[-1].bound == 45
    assert not check_plan(assembly, plan).breaches


def test_swaps_count_former_rounds_as_others_are_counted() -> None:
    """After many swaps, what they reckon is what a count from the start gives, and it is better."""
    assembly = make_assembly(40, 5, seed=2)
    tables = tuple(tuple(range(start, start + 8)) for start in (1, 9, 17, 25, 33))
    assembly.met[1] = MetBefore(number=1, source="last.json", tables=(*tables, (1, 9), (2, 10), (1, 17)))
    asked = Settings(rounds=2)
    problems = state(assembly, asked)
    task = RoundsTask(problems, visits(problems), asked.order)
    seatings = [{ident: (ident + shift) // 8 % 5 for ident in range(1, 41)} for shift in (0, 8)]
    before = SettledRounds(problems, dict(enumerate(seatings))).cost("meetings")
    found = anneal(problems, task.visits, seatings, Aim(("meetings",), {}), Clock(2), seed=1)
    judge = Judge(assembly, asked)
    keys = problems[0].groups
    counted = judge.meetings([{ident: keys[group] for ident, group in held.items()} for held in found])
    assert counted == SettledRounds(problems, dict(enumerate(found))).cost("meetings") < before
