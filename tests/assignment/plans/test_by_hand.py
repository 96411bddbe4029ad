"""Seats decided by hand: they stay, what they break is told, and the proof claims no more than is known."""

from __future__ import annotations

import pytest

from assignment.edited_plans import (
    a_plan,
    elsewhere,
    swapped,
    worth,
)
from iclei_cli.assembly.nouns.plan import PlacedBy
from iclei_cli.assembly.nouns.rule import Apart, Bar, Pin, Together
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.people.person_fact import person_fact
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assignment.plans.by_hand import change_by_hand, newly_broken, seat_by_hand, swapped_seats
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.plans.repair import RepairLimits, repair_plan
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message


def test_people_moved_by_hand_stay_until_they_are_let_go() -> None:
    """A new plan and a repair leave them where they are, as moved; with unpin they are like all others."""
    assembly, plan = a_plan()
    assembly.plan = moved = swapped(assembly, plan, 1)
    where = seats_of(moved, 1)
    for new in (make_plan(assembly, Settings()), repair_plan(assembly, moved, RepairLimits(most_moves=12))):
        assert seats_of(new, 1) == where
        assert [item.placed for item in new.rounds[0] if item.participant == 1] == [PlacedBy.MOVED]
        assert not check_plan(assembly, new).breaches
    free = make_plan(assembly, Settings(), unpin=True)
    assert worth(assembly, free) == worth(assembly, plan)
    for new in (free, repair_plan(assembly, moved, RepairLimits(unpin=True))):
        assert PlacedBy.MOVED not in {item.placed for item in new.rounds[0]}


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
            message(
                "person-at-group",
                person=person_fact(assembly.participants[1]),
                group=assembly.groups[key].label,
            )
            in (refused.value.params["people"])
        )
        assert refused.value.params["way_out"] == message(way_out)
    assert seats_of(repair_plan(assembly, moved, RepairLimits(unpin=True)), 1) != [key]


def test_rules_that_contradict_each_other_anyway_are_named_without_the_hand_moves() -> None:
    """Where no plan would keep the rules even if they moved again, only rules that there are are named."""
    assembly, plan = a_plan()
    assembly.plan = moved = swapped(assembly, plan, 1)
    assembly.rules = {1: Together(number=1, people=(1, 2)), 2: Apart(number=2, people=(1, 2))}
    with pytest.raises(RefusedError) as planned:
        make_plan(assembly, Settings())
    with pytest.raises(RefusedError) as repaired:
        repair_plan(assembly, moved)
    for refused in (planned, repaired):
        assert refused.value.code == "rules-contradict"
        assert {demand["rule"] for demand in refused.value.params["conflict"]} == {1, 2}


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


def test_a_change_that_breaks_a_rule_is_refused_unless_it_is_forced() -> None:
    """The refusal tells what would be broken; a forced change tells the same, and is made."""
    assembly, plan = a_plan()
    away = elsewhere(assembly, plan, 1)
    [home] = seats_of(plan, 1)
    assert home is not None
    assembly.rules[1] = Pin(number=1, person=1, group=home)
    with pytest.raises(RefusedError) as refused:
        change_by_hand(assembly, plan, 1, {1: away}, force=False)
    assert refused.value.code == "breaks-a-rule"
    forced, broken = change_by_hand(assembly, plan, 1, {1: away}, force=True)
    assert broken == refused.value.params["breaches"]
    assert "pinned-elsewhere" in [breach.code for breach in broken]
    assert seats_of(forced, 1) == [away]


def test_a_move_makes_sizes_differ_where_nobody_set_any() -> None:
    """It is made without being forced, and told; a repair then makes them alike again around it."""
    assembly, plan = a_plan()
    away = elsewhere(assembly, plan, 1)
    moved, broken = change_by_hand(assembly, plan, 1, {1: away}, force=False)
    assert [breach.code for breach in broken] == ["uneven-sizes"]
    assembly.plan = moved
    repaired = repair_plan(assembly, moved)
    assert not check_plan(assembly, repaired).breaches
    assert seats_of(repaired, 1) == [away]


def test_who_sits_there_already_changes_nothing() -> None:
    """The very plan comes back, with its proof, and nobody counts as moved by hand."""
    assembly, plan = a_plan()
    [home] = seats_of(plan, 1)
    assert home is not None
    assert change_by_hand(assembly, plan, 1, {1: home}, force=False) == (plan, [])


def test_two_people_change_seats_if_they_have_any() -> None:
    """Each gets the group of the other; whoever has no seat has none to swap, and is named."""
    assembly, plan = a_plan()
    people = assembly.participants
    away = elsewhere(assembly, plan, 1)
    other = next(ident for ident in people if seats_of(plan, ident) == [away])
    [home] = seats_of(plan, 1)
    assert swapped_seats(plan, people[1], people[other], 1) == {1: away, other: home}
    without = plan.without(lambda item: item.participant == other)
    with pytest.raises(RefusedError) as refused:
        swapped_seats(without, people[1], people[other], 1)
    assert (refused.value.code, refused.value.params["id"]) == ("no-seat-to-swap", other)
