"""Whom people wish to meet, and whom not: as few such wishes as can be are unmet, and what is told is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from assignment.brute_force import Judge, seatings_of
from assignment.random_assemblies import TOPICS, assemblies, met_before, settings_for, with_company
from assignment.search.test_several_rounds import assert_bounds
from iclei_cli.assembly.nouns.participant import WishAbout
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.company import tiers_asked
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.search.rough_rounds import seat_the_rest
from iclei_cli.assignment.search.rounds_task import RoundsTask
from iclei_cli.assignment.search.settled_rounds import SettledRounds
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.assignment.swaps.anneal import Aim, anneal
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

GROUPS = [TOPICS[:2], TOPICS, ("energy", "water", None), (None, None), ("energy", "energy", "water")]


def assert_true(assembly: Assembly, asked: Settings, *, is_best: bool) -> None:
    """The plan keeps the rules, its values and bounds are true; `is_best`: none is better."""
    judge = Judge(assembly, asked)
    assume(all(judge.there(number) for number in range(asked.rounds)))
    tiers = tiers_asked(assembly, asked)
    every = [[values[name] for name in tiers] for _, values in judge.plans()]
    if not every:
        event("refused")
        with pytest.raises(RefusedError):
            make_plan(assembly, asked)
        return
    plan = make_plan(assembly, asked)
    values = judge.values(seatings_of(plan))
    assert [(tier.name, tier.value) for tier in plan.proof.tiers] == [
        (name, float(values[name])) for name in tiers
    ]
    assert not check_plan(assembly, plan).breaches
    assert_bounds(plan, asked, every)
    is_the_best = [values[name] for name in tiers] == min(every)
    event("the best" if is_the_best else "not the best")
    assert is_the_best or not is_best


@settings(max_examples=20, deadline=None)
@given(assemblies(most=5, topics=GROUPS, rules=2).flatmap(with_company), settings_for(rounds=1))
def test_a_single_round_is_the_best(assembly: Assembly, asked: Settings) -> None:
    """Whatever rules there are, and wherever company stands among the tiers: every plan is tried."""
    assert_true(assembly, asked, is_best=True)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(assemblies(most=6, topics=GROUPS, rules=4).flatmap(with_company), settings_for(rounds=1), st.data())
def test_a_single_round_of_more_people_is_the_best(
    assembly: Assembly, asked: Settings, data: st.DataObject
) -> None:
    """With company first, in between or last."""
    place = data.draw(st.integers(0, len(asked.order)))
    order = (*asked.order[:place], "company", *asked.order[place:])
    assert_true(assembly, replace(asked, order=order), is_best=True)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(
    assemblies(most=5, topics=GROUPS, rules=3).flatmap(with_company),
    settings_for(rounds=2, has_met=True),
    st.data(),
)
def test_bounds_over_two_rounds_are_true(assembly: Assembly, asked: Settings, data: st.DataObject) -> None:
    """With people who have met before, or without."""
    if data.draw(st.booleans()):
        assembly.met = data.draw(met_before(assembly))
    assert_true(assembly, asked, is_best=False)


@pytest.mark.parametrize(
    "order", [("company", "meetings", "choices", "spread"), ("choices", "company", "meetings")]
)
def test_swaps_count_company_as_it_is(order: tuple[str, ...]) -> None:
    """Three rounds of thirty people: swaps make the plan better, and company is as it is counted anew."""
    assembly = make_assembly(30, 5, seed=1)
    people = sorted(assembly.participants)
    for number, ident in enumerate(people):
        others = tuple(
            WishAbout(id=people[number - back], weight=weight) for back, weight in ((1, 1), (7, 3), (11, 2))
        )
        wished = {"wants_to_meet": others[:2], "avoids": others[2:]}
        assembly.put([replace(assembly.participants[ident], **wished)])
    asked = Settings(rounds=3, order=order)
    problems = state(assembly, asked)
    rough = seat_the_rest(RoundsTask(problems, visits(problems), order), SettledRounds(problems), Clock(20))
    assert rough is not None
    seatings = [rough.seatings[index] for index in range(3)]
    found = anneal(problems, visits(problems), seatings, Aim(order, {}), Clock(1), seed=1)
    before, after = (
        [SettledRounds(problems, dict(enumerate(rounds))).cost(name) for name in order]
        for rounds in (seatings, found)
    )
    assert after < before
    judge = Judge(assembly, asked)
    keys = problems[0].groups
    new = [{person: keys[group] for person, group in seating.items()} for seating in found]
    assert judge.values(new)["company"] == after[order.index("company")]
