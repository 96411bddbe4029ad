"""The plan is the best there is: compared with trying every plan."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof, ProofStatus
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import check_plan, score_plan
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPICS = ("energy", "water", "forest")


@st.composite
def small_assemblies(draw: st.DrawFn) -> Assembly:
    """Up to six people and three groups, with seats, hosts, choices and cancellations mixed."""
    groups = draw(st.lists(st.sampled_from([*TOPICS, None]), min_size=2, max_size=3))
    people = draw(st.integers(1, 6))
    assembly = Assembly(event=Event(name="Small"))
    for ident in range(1, people + 1):
        assembly.participants[ident] = Participant(
            id=ident,
            name=f"Person {ident}",
            sector=draw(st.sampled_from([Sector.NGO, Sector.PUBLIC_OFFICER, None])),
            gender=draw(st.sampled_from([Gender.FEMALE, Gender.MALE])),
            municipality=draw(st.sampled_from(["Suwon", "Asan", None])),
            choices=tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=3))),
            status=draw(st.sampled_from([Status.REGISTERED] * 5 + [Status.CANCELLED])),
        )
    with_seats = draw(st.booleans())
    hosts = draw(st.permutations(range(1, people + 1)))
    for index, topic in enumerate(groups):
        seats = Capacity()
        if with_seats:
            low = draw(st.integers(0, 2))
            seats = Capacity(min=low or None, max=draw(st.one_of(st.none(), st.integers(max(low, 1), 5))))
        presenter = hosts[index] if index < people and draw(st.booleans()) else None
        assembly.groups[f"g{index}"] = Group(
            key=f"g{index}", label=f"Group {index}", topic=topic, seats=seats, presenter=presenter
        )
    return assembly


def every_plan(assembly: Assembly) -> Iterator[Plan]:
    """Every way to seat those who come, whether it is allowed or not."""
    people = assembly.coming()
    spread = [
        name
        for name in ("sector", "municipality", "organisation", "gender")
        if any(getattr(person, name) for person in people)
    ]
    made_for = fingerprint(assembly, spread)
    for seats in product(assembly.groups, repeat=len(people)):
        placements = tuple(
            Placement(participant=person.id, group=key) for person, key in zip(people, seats, strict=True)
        )
        yield Plan(
            session=None,
            rounds=(placements,),
            spread=tuple(spread),
            proof=Proof(tiers=()),
            seed=0,
            made="",
            made_for=made_for,
        )


def best_of_all(assembly: Assembly) -> tuple[int, float] | None:
    """The least spread, and the least choice cost at that spread, among all plans that break no rule."""
    scores = [
        (sum(verdict.score.spread.values()), verdict.score.choice_cost)
        for plan in every_plan(assembly)
        if not (verdict := check_plan(assembly, plan)).breaches
    ]
    return min(scores, default=None)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(small_assemblies())
def test_the_plan_is_the_best_of_all_plans_and_says_so(assembly: Assembly) -> None:
    """No plan that keeps the rules is better, tier by tier; where there is none, the command refuses."""
    best = best_of_all(assembly) if assembly.coming() else None
    if best is None:
        with pytest.raises(RefusedError):
            make_plan(assembly, Settings(seed=0, seconds=20))
        return
    plan = make_plan(assembly, Settings(seed=0, seconds=20))
    score = score_plan(assembly, plan)
    assert (sum(score.spread.values()), score.choice_cost) == best
    assert plan.proof.status is ProofStatus.OPTIMAL
    assert not check_plan(assembly, plan).breaches
