"""What can be done to the groups without the command line, and what is refused."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.edit_groups import (
    add_group,
    add_topic,
    change_group,
    change_topic,
    rename_group,
    set_host,
    without_new_contradictions,
)
from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.assembly.nouns.group import Capacity, Group, Spot, Topic
from iclei_cli.assembly.nouns.participant import Participant, Status
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof
from iclei_cli.assembly.nouns.rule import Bar
from iclei_cli.system.errors import RefusedError


@pytest.fixture
def assembly() -> Assembly:
    """Two tables, energy and water; two people who come and one who has cancelled."""
    made = Assembly(event=Event(name="Talk4Action"))
    for key, title in (("energy", "Energy"), ("water", "Water")):
        made.topics[key] = Topic(key=key, titles=title)
        add_group(made, key)
    made.put([Participant(id=1, name="김하늘"), Participant(id=2, name="이바다")])
    made.put([Participant(id=3, name="박나무", status=Status.CANCELLED)])
    return made


def test_a_second_table_for_a_topic_has_a_key_and_a_name_of_its_own(assembly: Assembly) -> None:
    """Both are numbered, and a key that is asked for is taken as it is."""
    assert (assembly.groups["energy"].label, assembly.groups["water"].label) == ("Energy", "Water")
    second = add_group(assembly, "energy")
    third = add_group(assembly, "energy", key="upstairs")
    assert (second.key, second.label) == ("energy-2", "Energy 2")
    assert (third.key, third.label) == ("upstairs", "Energy 3")
    assert list(assembly.groups) == ["energy", "water", "energy-2", "upstairs"]


def test_a_key_is_one_groups_alone(assembly: Assembly) -> None:
    """A second group of the same key is refused, and the first stays as it was."""
    before = assembly.groups["energy"]
    with pytest.raises(RefusedError) as refused:
        add_group(assembly, "water", key="energy")
    assert (refused.value.code, refused.value.params) == ("group-exists", {"key": "energy"})
    assert assembly.groups["energy"] is before


def test_a_new_topic_has_a_key_made_of_its_title(assembly: Assembly) -> None:
    """In Latin letters, Hangul by its sound, or a word for those without either."""
    assert add_topic(assembly, " Urban Forests ").titles == "Urban Forests"
    assert add_topic(assembly, "물").key == "mul"
    assert add_topic(assembly, "水").key == "topic"
    assert list(assembly.topics) == ["energy", "water", "urban-forests", "mul", "topic"]


def test_tables_follow_their_topics_title(assembly: Assembly) -> None:
    """In every language and with their numbers; a word of another topic is refused, and so is its table's."""
    add_group(assembly, "energy")
    titles = {"en": "Power", "ko": "전력"}
    assert change_topic(assembly, "energy", titles) == ["energy", "energy-2"]
    assert assembly.groups["energy-2"].label == {"en": "Power 2", "ko": "전력 2"}
    rename_group(assembly, "energy", "Solar")
    assert change_topic(assembly, "energy", "Energy") == ["energy-2"]
    for taken in ("Water", {"en": "Power", "ko": " WATER"}):
        with pytest.raises(RefusedError) as refused:
            change_topic(assembly, "energy", taken)
        assert (refused.value.code, refused.value.params["topic"]) == ("topic-word-taken", "water")


def test_a_name_is_one_groups_alone(assembly: Assembly) -> None:
    """On lists two of one name could not be told apart; case and spaces make no other name."""
    for label in ("Water", " WATER "):
        with pytest.raises(RefusedError) as refused:
            rename_group(assembly, "energy", label)
        assert refused.value.code == "label-taken"
        assert refused.value.params["group"] == "water"
    rename_group(assembly, "energy", "Power")
    rename_group(assembly, "energy", "power")
    assert assembly.groups["energy"].label == "power"


