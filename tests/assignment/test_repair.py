"""Repairs: as few people as can be move, then the tiers; compared with trying every plan."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from iclei_cli.assembly.assembly import Assembly, Event
from iclei_cli.assembly.group import Capacity, Group
from iclei_cli.assembly.people.named import named
from iclei_cli.assembly.people.participant import Gender, Participant, Status
from iclei_cli.assembly.plans.difference import difference
from iclei_cli.assembly.plans.plan import Placed, Placement, Plan, Proof, ProofStatus
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.assembly.plans.seating import present, seats_of, unseated
from iclei_cli.assembly.rules.rule import Apart, Bar, Pin, Together
from iclei_cli.assignment.plans.by_hand import newly_broken, seat_by_hand
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.place_one import place_person
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.assignment.settings import Settings
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.rules.rule import Rule

TOPICS = ("energy", "water", "forest")


def a_person(draw: st.DrawFn, ident: int) -> Participant:
    """Somebody with a gender, perhaps a city, and some choices."""
    return Participant(
        id=ident,
        name=f"Person {ident}",
        gender=draw(st.sampled_from([Gender.FEMALE, Gender.MALE])),
        municipality=draw(st.sampled_from(["Suwon", "Asan", None])),
        choices=tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=3))),
    )


@st.composite
def edited_assemblies(draw: st.DrawFn, rounds: int = 1, most: int = 6) -> Assembly:
    """A small assembly with a plan, after which people cancelled, came, or were told apart or away."""
    assembly = Assembly(event=Event(name="Small"))
    groups = draw(st.integers(2, 3 if rounds == 1 else 2))
    people = draw(st.integers(2, most))
    with_seats = draw(st.booleans())
    for index in range(groups):
        seats = Capacity(max=draw(st.integers(1, 5))) if with_seats else Capacity()
        assembly.groups[f"g{index}"] = Group(
            key=f"g{index}", label=f"G {index}", topic=TOPICS[index], seats=seats
        )
    assembly.put(a_person(draw, ident) for ident in range(1, people + 1))
    try:
        assembly.plan = make_plan(assembly, Settings(rounds=rounds, seconds=20))
    except RefusedError:
        assume(False)
    for ident in draw(st.sets(st.integers(1, people), max_size=2)):
        assembly.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    if draw(st.booleans()):
        assembly.put([a_person(draw, people + 1)])
    for number in range(1, draw(st.integers(0, 2)) + 1):
        pair = tuple(draw(st.sets(st.integers(1, people), min_size=2, max_size=2)))
        rules: list[Rule] = [
            Apart(number=number, people=pair),
            Together(number=number, people=pair),
            Bar(number=number, person=pair[0], group="g0"),
        ]
        assembly.rules[number] = draw(st.sampled_from(rules))
    assume(assembly.coming())
    return assembly


def every_plan(assembly: Assembly, old: Plan) -> Iterator[Plan]:
    """Every plan that breaks no rule."""
    made_for = fingerprint(assembly, old.spread, old.weights)
    there = [[person.id for person in present(assembly, number)] for number in old.numbers]
    one_round = [
        [
            tuple(Placement(participant=i, group=key) for i, key in zip(people, keys, strict=True))
            for keys in product(assembly.groups, repeat=len(people))
        ]
        for people in there
    ]
    for rounds in product(*one_round):
        plan = replace(old, rounds=tuple(rounds), proof=Proof(tiers=()), made_for=made_for)
        if not check_plan(assembly, plan).breaches:
            yield plan


def moves(old: Plan, new: Plan) -> int:
    """How many seats are elsewhere than they were."""
    return sum(1 for change in difference(old, new) if change.before and change.after)


def worth(assembly: Assembly, plan: Plan) -> tuple[int, float]:
    """What the first two tiers come to."""
    score = score_plan(assembly, plan)
    return sum(score.spread.values()), score.choice_cost


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(edited_assemblies())
def test_no_plan_that_keeps_the_rules_moves_fewer_and_none_of_those_is_better(assembly: Assembly) -> None:
    """Fewest moves, then spread, then choices: exactly what trying every plan gives, and proved."""
    old = assembly.plan
    assert old is not None
    best = min(
        ((moves(old, plan), *worth(assembly, plan)) for plan in every_plan(assembly, old)), default=None
    )
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
    scored = [(*worth(assembly, plan), moves(old, plan)) for plan in every_plan(assembly, old)]
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
        ((moves(old, plan), *worth(assembly, plan)), sits(plan) == sits(old))
        for plan in every_plan(assembly, old)
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


@settings(max_examples=40, deadline=None)
@given(edited_assemblies(rounds=2, most=4))
def test_rounds_are_repaired_together(assembly: Assembly) -> None:
    """Over two rounds, too, no plan that keeps the rules moves fewer, or is better with as few."""
    old = assembly.plan
    assert old is not None
    best = min(
        ((moves(old, plan), *worth(assembly, plan)) for plan in every_plan(assembly, old)), default=None
    )
    if best is None:
        with pytest.raises(RefusedError):
            repair_plan(assembly, old)
        return
    new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    assert new is old or (moves(old, new), *worth(assembly, new)) == best


@settings(max_examples=60, deadline=None)
@given(edited_assemblies())
def test_a_walk_in_gets_the_best_seat_while_nobody_else_moves(assembly: Assembly) -> None:
    """Among all plans in which only the walk-in is new, the best; others move only where there is none."""
    old = assembly.plan
    assert old is not None
    ident = max(assembly.participants)
    waiting = unseated(assembly, old, 1)
    assume([person.id for person in waiting] == [ident])
    scored = [(moves(old, plan), *worth(assembly, plan)) for plan in every_plan(assembly, old)]
    if not scored:
        return
    new, _ = place_person(assembly, old, ident)
    assert seats_of(new, ident) != [None]
    still = [score for score in scored if score[0] == 0]
    if still:
        assert (moves(old, new), *worth(assembly, new)) == min(still)
    if moves(old, new):
        assert not still
        assert not check_plan(assembly, new).breaches


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


@settings(max_examples=40, deadline=None)
@given(edited_assemblies())
def test_what_is_found_nearby_keeps_the_rules_and_its_bound(assembly: Assembly) -> None:
    """Whatever is edited, a plan is found if there is one, and no plan moves fewer than its bound."""
    old = assembly.plan
    assert old is not None
    least = min((moves(old, plan) for plan in every_plan(assembly, old)), default=None)
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
    assembly = make_assembly(40, 4, 3)
    assembly.plan = old = make_plan(assembly, Settings(rounds=3, seconds=30))
    for ident in (3, 9, 27):
        assembly.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    assembly.put([Participant(id=41, name="Late", choices=("energy",))])
    new = repair_plan(assembly, old)
    assert not check_plan(assembly, new).breaches
    assert [tier.name for tier in new.proof.tiers] == ["moves", "spread", "choices", "meetings"]
    assert new.proof.tiers[0].is_proved
    assert None not in seats_of(new, 41)


def test_ctrl_c_ends_a_repair_without_a_plan(ctrl_c: None) -> None:
    """Interrupted in the middle, it gives no plan that would take the old one's place."""
    import _thread  # noqa: PLC0415 - the only way to raise KeyboardInterrupt in this thread

    assembly = make_assembly(125, 5, 1)
    assembly.plan = old = make_plan(assembly, Settings())
    assembly.put([replace(assembly.participants[1], status=Status.CANCELLED)])
    assembly.put([replace(assembly.participants[2], id=126)])
    with pytest.raises(KeyboardInterrupt):
        repair_plan(assembly, old, progress=lambda *_: _thread.interrupt_main())


