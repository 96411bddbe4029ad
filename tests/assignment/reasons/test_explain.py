"""What a seat elsewhere would cost: compared with trying every plan."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from assignment.brute_force import Judge
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan
from iclei_cli.assembly.nouns.rule import Apart, AtMost, Bar, Pin, Together
from iclei_cli.assembly.nouns.settings import Settings, settings_of
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.reasons.explain import LossCertainty, explain
from iclei_cli.assignment.verify.check import score_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.rule import Rule
    from iclei_cli.assignment.reasons.explain import Elsewhere
    from iclei_cli.assignment.reasons.obstacles import Obstacle

    Seats_ = Mapping[int, str]

TOPICS = ("energy", "water", "forest")


@st.composite
def assemblies(draw: st.DrawFn) -> Assembly:
    """Two to five people, two or three groups, with seats, a host, and rules of several kinds."""
    people = draw(st.integers(2, 5))
    assembly = Assembly(event=Event(name="Small"))
    for ident in range(1, people + 1):
        assembly.participants[ident] = Participant(
            id=ident,
            name=f"Person {ident}",
            sector=draw(st.sampled_from([Sector.NGO, Sector.PUBLIC_OFFICER, None])),
            gender=draw(st.sampled_from([Gender.FEMALE, Gender.MALE])),
            choices=tuple(draw(st.lists(st.sampled_from(TOPICS), unique=True, max_size=3))),
        )
    seats = draw(st.sampled_from([Capacity(), Capacity(min=1), Capacity(max=3), Capacity(max=4)]))
    for index in range(draw(st.integers(2, 3))):
        topic = draw(st.sampled_from(TOPICS))
        assembly.groups[f"g{index}"] = Group(key=f"g{index}", label=f"G {index}", topic=topic, seats=seats)
    if draw(st.booleans()):
        assembly.groups["g0"] = replace(assembly.groups["g0"], presenter=draw(st.integers(1, people)))
    for number in range(1, draw(st.integers(0, 3)) + 1):
        assembly.rules[number] = draw(rules(number, people, list(assembly.groups)))
    return assembly


def rules(number: int, people: int, groups: list[str]) -> st.SearchStrategy[Rule]:
    """Any rule about some of the people and groups."""
    person, group = st.integers(1, people), st.sampled_from(groups)
    some = st.lists(person, min_size=2, max_size=3, unique=True).map(tuple)
    return st.one_of(
        st.builds(Pin, number=st.just(number), person=person, group=group),
        st.builds(Bar, number=st.just(number), person=person, group=group),
        st.builds(Together, number=st.just(number), people=some),
        st.builds(Apart, number=st.just(number), people=some),
        st.builds(
            AtMost,
            number=st.just(number),
            count=st.integers(0, 2),
            attribute=st.just("sector"),
            value=st.just("ngo"),
            group=st.one_of(st.none(), group),
        ),
    )


def seatings(assembly: Assembly) -> Iterator[dict[int, str]]:
    """Every way to seat everyone, allowed or not."""
    people = list(assembly.participants)
    for groups in product(assembly.groups, repeat=len(people)):
        yield dict(zip(people, groups, strict=True))


def seated(plan: Plan, number: int, seats: Seats_) -> Plan:
    """The plan with another seating of one round."""
    placements = tuple(Placement(participant=person, group=group) for person, group in seats.items())
    rounds = tuple(placements if index == number else old for index, old in enumerate(plan.rounds))
    return replace(plan, rounds=rounds)


def worth(assembly: Assembly, plan: Plan) -> tuple[float, ...]:
    """What the verifier counts: spread, choices, meetings."""
    score = score_plan(assembly, plan)
    return sum(score.spread.values()), score.choice_cost, score.meetings


def judge_of(assembly: Assembly, plan: Plan) -> Judge:
    """Whoever says which seatings keep all rules, and what they come to, by a reckoning of our own."""
    return Judge(assembly, settings_of(plan))


def assert_nothing_is_allowed(assembly: Assembly) -> None:
    """A plan was refused because no seating keeps all rules."""
    assert not list(Judge(assembly, Settings()).plans())


def current(plan: Plan, number: int = 0) -> dict[int, str]:
    """Who sits where in a round."""
    return {item.participant: item.group for item in plan.rounds[number]}


@settings(max_examples=80, deadline=None)
@given(assemblies())
def test_the_loss_is_exactly_that_of_the_best_plan_with_them_there(assembly: Assembly) -> None:
    """Spread, choices and the fewest moves are the best of all plans'; without any plan, it is impossible."""
    try:
        plan = assembly.plan = make_plan(assembly, Settings(seconds=20))
    except RefusedError:
        event("refused")
        assert_nothing_is_allowed(assembly)
        return
    before, now = current(plan), worth(assembly, plan)
    every = [
        ((values["spread"], values["choices"], values["meetings"]), seats)
        for [seats], values in judge_of(assembly, plan).plans()
    ]
    [stay] = explain(assembly, plan, assembly.participants[1], settings_of(plan, seconds=20)).rounds
    assert stay.group == before[1]
    assert [item.group for item in stay.elsewhere] == [key for key in assembly.groups if key != before[1]]
    for item in stay.elsewhere:
        there = [(value, seats) for value, seats in every if seats[1] == item.group]
        if not there:
            assert item.certainty is LossCertainty.IMPOSSIBLE
            continue
        best = min(value for value, _ in there)
        assert item.certainty is LossCertainty.EXACT
        assert (item.changes["spread"], item.changes["choices"]) == (best[0] - now[0], best[1] - now[1])
        moves = [
            sum(seats[person] != before[person] for person in seats if person != 1)
            for value, seats in there
            if value == best
        ]
        assert len(item.moves) == item.fewest_moves == min(moves)
        assert_details(assembly, plan, item)


