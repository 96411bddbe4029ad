"""Bounds that are claimed: the verifier reckons anew what evenness proves of the meetings."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import Plan, Proof
from iclei_cli.assembly.nouns.rule import Pin, Rule
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.fewest_meetings import fewest_meetings as claimed_of
from iclei_cli.assignment.problem.from_assembly import state, visits
from iclei_cli.assignment.verify.bounds import fewest_meetings
from iclei_cli.assignment.verify.check import check_plan


def plain(people: int, topics: int) -> Assembly:
    """People without any attribute, and a table for each topic."""
    assembly = Assembly(event=Event(name="Plain"))
    assembly.put(Participant(id=ident, name=f"Person {ident}") for ident in range(1, people + 1))
    for index in range(topics):
        assembly.groups[f"g{index}"] = Group(key=f"g{index}", label=f"G{index}", topic=f"t{index}")
    return assembly


def with_meetings(plan: Plan, bound: float | None) -> Plan:
    """The plan with another bound of its meetings."""
    *others, meetings = plan.proof.tiers
    return replace(plan, proof=Proof(tiers=(*others, replace(meetings, bound=bound))))


def codes(assembly: Assembly, plan: Plan) -> list[str]:
    """What the verifier finds."""
    return [breach.code for breach in check_plan(assembly, plan).breaches]


def test_a_plan_that_is_called_the_best_without_proof_is_refused() -> None:
    """Nine people, three topics, four rounds: evenness proves nothing, whatever the plan claims."""
    assembly = plain(9, 3)
    plan = make_plan(assembly, Settings(rounds=4, seconds=10))
    value = plan.proof.tiers[-1].value
    assert codes(assembly, plan) == []
    assert codes(assembly, with_meetings(plan, value)) == ["unproved-bound"]
    assert codes(assembly, with_meetings(plan, value + 1)) == ["false-bound"]
    assert codes(assembly, with_meetings(plan, None)) == []


def test_what_evenness_proves_is_kept() -> None:
    """Five rounds of them meet twelve times at least, and so the plan is proved the best."""
    assembly = plain(9, 3)
    plan = make_plan(assembly, Settings(rounds=5, seconds=10))
    assert plan.proof.tiers[-1].is_proved
    assert codes(assembly, plan) == []


@pytest.mark.parametrize(
    ("people", "topics", "rounds", "rules"),
    [
        (125, 5, 6, []),
        (25, 5, 7, [Pin(number=1, person=1, group="g0"), Pin(number=2, person=2, group="g0")]),
        (10, 3, 2, [Pin(number=1, person=1, group="g0", rounds=(1,))]),
    ],
)
def test_both_reckonings_come_to_the_same(people: int, topics: int, rounds: int, rules: list[Rule]) -> None:
    """The verifier's cells are not the search's, but the bound is one."""
    assembly = plain(people, topics)
    assembly.rules = {rule.number: rule for rule in rules}
    problems = state(assembly, Settings(rounds=rounds))
    empty = Plan(
        session=None, rounds=((),) * rounds, spread=(), proof=Proof(tiers=()), seed=0, made="2026-01-01"
    )
    assert fewest_meetings(assembly, empty) == claimed_of(problems, visits(problems))
