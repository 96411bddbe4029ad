"""Repairs: as few people as can be move, then the tiers; compared with trying every plan."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from assignment.edited_plans import (
    edited_assemblies,
    every_plan,
    moves,
    worth,
)
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.plan import Plan, ProofStatus
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assignment.plans.by_hand import seat_by_hand
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(edited_assemblies())
def test_no_plan_that_keeps_the_rules_moves_fewer_and_none_of_those_is_better(assembly: Assembly) -> None:
    """Fewest moves, then spread, then choices: exactly what trying every plan gives, and proved."""
    old = assembly.plan
    assert old is not None
    best = min(((moves(old, plan), *is_worth) for plan, is_worth in every_plan(assembly, old)), default=None)
    if best is None:
        with pytest.raises(RefusedError):
            repair_plan(assembly, old)
        return
    new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    if new is old:
        assert best[0] == 0
        return
    assert (moves(old, new), *worth(assembly, new)) == best
    assert new.proof.status is ProofStatus.OPTIMAL


@settings(max_examples=60, deadline=None)
@given(edited_assemblies(), st.integers(0, 3))
def test_with_a_limit_the_tiers_come_first_within_it(assembly: Assembly, most: int) -> None:
    """At most so many people move; among those plans the best is found; what needs more is refused."""
    old = assembly.plan
    assert old is not None
    scored = [(*is_worth, moves(old, plan)) for plan, is_worth in every_plan(assembly, old)]
    allowed = [score for score in scored if score[2] <= most]
    if not allowed:
        with pytest.raises(RefusedError) as refused:
            repair_plan(assembly, old, RepairLimits(most_moves=most))
        if scored:
            assert refused.value.code == "more-must-move"
            assert refused.value.params["least"] == min(score[2] for score in scored)
        return
    new = repair_plan(assembly, old, RepairLimits(most_moves=most))
    assert (*worth(assembly, new), moves(old, new)) == min(allowed)


@settings(max_examples=60, deadline=None)
@given(edited_assemblies())
def test_nobody_leaves_or_joins_a_frozen_group(assembly: Assembly) -> None:
    """With a group frozen, the fewest moves among the plans that leave it as it is; else a clear refusal."""
    old = assembly.plan
    assert old is not None
    coming = {person.id for person in assembly.coming()}

    def sits(plan: Plan) -> set[int]:
        return {item.participant for item in plan.rounds[0] if item.group == "g1"} & coming

    scored = [
        ((moves(old, plan), *is_worth), sits(plan) == sits(old))
        for plan, is_worth in every_plan(assembly, old)
    ]
    allowed = [score for score, is_left in scored if is_left]
    if not allowed:
        with pytest.raises(RefusedError) as refused:
            repair_plan(assembly, old, RepairLimits(frozen=["g1"]))
        assert not scored or refused.value.code == "frozen-in-the-way"
        return
    new = repair_plan(assembly, old, RepairLimits(frozen=["g1"]))
    assert sits(new) == sits(old)
    assert new is old or (moves(old, new), *worth(assembly, new)) == min(allowed)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(edited_assemblies(rounds=2, most=4))
def test_rounds_are_repaired_together(assembly: Assembly) -> None:
    """Over two rounds, too, no plan that keeps the rules moves fewer, or is better with as few."""
    old = assembly.plan
    assert old is not None
    best = min(((moves(old, plan), *is_worth) for plan, is_worth in every_plan(assembly, old)), default=None)
    if best is None:
        with pytest.raises(RefusedError):
            repair_plan(assembly, old)
        return
    new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    assert new is old or (moves(old, new), *worth(assembly, new)) == best


@pytest.mark.parametrize("seed", [1, 2])
def test_six_no_shows_of_125_move_hardly_anybody(seed: int) -> None:
    """The usual morning: fewest moves are proved, and are few; nobody is without a seat."""
    assembly = make_assembly(125, 5, seed)
    assembly.plan = old = make_plan(assembly, Settings())
    for ident in Random(seed).sample(range(1, 126), 6):  # noqa: S311 - who stays away is no secret
        assembly.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    assert new.proof.status is ProofStatus.OPTIMAL
    assert moves(old, new) == new.proof.tiers[0].value <= 6


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_large_plan_is_repaired_nearby_with_a_bound_that_holds_for_all(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Taken for large: no rule is broken, the fewest moves are found and proved, nothing else is claimed."""
    assembly = make_assembly(125, 5, seed)
    assembly.plan = old = make_plan(assembly, Settings())
    for ident in Random(seed).sample(range(1, 126), 6):  # noqa: S311 - as above
        assembly.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    whole = repair_plan(assembly, old)
    monkeypatch.setattr("iclei_cli.assignment.plans.large_repairs._LARGE", 0)
    near = repair_plan(assembly, old)
    assert not check_plan(assembly, near).breaches
    assert moves(old, near) == moves(old, whole)
    assert near.proof.tiers[0] == replace(whole.proof.tiers[0], how="relaxation")
    assert all(tier.bound is None for tier in near.proof.tiers[1:])


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(edited_assemblies())
def test_what_is_found_nearby_keeps_the_rules_and_its_bound(assembly: Assembly) -> None:
    """Whatever is edited, a plan is found if there is one, and no plan moves fewer than its bound."""
    old = assembly.plan
    assert old is not None
    least = min((moves(old, plan) for plan, _ in every_plan(assembly, old)), default=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("iclei_cli.assignment.plans.large_repairs._LARGE", 0)
        if least is None:
            with pytest.raises(RefusedError):
                repair_plan(assembly, old)
            return
        new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    bound = 0 if new is old else new.proof.tiers[0].bound
    assert bound is None or bound <= least <= moves(old, new)


def test_three_rounds_are_repaired_with_a_proof() -> None:
    """After no-shows and a walk-in, every round is whole again and no topic is visited twice."""
    assembly = make_assembly(16, 4, 3)
    assembly.plan = old = make_plan(assembly, Settings(rounds=3, seconds=30))
    for ident in (3, 9, 11):
        assembly.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    assembly.put([Participant(id=17, name="Late", choices=("energy",))])
    new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    assert [tier.name for tier in new.proof.tiers] == ["moves", "spread", "choices", "meetings"]
    assert new.proof.tiers[0].is_proved
    assert None not in seats_of(new, 17)


def test_ctrl_c_before_a_repair_is_found_leaves_the_old_plan(ctrl_c: None) -> None:
    """Interrupted from the start on, it gives no plan that would take the old one's place."""
    import _thread  # noqa: PLC0415 - the only way to raise KeyboardInterrupt in this thread

    assembly = make_assembly(125, 5, 1)
    assembly.plan = old = make_plan(assembly, Settings())
    assembly.put([replace(assembly.participants[1], status=Status.CANCELLED)])
    assembly.put([replace(assembly.participants[2], id=126)])
    with pytest.raises(KeyboardInterrupt):
        repair_plan(assembly, old, progress=lambda *_: _thread.interrupt_main())


def test_a_frozen_group_counts_as_a_topic_that_is_open() -> None:
    """Whoever came since must not be at the other topic twice: a freeze that leads there is refused."""
    assembly = make_assembly(6, 2, seed=1)
    assembly.plan = make_plan(assembly, Settings(rounds=2))
    assembly.put([Participant(id=7, name="Person 7")])
    frozen = next(iter(assembly.groups))
    with pytest.raises(RefusedError) as refused:
        repair_plan(assembly, assembly.plan, RepairLimits(frozen=[frozen]))
    assert refused.value.code == "frozen-in-the-way"
    assert not check_plan(assembly, repair_plan(assembly, assembly.plan)).breaches


def test_people_put_at_a_topic_twice_by_hand_cannot_stay() -> None:
    """What is kept by hand is no rule, so it does not make room for a second visit."""
    assembly = make_assembly(6, 2, seed=1)
    plan = make_plan(assembly, Settings(rounds=2))
    first, second = seats_of(plan, 1)
    assert first is not None
    again = seat_by_hand(assembly, plan, 2, {1: first, partner_in(plan, first): second or ""})
    assembly.plan = seat_by_hand(assembly, again, 1, {1: first})
    with pytest.raises(RefusedError) as refused:
        repair_plan(assembly, assembly.plan)
    assert refused.value.code == "moved-cannot-stay"
    freed = repair_plan(assembly, assembly.plan, RepairLimits(unpin=True))
    assert not check_plan(assembly, freed).breaches


def partner_in(plan: Plan, key: str) -> int:
    """Somebody who sits in a group in the second round."""
    return next(item.participant for item in plan.in_round(2) if item.group == key)
