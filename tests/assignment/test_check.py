"""The verifier finds every way in which a plan can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from benchmarks.instances import make_assembly
from iclei_cli.assembly.group import Seats
from iclei_cli.assembly.participant import Status
from iclei_cli.assembly.plan import Placement, Proof, Tier
from iclei_cli.assignment.check import check_plan, score_plan
from iclei_cli.assignment.settings import Settings
from iclei_cli.assignment.solve import make_plan

if TYPE_CHECKING:
    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.assembly.plan import Plan


@pytest.fixture(scope="module")
def planned() -> tuple[Assembly, Plan]:
    """40 people at five tables, seated as well as can be."""
    assembly = make_assembly(40, 5, seed=1)
    return assembly, make_plan(assembly, Settings(seed=0, seconds=20))


def codes(assembly: Assembly, plan: Plan) -> set[str]:
    """The codes of all breaches."""
    return {breach.code for breach in check_plan(assembly, plan).breaches}


def reseated(plan: Plan, *placements: Placement) -> Plan:
    """The plan with these placements in place of all."""
    return replace(plan, rounds=(placements,))


def test_the_solvers_plan_holds(planned: tuple[Assembly, Plan]) -> None:
    """What the solver made has no breach, and its tiers are what is counted."""
    assembly, plan = planned
    verdict = check_plan(assembly, plan)
    assert verdict.breaches == ()
    counted = [sum(verdict.score.spread.values()), verdict.score.choice_cost]
    assert counted == [tier.value for tier in plan.proof.tiers]


def test_every_person_counts_once_in_the_choices(planned: tuple[Assembly, Plan]) -> None:
    """The choices met add up to the people seated."""
    assembly, plan = planned
    assert sum(score_plan(assembly, plan).choices.values()) == 40


def test_a_missing_seat_is_found(planned: tuple[Assembly, Plan]) -> None:
    """Somebody who comes but is in no group is a breach."""
    assembly, plan = planned
    assert "not-seated" in codes(assembly, reseated(plan, *plan.rounds[0][1:]))


def test_two_seats_are_found(planned: tuple[Assembly, Plan]) -> None:
    """One person at two tables is a breach."""
    assembly, plan = planned
    first = plan.rounds[0][0]
    other = next(key for key in assembly.groups if key != first.group)
    assert "seated-twice" in codes(assembly, reseated(plan, *plan.rounds[0], replace(first, group=other)))


def test_uneven_sizes_are_found(planned: tuple[Assembly, Plan]) -> None:
    """Everybody at one table is a breach where no seats are given."""
    assembly, plan = planned
    key = next(iter(assembly.groups))
    crowded = [replace(item, group=key) for item in plan.rounds[0]]
    assert "uneven-sizes" in codes(assembly, reseated(plan, *crowded))


def test_strangers_and_lost_groups_are_found(planned: tuple[Assembly, Plan]) -> None:
    """A placement of nobody, and a placement at no table, are breaches."""
    assembly, plan = planned
    stranger = Placement(participant=999, group=next(iter(assembly.groups)))
    nowhere = replace(plan.rounds[0][0], group="nowhere")
    found = codes(assembly, reseated(plan, nowhere, *plan.rounds[0][1:], stranger))
    assert {"unknown-participant", "unknown-group"} <= found


def test_a_cancellation_since_is_found(planned: tuple[Assembly, Plan]) -> None:
    """Somebody who cancelled after the plan was made still has a seat: a breach."""
    assembly, plan = planned
    ident = plan.rounds[0][0].participant
    edited = replace(assembly, participants=dict(assembly.participants))
    edited.put([replace(assembly.participants[ident], status=Status.CANCELLED)])
    assert "cancelled-seated" in codes(edited, plan)


@pytest.mark.parametrize(("seats", "code"), [(Seats(max=3), "over-full"), (Seats(min=30), "under-full")])
def test_seats_are_counted(planned: tuple[Assembly, Plan], seats: Seats, code: str) -> None:
    """A table with more people than it seats, or fewer than it asks for, is a breach."""
    assembly, plan = planned
    key = next(iter(assembly.groups))
    groups = {**assembly.groups, key: replace(assembly.groups[key], seats=seats)}
    assert code in codes(replace(assembly, groups=groups), plan)


def test_a_host_elsewhere_is_found(planned: tuple[Assembly, Plan]) -> None:
    """A facilitator who sits at another table is a breach."""
    assembly, plan = planned
    first = plan.rounds[0][0]
    other = next(key for key in assembly.groups if key != first.group)
    groups = {**assembly.groups, other: replace(assembly.groups[other], facilitator=first.participant)}
    assert codes(replace(assembly, groups=groups), plan) == {"host-elsewhere", "out-of-date"}


def test_an_edit_since_is_found(planned: tuple[Assembly, Plan]) -> None:
    """Where a wish was edited, the proof is about something else: a breach, though every seat is right."""
    assembly, plan = planned
    edited = replace(assembly, participants=dict(assembly.participants))
    person = assembly.participants[1]
    edited.put([replace(person, choices=person.choices[::-1])])
    assert codes(edited, plan) == {"out-of-date"}


def test_an_edit_that_does_not_matter_is_no_breach(planned: tuple[Assembly, Plan]) -> None:
    """Another name, phone or room leaves the proof as it is."""
    assembly, plan = planned
    edited = replace(assembly, participants=dict(assembly.participants))
    edited.put([replace(assembly.participants[1], name="Another", phone="+821012345678")])
    assert codes(edited, plan) == set()


def test_a_false_claim_is_found(planned: tuple[Assembly, Plan]) -> None:
    """A proof with a value that is not what is counted is a breach, and so is a bound above the value."""
    assembly, plan = planned
    spread, choices = plan.proof.tiers
    lie = Tier(name="choices", value=choices.value - 1, bound=choices.value + 1)
    assert codes(assembly, replace(plan, proof=Proof(tiers=(spread, lie)))) == {"false-claim", "false-bound"}


def test_meetings_count_pairs_who_meet_again(planned: tuple[Assembly, Plan]) -> None:
    """The same plan in two rounds lets every pair at a table of 8 meet twice: 5 x C(8, 2) meetings."""
    assembly, plan = planned
    twice = replace(plan, rounds=plan.rounds * 2)
    assert score_plan(assembly, twice).meetings == 5 * 28
    assert score_plan(assembly, plan).meetings == 0