def a_plan(people: int = 12) -> tuple[Assembly, Plan]:
    """Three tables of four, and their plan."""
    assembly = make_assembly(people, 3, 1)
    assembly.plan = make_plan(assembly, Settings())
    return assembly, assembly.plan


def elsewhere(assembly: Assembly, plan: Plan, ident: int) -> str:
    """A group in which somebody does not sit."""
    return next(key for key in assembly.groups if key != seats_of(plan, ident)[0])


def partner(plan: Plan, key: str) -> int:
    """Somebody who sits in a group."""
    return next(item.participant for item in plan.rounds[0] if item.group == key)


def swapped(assembly: Assembly, plan: Plan, ident: int) -> Plan:
    """The plan with a person swapped by hand with somebody elsewhere."""
    [home], away = seats_of(plan, ident), elsewhere(assembly, plan, ident)
    assert home is not None
    return seat_by_hand(assembly, plan, 1, {ident: away, partner(plan, away): home})


def test_people_moved_by_hand_stay_until_they_are_let_go() -> None:
    """A new plan and a repair leave them where they are, as moved; with unpin they are like all others."""
    assembly, plan = a_plan()
    assembly.plan = moved = swapped(assembly, plan, 1)
    where = seats_of(moved, 1)
    for new in (make_plan(assembly, Settings()), repair_plan(assembly, moved, RepairLimits(most_moves=12))):
        assert seats_of(new, 1) == where
        assert [item.placed for item in new.rounds[0] if item.participant == 1] == [Placed.MOVED]
        assert not check_plan(assembly, new).breaches
    free = make_plan(assembly, Settings(), unpin=True)
    assert worth(assembly, free) == worth(assembly, plan)
    for new in (free, repair_plan(assembly, moved, RepairLimits(unpin=True))):
        assert Placed.MOVED not in {item.placed for item in new.rounds[0]}


