"""Small assemblies with a plan, edited afterwards: how far plans are apart, and all that keep the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume
from hypothesis import strategies as st
from msgspec.structs import replace

from assignment.brute_force import Judge
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Gender, Participant, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import Apart, Bar, Together
from iclei_cli.assembly.nouns.settings import Settings, settings_of
from iclei_cli.assembly.plans.difference import seat_differences
from iclei_cli.assembly.plans.seating import seats_of
from iclei_cli.assignment.plans.by_hand import seat_by_hand
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.verify.check import score_plan
from iclei_cli.system.errors import RefusedError
from instances import make_assembly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.rule import Rule


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
def edited_assemblies(
    draw: st.DrawFn, rounds: int = 1, most: int = 6, *, has_walk_in: bool = False
) -> Assembly:
    """A small assembly with a plan, after which people cancelled, came, or were told apart or away.

    Where it `has_walk_in`, the one who came has the highest id.
    """
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
    if has_walk_in or draw(st.booleans()):
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


def every_plan(assembly: Assembly, old: Plan) -> Iterator[tuple[Plan, tuple[int, float]]]:
    """Every plan that breaks no rule, and what its first two tiers come to, by a reckoning of our own."""
    for rounds, values in Judge(assembly, settings_of(old)).plans():
        placed = [
            tuple(Placement(participant=ident, group=key) for ident, key in seating.items())
            for seating in rounds
        ]
        plan = replace(old, rounds=tuple(placed), proof=Proof(tiers=()))
        yield plan, (int(values["spread"]), float(values["choices"]))


def moves(old: Plan, new: Plan) -> int:
    """How many seats are elsewhere than they were."""
    return sum(1 for change in seat_differences(old, new) if change.before and change.after)


def worth(assembly: Assembly, plan: Plan) -> tuple[int, float]:
    """What the first two tiers come to."""
    score = score_plan(assembly, plan)
    return sum(score.spread.values()), score.choice_cost


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