def assert_details(assembly: Assembly, plan: Plan, item: Elsewhere) -> None:
    """The plan that is told of is as good as is said, and its details are its own."""
    before = current(plan)
    after = before | {move.person: move.target for move in item.moves} | {1: item.group}
    assert all(before[move.person] == move.origin for move in item.moves)
    assert judge_of(assembly, plan).allows(0, after)
    old, new = worth(assembly, plan), worth(assembly, seated(plan, 0, after))
    assert new[:2] == (old[0] + item.changes["spread"], old[1] + item.changes["choices"])
    people = assembly.participants.values()
    gained = {"1": 0, "2": 0, "3": 0, "unlisted": 0}
    for person in people:
        if person.id != 1 and person.choices:
            for seats, sign in ((after, 1), (before, -1)):
                rank = person.rank_of(assembly.groups[seats[person.id]].topic)
                gained[str(rank or "unlisted")] += sign
    assert dict(item.choices) == {name: number for name, number in gained.items() if number}
    assert sum(abs(one.excess) for one in item.spread) >= item.changes["spread"]


@settings(max_examples=80, deadline=None)
@given(assemblies())
def test_what_stands_against_it_does_and_no_less_of_it_would(assembly: Assembly) -> None:
    """The obstacles alone leave no seating with them there; without any one of these there is one."""
    try:
        plan = assembly.plan = make_plan(assembly, Settings(seconds=20))
    except RefusedError:
        event("refused")
        assert_nothing_is_allowed(assembly)
        return
    [stay] = explain(assembly, plan, assembly.participants[1], settings_of(plan, seconds=20)).rounds
    for item in stay.elsewhere:
        if item.certainty is not LossCertainty.IMPOSSIBLE:
            continue
        held = list(item.against)
        assert not possible(assembly, item.group, held)
        assert all(possible(assembly, item.group, [one for one in held if one is not out]) for out in held)


def possible(assembly: Assembly, group: str, held: list[Obstacle]) -> bool:
    """Whether a seating has person 1 in the group and keeps these obstacles, and nothing else."""
    kinds = {one.kind for one in held}
    numbers = {one.rule for one in held}
    limited = replace_seats(assembly) if "seats" not in kinds else assembly
    some = limited.copy()
    some.rules = {number: rule for number, rule in assembly.rules.items() if number in numbers}
    if "host" not in kinds:
        for key, old in some.groups.items():
            some.groups[key] = replace(old, presenter=None)
    plan = assembly.plan
    assert plan is not None
    judge = judge_of(some, plan)
    return any(judge.allows(0, seats) for seats in seatings(some) if seats[1] == group)


def replace_seats(assembly: Assembly) -> Assembly:
    """The assembly with seats for everybody at each table."""
    free = assembly.copy()
    for key, group in free.groups.items():
        free.groups[key] = replace(group, seats=Capacity(max=len(free.participants)))
    return free


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_several_rounds_the_others_stay(seed: int) -> None:
    """Of a round, the loss is that of all its seatings beside the other; nobody is at a topic twice."""
    assembly = make_assembly(6, 3, seed=seed)
    plan = assembly.plan = make_plan(assembly, Settings(rounds=2, seconds=20))
    stays = explain(assembly, plan, assembly.participants[1], settings_of(plan, seconds=60)).rounds
    assert [stay.round for stay in stays] == [1, 2]
    judge = judge_of(assembly, plan)
    for number, stay in enumerate(stays):
        other = current(plan, 1 - number)
        now = worth(assembly, plan)
        for item in stay.elsewhere:
            if item.group == other[1]:
                assert [one.kind for one in item.against] == ["visits"]
                continue
            best = min(
                worth(assembly, seated(plan, number, seats))
                for seats in seatings(assembly)
                if seats[1] == item.group
                and all(seats[person] != other[person] for person in seats)
                and judge.allows(number, seats)
            )
            changes = tuple(item.changes[name] for name in ("spread", "choices", "meetings"))
            assert changes == tuple(new - old for new, old in zip(best, now, strict=True))


def test_too_little_time_is_told() -> None:
    """What was not proved in time is the most it would cost, never more than that."""
    assembly = make_assembly(125, 5, seed=1)
    plan = assembly.plan = make_plan(assembly, Settings(seconds=60))
    [stay] = explain(assembly, plan, assembly.participants[1], settings_of(plan, seconds=0.001)).rounds
    assert {item.certainty for item in stay.elsewhere} <= {LossCertainty.AT_MOST, LossCertainty.UNKNOWN}


def test_what_was_edited_since_is_refused() -> None:
    """A plan of other people cannot be explained, nor the seat of somebody who has none."""
    assembly = make_assembly(10, 2, seed=1)
    plan = assembly.plan = make_plan(assembly, Settings(seconds=20))
    person = assembly.participants[1]
    assembly.participants[2] = replace(assembly.participants[2], choices=())
    with pytest.raises(RefusedError) as refused:
        explain(assembly, plan, person, settings_of(plan, seconds=5))
    assert refused.value.code == "plan-out-of-date"
    with pytest.raises(RefusedError) as refused:
        explain(assembly, plan, replace(person, status=Status.CANCELLED), settings_of(plan, seconds=5))
    assert refused.value.code == "has-cancelled"