def test_a_hand_move_that_a_later_rule_forbids_is_named_with_the_way_out() -> None:
    """Moved to a table, then barred from it: assign and repair say who it is, and how to let them go."""
    assembly, plan = a_plan()
    assembly.plan = moved = swapped(assembly, plan, 1)
    [key] = seats_of(moved, 1)
    assert key is not None
    assembly.rules[1] = Bar(number=1, person=1, group=key)
    with pytest.raises(RefusedError) as planned:
        make_plan(assembly, Settings())
    with pytest.raises(RefusedError) as repaired:
        repair_plan(assembly, moved)
    for refused, way_out in ((planned, "unpin-in-assign"), (repaired, "unpin-in-repair")):
        assert refused.value.code == "moved-cannot-stay"
        assert (
            message("person-at-group", person=named(assembly.participants[1]), group=key)
            in (refused.value.params["people"])
        )
        assert refused.value.params["way_out"] == message(way_out)
    assert seats_of(repair_plan(assembly, moved, RepairLimits(unpin=True)), 1) != [key]


def test_the_proof_after_a_hand_move_claims_no_more_than_is_known() -> None:
    """Values are counted anew; the bound of a tier stays only while those before it are as they were."""
    assembly, plan = a_plan()
    moved = swapped(assembly, plan, 1)
    assert not check_plan(assembly, moved).breaches
    first, second = moved.proof.tiers
    assert first.bound == plan.proof.tiers[0].bound
    assert second.bound is None or first.value == plan.proof.tiers[0].value


def test_what_a_hand_move_breaks_is_found_and_what_it_mends_is_not() -> None:
    """Against a pin, into a full table: broken. Back again, though sizes are still off: not."""
    assembly, plan = a_plan()
    away = elsewhere(assembly, plan, 1)
    [home] = seats_of(plan, 1)
    assert home is not None
    one = seat_by_hand(assembly, plan, 1, {1: away})
    assert [breach.code for breach in newly_broken(assembly, plan, one)] == ["uneven-sizes"]
    two = seat_by_hand(assembly, one, 1, {next(i for i in range(2, 13) if seats_of(one, i) == [home]): away})
    assert newly_broken(assembly, one, two)
    assert newly_broken(assembly, two, one) == []
    assembly.rules[1] = Pin(number=1, person=1, group=home)
    codes = [
        breach.code for breach in newly_broken(assembly, plan, seat_by_hand(assembly, plan, 1, {1: away}))
    ]
    assert "pinned-elsewhere" in codes


def test_only_the_one_who_was_named_is_placed() -> None:
    """Of two walk-ins, one gets a seat; the plan then says of itself that it is not up to date."""
    assembly, plan = a_plan()
    assembly.put(Participant(id=ident, name="Late") for ident in (13, 14))
    new, groups = place_person(assembly, plan, 13)
    assert [person.id for person in unseated(assembly, new, 1)] == [14]
    assert [(seat.people, seat.free, seat.is_open) for seat in groups] == [(4, 1, True)] * 3
    assert "out-of-date" in [breach.code for breach in check_plan(assembly, new).breaches]


def test_others_move_only_where_no_seat_is_free_for_a_walk_in() -> None:
    """The walk-in is barred from the only table with a free seat: one person makes room."""
    assembly, _ = a_plan()
    for key, most in zip(assembly.groups, (5, 4, 4), strict=True):
        assembly.groups[key] = replace(assembly.groups[key], seats=Capacity(min=3, max=most))
    assembly.plan = plan = make_plan(assembly, Settings())
    free = next(
        key
        for key, most in zip(assembly.groups, (5, 4, 4), strict=True)
        if sum(item.group == key for item in plan.rounds[0]) < most
    )
    assembly.put([Participant(id=13, name="Late")])
    assembly.rules[1] = Bar(number=1, person=13, group=free)
    new, groups = place_person(assembly, plan, 13)
    assert moves(plan, new) == 1
    assert [seat.group for seat in groups if not seat.is_open] == [free]
    assert not check_plan(assembly, new).breaches
