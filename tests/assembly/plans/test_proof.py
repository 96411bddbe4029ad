"""A proof speaks of the assembly as it was: what matters makes it old, and what does not leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant, Sector, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof, ProofStatus, Score, Tier
from iclei_cli.assembly.nouns.rule import Absent, Apart, AtLeast, AtMost, Bar, Pin, Together
from iclei_cli.assembly.plans.proof import fingerprint, is_current, present_proof, tier_values

if TYPE_CHECKING:
    from collections.abc import Callable

SCORE = Score(spread={"sector": 2}, choices={"1": 1}, choice_cost=1.5, meetings=0)


def assembly_with_plan() -> tuple[Assembly, Plan]:
    """Two people at one of two tables, with a plan that is proved best."""
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(Participant(id=ident, name=f"P{ident}", choices=("energy",)) for ident in (1, 2))
    assembly.groups = {key: Group(key=key, label=key, topic="energy") for key in "ab"}
    assembly.rules = {1: Pin(number=1, person=1, group="a")}
    plan = Plan(
        session=None,
        rounds=(tuple(Placement(participant=ident, group="a") for ident in (1, 2)),),
        spread=("sector",),
        proof=Proof(tiers=(Tier(name="spread", value=0, bound=0), Tier(name="choices", value=0, bound=0))),
        seed=0,
        made="2019-02-20T09:15:30Z",
        made_for=fingerprint(assembly, ("sector",)),
    )
    return assembly, plan


def change_person(assembly: Assembly, **fields: object) -> None:
    """Give the first person other values."""
    assembly.participants[1] = replace(assembly.participants[1], **fields)


def change_group(assembly: Assembly, **fields: object) -> None:
    """Give the first group other values."""
    assembly.groups["a"] = replace(assembly.groups["a"], **fields)


def change_rule(assembly: Assembly, **fields: object) -> None:
    """Give the rule other values."""
    assembly.rules[1] = replace(assembly.rules[1], **fields)


@pytest.mark.parametrize(
    "edit",
    [
        lambda assembly: change_person(assembly, name="Another", phone="010-1234-5678"),
        lambda assembly: change_person(assembly, municipality="Suwon"),
        lambda assembly: change_group(assembly, room="Room 301", label="Another"),
        lambda assembly: change_rule(assembly, reason="speaks there"),
    ],
)
def test_what_makes_no_plan_better_or_worse_leaves_the_proof(edit: Callable[[Assembly], None]) -> None:
    """Names, contacts, rooms, reasons, and attributes that nothing counts."""
    assembly, plan = assembly_with_plan()
    edit(assembly)
    assert is_current(assembly, plan)
    assert present_proof(assembly, plan, SCORE) is plan.proof


@pytest.mark.parametrize(
    "edit",
    [
        lambda assembly: change_person(assembly, sector=Sector.NGO),
        lambda assembly: change_person(assembly, choices=()),
        lambda assembly: change_person(assembly, status=Status.CANCELLED),
        lambda assembly: change_group(assembly, seats=Capacity(max=1)),
        lambda assembly: change_group(assembly, presenter=2),
        lambda assembly: change_rule(assembly, group="b"),
        lambda assembly: assembly.rules.clear(),
    ],
)
def test_after_an_edit_that_matters_the_values_are_counted_and_nothing_is_proved(
    edit: Callable[[Assembly], None],
) -> None:
    """Who is coming, what is mixed, what is wished for, groups and rules."""
    assembly, plan = assembly_with_plan()
    edit(assembly)
    assert not is_current(assembly, plan)
    proof = present_proof(assembly, plan, SCORE)
    assert [(tier.name, tier.value, tier.bound) for tier in proof.tiers] == [
        ("spread", 2.0, None),
        ("choices", 1.5, None),
    ]
    assert proof.status is ProofStatus.UNPROVEN


def test_an_excess_counts_as_often_as_its_attribute_weighs() -> None:
    """As the solver counted it when the plan was made."""
    _, plan = assembly_with_plan()
    assert tier_values(replace(plan, weights={"sector": 3}), SCORE)["spread"] == 6


def test_a_plan_made_before_rules_had_rounds_is_still_current() -> None:
    """What an earlier version noted of the same people, groups and rules is what is noted now."""
    assembly = Assembly(event=Event(name="Small"))
    assembly.put(
        Participant(id=ident, name=f"P{ident}", sector=Sector.NGO, choices=("energy",))
        for ident in range(1, 5)
    )
    assembly.groups = {
        key: Group(key=key, label=key, topic="energy", seats=Capacity(min=1, max=4)) for key in "ab"
    }
    rules = (
        Pin(number=1, person=1, group="a", rounds=(1, 3), reason="speaks"),
        Pin(number=2, person=2, group="a"),
        Bar(number=3, person=2, group="b"),
        Together(number=4, people=(1, 2, 3)),
        Apart(number=5, people=(1, 4)),
        Absent(number=6, person=3, rounds=(2,)),
        AtLeast(number=7, count=2, attribute="sector", value="ngo", group="a"),
        AtMost(number=8, count=0, attribute="languages", value="en"),
    )
    assembly.rules = {rule.number: rule for rule in rules}
    noted = "833c8966a50087ed53da48304d81e659cefda91b294c6252c4b916545e959852"
    assert fingerprint(assembly, ("sector",)) == noted
    assembly.rules[8] = replace(rules[-1], rounds=(1,))
    assert fingerprint(assembly, ("sector",)) != noted
