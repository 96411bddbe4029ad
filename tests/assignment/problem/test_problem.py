"""What a good plan is: costs, fair shares and sizes, as the definitions say."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group
from iclei_cli.assembly.nouns.participant import Gender, Participant, Status
from iclei_cli.assembly.nouns.settings import Settings
from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assignment.plans.make import make_plan
from iclei_cli.assignment.problem.from_assembly import state
from iclei_cli.assignment.problem.problem import COST_UNIT, choice_costs, fair_shares
from iclei_cli.assignment.verify.check import score_plan
from iclei_cli.system.errors import RefusedError

TOPICS = ["a", "b", "c", "d", "e"]


def an_assembly(people: int, groups: int, **group: object) -> Assembly:
    """`people` participants without any attribute and `groups` groups that all have the fields of `group`."""
    assembly = Assembly(event=Event(name="Plain"))
    assembly.put(Participant(id=ident, name=f"Person {ident}") for ident in range(1, people + 1))
    for index in range(groups):
        key = f"g{index}"
        assembly.groups[key] = Group(key=key, label=key, **group)  # type: ignore[arg-type]
    return assembly


def sizes(assembly: Assembly) -> list[int]:
    """How many sit in each group of the best plan."""
    plan = make_plan(assembly, Settings(seed=0, seconds=20))
    return sorted(len(table) for table in tables(assembly, plan, 1).values())


def test_a_choice_costs_its_rank_and_unlisted_topics_share_the_mean_of_the_ranks_left() -> None:
    """Ranks 1, 2, 3 cost 0, 1, 3; with three of five listed the other two have rank 4.5, so cost 7.875."""
    costs = [cost / COST_UNIT for cost in choice_costs(["b", "a", "e"], TOPICS)]
    assert costs == [1, 0, 7.875, 7.875, 3]


def test_no_choices_cost_nothing_anywhere() -> None:
    """A person who states no choices is content with every table."""
    assert choice_costs([], TOPICS) == (0, 0, 0, 0, 0)


def test_a_table_without_a_topic_counts_as_unlisted() -> None:
    """Nobody can have listed a table that has no topic."""
    wished, untitled = choice_costs(["a"], ["a", None])
    assert wished == 0
    assert untitled > 0


def test_fair_shares_are_the_floor_and_ceiling_of_a_groups_part() -> None:
    """Seven people over seats 10, 20, 40 are 1, 2 and 4 people; over equal seats 2 or 3."""
    assert fair_shares(7, [10, 20, 40]) == ((1, 2, 4), (1, 2, 4))
    assert fair_shares(7, [1, 1, 1]) == ((2, 2, 2), (3, 3, 3))


def test_without_seats_sizes_differ_by_at_most_one() -> None:
    """17 people at 5 tables sit 3, 3, 3, 4, 4."""
    assert sizes(an_assembly(17, 5)) == [3, 3, 3, 4, 4]


def test_seats_are_kept_to() -> None:
    """Tables of exactly 2 and of 3 to 9 take 2 and the other 6 of 8 people."""
    assembly = an_assembly(8, 2)
    assembly.groups["g0"] = Group(key="g0", label="g0", seats=Capacity(min=2, max=2))
    assembly.groups["g1"] = Group(key="g1", label="g1", seats=Capacity(min=3, max=9))
    assert sizes(assembly) == [2, 6]


def test_people_who_are_alike_are_merged() -> None:
    """126 people without any difference are one cohort, not 126."""
    [problem] = state(an_assembly(126, 5), Settings())
    assert [cohort.count for cohort in problem.cohorts] == [126]


def test_nobody_who_cancelled_is_seated() -> None:
    """Of four people, one of them cancelled, three are seated."""
    assembly = an_assembly(3, 2)
    assembly.put([Participant(id=4, name="Gone", status=Status.CANCELLED)])
    plan = make_plan(assembly, Settings(seed=0, seconds=20))
    assert [item.participant for item in plan.rounds[0]] == [1, 2, 3]


def test_hosts_sit_at_their_own_table() -> None:
    """A presenter, a facilitator and a rapporteur sit where they are needed, whatever their wishes."""
    assembly = an_assembly(9, 3, topic="a")
    assembly.groups["g2"] = Group(key="g2", label="g2", topic="b", presenter=1, facilitator=2, rapporteur=3)
    for ident in (1, 2, 3):
        assembly.put([Participant(id=ident, name="Host", choices=("a",), gender=Gender.FEMALE)])
    plan = make_plan(assembly, Settings(seed=0, seconds=20))
    assert [person.id for person in tables(assembly, plan, 1)["g2"]] == [1, 2, 3]
    assert score_plan(assembly, plan).spread == {"gender": 4}


@pytest.mark.parametrize(
    ("people", "groups", "seats", "code"),
    [
        (0, 2, Capacity(), "no-participants"),
        (2, 0, Capacity(), "no-groups"),
        (5, 2, Capacity(max=2), "rules-contradict"),
        (5, 2, Capacity(min=3, max=9), "rules-contradict"),
    ],
)
def test_what_cannot_be_seated_is_refused(people: int, groups: int, seats: Capacity, code: str) -> None:
    """Nobody to seat, nowhere to sit, and seats that do not fit the people are each refused."""
    with pytest.raises(RefusedError) as refused:
        make_plan(an_assembly(people, groups, seats=seats), Settings(seed=0, seconds=20))
    assert refused.value.code == code


def test_more_hosts_than_seats_are_refused() -> None:
    """Three people cannot lead a table of two."""
    assembly = an_assembly(6, 3, seats=Capacity(max=4))
    assembly.groups["g0"] = Group(
        key="g0", label="g0", seats=Capacity(max=2), presenter=1, facilitator=2, rapporteur=3
    )
    with pytest.raises(RefusedError) as refused:
        make_plan(assembly, Settings(seed=0, seconds=20))
    demands = [(demand["kind"], demand["person"]) for demand in refused.value.params["conflict"]]
    assert demands == [("host", 1), ("host", 2), ("host", 3), ("seats-max", None)]
    [change] = refused.value.params["changes"]
    assert (change["kind"], change["group"], change["to"]) == ("seats-max", "g0", 3)


def test_nobody_leads_two_tables() -> None:
    """The same facilitator at two tables is refused, with their name and the tables."""
    assembly = an_assembly(6, 2, facilitator=1)
    with pytest.raises(RefusedError) as refused:
        make_plan(assembly, Settings(seed=0, seconds=20))
    told = refused.value.params["conflict"]
    demands = [(demand["kind"], demand["group"], demand["person"], demand["role"]) for demand in told]
    assert demands == [("host", key, 1, "facilitator") for key in ("g0", "g1")]
