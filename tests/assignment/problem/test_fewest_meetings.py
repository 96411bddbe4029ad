"""The bound of convexity: a number of meetings that no plan comes below, reckoned by hand here."""

from __future__ import annotations

from itertools import product
from math import comb

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.nouns.rule import Bar, Pin
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.fewest_meetings import fewest_meetings
from iclei_cli.assignment.problem.from_assembly import state, visits


def plain(people: int, *topics: str | None, seats: Capacity | None = None) -> Assembly:
    """People without any attribute, and a table for each of the topics."""
    assembly = Assembly(event=Event(name="Plain"))
    assembly.put(Participant(id=ident, name=f"Person {ident}") for ident in range(1, people + 1))
    for index, topic in enumerate(topics):
        key = f"g{index}"
        assembly.groups[key] = Group(key=key, label=key, topic=topic, seats=seats or Capacity())
    return assembly


def bound(assembly: Assembly, rounds: int) -> int:
    """What is called the fewest meetings."""
    problems = state(assembly, Settings(rounds=rounds))
    return fewest_meetings(problems, visits(problems))


@pytest.mark.parametrize(
    ("people", "topics", "rounds", "fewest"),
    [
        (125, list("abcde"), 3, 990),
        (125, [None] * 5, 3, 3 * 25 * comb(5, 2)),
        (9, list("abc"), 4, 0),
        (9, list("abc"), 5, 12),
        (125, list("abcde"), 6, 75 * comb(5, 2) + 300 * comb(5, 2)),
    ],
)
def test_people_are_counted_as_even_as_cells_can_be(
    people: int, topics: list[str | None], rounds: int, fewest: int
) -> None:
    """With more rounds than topics, everybody is at some topics twice, and uses their cells, too."""
    assert bound(plain(people, *topics), rounds) == fewest


def test_who_has_one_topic_only_may_be_at_two_tables_of_it() -> None:
    """Five people are apart in the four cells between the topics; the sixth changes tables of the one."""
    assembly = plain(6, "e", "e", "w", seats=Capacity(max=6))
    assembly.rules[1] = Bar(number=1, person=6, group="g2")
    assert bound(assembly, 2) == 1


def test_who_can_be_in_one_cell_only_is_counted_there() -> None:
    """Three who are pinned to one table meet again, all of them."""
    assembly = plain(6, "a", "b", seats=Capacity(max=6))
    for ident in (1, 2, 3):
        assembly.rules[ident] = Pin(number=ident, person=ident, group="g0")
    # The other three are in the two cells of different topics.
    assert bound(assembly, 2) == comb(3, 2) + 1


def test_a_bound_above_what_a_plan_has_is_no_bound() -> None:
    """Nine people, three tables, four rounds: a plan of four meetings exists; the bound is not above that."""
    plan = make_plan(plain(9, "a", "b", "c"), Settings(rounds=4, seconds=10))
    meetings = plan.proof.tiers[-1]
    assert meetings.bound is not None
    assert meetings.bound <= 4


def test_no_plan_of_few_people_comes_below() -> None:
    """Four people and two topics over three rounds, every plan tried."""
    assembly = plain(4, "a", "b", seats=Capacity(max=4))
    stories = [story for story in product("ab", repeat=3) if max(map(story.count, "ab")) <= 2]
    fewest = min(
        sum(
            comb(sum(one == other for one, other in zip(first, second, strict=True)), 2)
            for index, first in enumerate(plan)
            for second in plan[:index]
        )
        for plan in product(stories, repeat=4)
    )
    assert 0 <= bound(assembly, 3) <= fewest