@pytest.mark.parametrize("role", ["presenter", "facilitator", "rapporteur"])
def test_a_host_comes_and_belongs_to_one_table(assembly: Assembly, role: str) -> None:
    """Whoever has cancelled, or has a part at another table, is refused; two parts at one table are fine."""
    people = assembly.participants
    with pytest.raises(RefusedError) as cancelled:
        set_host(assembly, "energy", role, people[3])
    assert (cancelled.value.code, cancelled.value.params["id"]) == ("has-cancelled", 3)
    set_host(assembly, "energy", "presenter", people[1])
    with pytest.raises(RefusedError) as elsewhere:
        set_host(assembly, "water", role, people[1])
    assert elsewhere.value.code == "host-of-two-groups"
    assert (elsewhere.value.params["group"], elsewhere.value.params["role"]) == ("energy", role)
    set_host(assembly, "energy", role, people[1])
    assert assembly.groups["energy"].hosts == {"presenter": 1, role: 1}
    set_host(assembly, "energy", role, None)
    assert role not in assembly.groups["energy"].hosts
    assert not assembly.groups["water"].hosts


def test_a_change_of_many_fields_refuses_what_each_would(assembly: Assembly) -> None:
    """Fields, name and hosts at once, with the same refusals as one by one."""
    change_group(assembly, "energy", seats=Capacity(min=2), room="301", label="Power", facilitator=2)
    changed = assembly.groups["energy"]
    assert (changed.seats.min, changed.room, changed.label, changed.facilitator) == (2, "301", "Power", 2)
    for fields, code in (({"label": "power"}, "label-taken"), ({"presenter": 2}, "host-of-two-groups")):
        with pytest.raises(RefusedError) as refused:
            change_group(assembly, "water", **fields)
        assert refused.value.code == code


def test_a_host_who_is_barred_from_the_table_is_refused(assembly: Assembly) -> None:
    """A contradiction that a change of groups brings about is refused; one that was there before is not."""
    assembly.rules[1] = Bar(number=1, person=1, group="energy")
    with pytest.raises(RefusedError) as refused, without_new_contradictions(assembly):
        set_host(assembly, "energy", "presenter", assembly.participants[1])
    assert refused.value.code == "rules-never-hold"
    with without_new_contradictions(assembly):
        change_group(assembly, "water", room="302")


def test_a_group_goes_with_its_rules_and_its_seats(assembly: Assembly) -> None:
    """Rules about it and seats at it go with it; those of other groups stay."""
    assembly.rules = {1: Bar(number=1, person=1, group="energy"), 2: Bar(number=2, person=1, group="water")}
    seats = (Placement(participant=1, group="energy"), Placement(participant=2, group="water"))
    proof = Proof(tiers=())
    assembly.plan = Plan(session=None, rounds=(seats,), spread=(), proof=proof, seed=0, made="")
    assembly.remove_group("energy")
    assert list(assembly.groups) == ["water"]
    assert list(assembly.rules) == [2]
    assert assembly.plan.rounds == (seats[1:],)


def test_a_group_opens_if_needed_only_from_so_many_people_on() -> None:
    """Without a least number of people it cannot be known when it is needed, nor taken away later."""
    assembly = Assembly(event=Event(name="Small"), groups={"a": Group(key="a", label="A")})
    with pytest.raises(RefusedError) as refused:
        change_group(assembly, "a", if_needed=True)
    assert refused.value.code == "if-needed-from-how-many"
    change_group(assembly, "a", if_needed=True, seats=Capacity(min=2, max=4))
    with pytest.raises(RefusedError):
        change_group(assembly, "a", seats=Capacity(max=4))


def test_two_tables_do_not_stand_on_one_spot_of_a_room() -> None:
    """Of two rooms they may; and one that is moved to the other's room may not bring its spot along."""
    groups = {key: Group(key=key, label=key, room=f"Room {key}") for key in ("a", "b")}
    assembly = Assembly(event=Event(name="Small"), groups=groups)
    for key in groups:
        change_group(assembly, key, at=Spot(row=1, column=2))
    with pytest.raises(RefusedError) as refused:
        change_group(assembly, "b", room="room A")
    assert (refused.value.code, refused.value.params["other"]) == ("spot-taken", "a")
    change_group(assembly, "b", room="Room a", at=None)
