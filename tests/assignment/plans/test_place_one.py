"""One walk-in gets a seat: the best one while nobody else moves; compared with trying every plan."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from msgspec.structs import replace

from assignment.edited_plans import (
    a_plan,
    edited_assemblies,
    every_plan,
    moves,
    swapped,
    worth,
)
from iclei_cli.assembly.nouns.group import Capacity
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.plan import PlacedBy, Proof
from iclei_cli.assembly.nouns.rule import Bar, Together
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.seating import seats_of, unseated
from iclei_cli.assignment.plans.by_hand import seat_by_hand
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.place_one import place_person
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message
from instances import make_assembly

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(edited_assemblies(has_walk_in=True))
def test_a_walk_in_gets_the_best_seat_while_nobody_else_moves(assembly: Assembly) -> None:
    """Among all plans in which only the walk-in is new, the best; others move only where there is none."""
    old = assembly.plan
    assert old is not None
    ident = max(assembly.participants)
    assert [person.id for person in unseated(assembly, old, 1)] == [ident]
    scored = [(moves(old, plan), *is_worth) for plan, is_worth in every_plan(assembly, old)]
    assume(scored)
    new, _ = place_person(assembly, old, ident)
    assert seats_of(new, ident) != [None]
    still = [score for score in scored if score[0] == 0]
    if still:
        assert (moves(old, new), *worth(assembly, new)) == min(still)
    if moves(old, new):
        assert not still
        assert not check_plan(assembly, new).breaches


def test_only_the_one_who_was_named_is_placed() -> None:
    """Of two walk-ins, one gets a seat; the plan then says of itself that it is not up to date."""
    assembly, plan = a_plan()
    assembly.put(Participant(id=ident, name="Late") for ident in (13, 14))
    new, groups = place_person(assembly, plan, 13)
    assert [person.id for person in unseated(assembly, new, 1)] == [14]
    assert [(seat.people, seat.free, seat.is_open) for seat in groups] == [(4, 1, True)] * 3
    assert not check_plan(assembly, new).is_current


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


def test_a_walk_in_never_joins_a_friend_at_a_table_from_which_they_are_barred() -> None:
    """A friend sits where the walk-in must not: the friend moves, unless somebody put them there by hand."""
    assembly, plan = a_plan()
    assembly.plan = plan = swapped(assembly, plan, 1)
    [home] = seats_of(plan, 1)
    assert home is not None
    assembly.put([Participant(id=13, name="Late")])
    assembly.rules = {1: Bar(number=1, person=13, group=home), 2: Together(number=2, people=(1, 13))}
    with pytest.raises(RefusedError) as refused:
        place_person(assembly, plan, 13)
    assert refused.value.code == "moved-cannot-stay"
    assert refused.value.params["way_out"] == message("unpin-in-repair")
    assembly.plan = plan = replace(
        plan,
        rounds=tuple(
            tuple(replace(item, placed=PlacedBy.SOLVER) for item in placements) for placements in plan.rounds
        ),
    )
    new, _ = place_person(assembly, plan, 13)
    assert seats_of(new, 1) == seats_of(new, 13) != [home]
    assert not check_plan(assembly, new).breaches


def test_the_seats_of_all_rounds_are_chosen_together() -> None:
    """Who sits in one round with whom counts in the next: no other seats of the one who came meet fewer."""
    assembly = make_assembly(12, 3, seed=1)
    plan = make_plan(assembly, Settings(rounds=3, seconds=10))
    assembly.plan = plan
    assembly.put([Participant(id=13, name="Person 13")])
    placed, _ = place_person(assembly, plan, 13)
    here = seats_of(placed, 13)
    tiers = {tier.name: tier for tier in placed.proof.tiers}
    assert tiers["moves"].value == 0
    assert tiers["meetings"].is_proved
    every = []
    for keys in product(assembly.groups, repeat=3):
        other = replace(plan, made_for=placed.made_for, proof=Proof(tiers=()))
        for number, key in enumerate(keys, start=1):
            other = seat_by_hand(assembly, other, number, {13: key})
        every.append(other)
    scores = [score_plan(assembly, other) for other in every if not check_plan(assembly, other).breaches]
    worth = [(sum(score.spread.values()), score.choice_cost, score.meetings) for score in scores]
    score = score_plan(assembly, placed)
    assert (sum(score.spread.values()), score.choice_cost, score.meetings) == min(worth)
    assert len(set(here)) == 3
