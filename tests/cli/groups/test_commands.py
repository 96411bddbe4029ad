"""`iclei groups`: the tables, the plan, and its check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from iclei_cli.store.file.file_store import FileStore

if TYPE_CHECKING:
    from conftest import Iclei


def groups(iclei: Iclei) -> dict[str, dict[str, Any]]:
    """The groups by key."""
    return {group["key"]: group for group in iclei.json("groups", "list")["groups"]}


def test_a_new_assembly_has_the_groups_of_the_template(iclei: Iclei) -> None:
    """Five tables, one topic each, with the city that presents there."""
    iclei.ok("init", "--template", "talk4action-2019")
    presenting = {key: group["municipality"] for key, group in groups(iclei).items()}
    assert presenting == {
        "ecomobility": "창원시",
        "green-public-procurement": "세종특별자치시",
        "energy": "아산시",
        "climate-change": "부천시",
        "biodiversity": "울산광역시",
    }


def test_groups_are_added_edited_and_removed(iclei: Iclei) -> None:
    """A second energy table gets a key and a label of its own; its fields can be changed and emptied."""
    iclei.ok("init")
    iclei.ok("groups", "add", "--topic", "에너지", "--seats", "20-25", "--room", "301")
    added = groups(iclei)["energy-2"]
    assert (added["topic"], added["label"], added["room"]) == ("energy", "에너지 2", "301")
    assert added["seats"] == {"min": 20, "max": 25}
    iclei.ok("groups", "edit", "energy-2", "--seats", "any", "--room", "", "--label", "에너지 둘")
    edited = groups(iclei)["energy-2"]
    assert (edited["seats"], edited["room"], edited["label"]) == (
        {"min": None, "max": None},
        None,
        "에너지 둘",
    )
    assert iclei("groups", "remove", "energy-2").exit_code == 2
    iclei.ok("groups", "remove", "에너지 둘", "--yes")
    assert "energy-2" not in groups(iclei)


@pytest.mark.parametrize(
    ("words", "seats"),
    [("25", (25, 25)), ("20-", (20, None)), ("0-30", (None, 30)), ("20~30", (20, 30)), ("any", (None, None))],
)
def test_seats_are_typed_in_several_ways(
    iclei: Iclei, words: str, seats: tuple[int | None, int | None]
) -> None:
    """Exactly, at least, at most, between, any."""
    iclei.ok("init")
    iclei.ok("groups", "edit", "energy", "--seats", words)
    assert groups(iclei)["energy"]["seats"] == {"min": seats[0], "max": seats[1]}


@pytest.mark.parametrize("words", ["30-20", "many", "0", "-", "1.5"])
def test_seats_that_make_no_sense_are_refused(iclei: Iclei, words: str) -> None:
    """The option is named and nothing is changed."""
    iclei.ok("init")
    answer = iclei("groups", "edit", "energy", f"--seats={words}")
    assert answer.exit_code == 2
    assert "--seats" in answer.err
    assert groups(iclei)["energy"]["seats"] == {"min": None, "max": None}


def test_a_new_topic_is_made_only_when_said(iclei: Iclei) -> None:
    """An unknown topic is refused with the known ones; with --new-topic it is made, and can be chosen."""
    iclei.ok("init")
    refused = iclei("groups", "add", "--topic", "Water")
    assert refused.exit_code == 2
    assert "biodiversity" in refused.err
    iclei.ok("groups", "add", "--topic", "Water", "--new-topic")
    assert groups(iclei)["water"]["label"] == "Water"
    iclei.ok("participants", "add", "--name", "김하늘", "--choice", "water")


def test_nobody_hosts_two_tables(planned: Iclei) -> None:
    """A facilitator of one table cannot present at another."""
    planned.ok("groups", "edit", "energy", "--facilitator", "1")
    answer = planned("groups", "edit", "biodiversity", "--presenter", "1")
    assert answer.exit_code == 1
    assert "Energy" in answer.err


def test_the_plan_is_the_document_that_is_promised(planned: Iclei) -> None:
    """`groups show --json` has the keys of the contract, everyone once, and a proof."""
    document = planned.json("groups", "show")
    keys = {"schema", "session", "rounds", "score", "proof", "numbers", "not_mixed"}
    assert set(document) == keys
    assert document["session"] == "talk4action"
    (only,) = document["rounds"]
    assert only["round"] == 1
    for group in only["groups"]:
        assert {"key", "topic", "label", "seats", "members"} <= set(group)
        assert all(set(member) == {"id", "choice", "placed", "duty"} for member in group["members"])
    ids = [member["id"] for group in only["groups"] for member in group["members"]]
    assert sorted(ids) == list(range(1, 127))
    assert set(document["score"]) == {
        *("spread", "choices", "choice_cost", "meetings", "company", "company_weight", "best")
    }
    assert set(document["score"]["choices"]) == {"1", "2", "3", "unlisted", "none-stated"}
    assert document["proof"]["status"] == "optimal"
    assert [tier["name"] for tier in document["proof"]["tiers"]] == ["spread", "choices"]


def test_assign_shows_sizes_matrix_choices_and_proof(planned: Iclei) -> None:
    """The summary has what an office wants to check at a glance, within 80 columns."""
    told = planned.ok("groups", "assign").out
    for fact in ("126 people", "25-26", "1st", "2nd", "3rd", "leader", "officer", "EcoMobility", "No plan"):
        assert fact in told
    assert max(len(line) for line in told.splitlines()) <= 80


def test_the_same_seed_gives_the_same_plan(planned: Iclei) -> None:
    """Assigning again with the same seed seats everybody the same."""
    first = planned.json("groups", "show")["rounds"]
    planned.ok("groups", "assign", "--seed", "0")
    assert planned.json("groups", "show")["rounds"] == first


def test_one_group_and_one_person_can_be_shown(planned: Iclei) -> None:
    """A group by key or label; a person by number or name, with their choices and their table."""
    assert "Energy (energy)" in planned.ok("groups", "show", "energy").out
    assert len(planned.json("groups", "show", "Energy")["rounds"][0]["groups"]) == 1
    person = planned.json("groups", "show", "1")
    assert person["participant"]["id"] == 1
    assert person["groups"][0] in groups(planned)
    assert "No. 1 " in planned.ok("groups", "show", "1").out
    assert planned("groups", "show", "nothing of that name").exit_code == 1


def test_a_presenter_sits_at_their_table(planned: Iclei) -> None:
    """Whoever is made presenter of a table is pinned there by the next plan."""
    planned.ok("groups", "edit", "biodiversity", "--presenter", "7")
    planned.ok("groups", "assign")
    (group,) = planned.json("groups", "show", "biodiversity")["rounds"][0]["groups"]
    assert {"id": 7, "placed": "pinned"}.items() <= next(m for m in group["members"] if m["id"] == 7).items()


def test_too_few_seats_are_refused_and_nothing_changes(planned: Iclei) -> None:
    """Five tables of ten cannot seat 126: a sentence with the numbers, and the old plan stays."""
    for key in groups(planned):
        planned.ok("groups", "edit", key, "--seats", "0-10")
    before = (planned.folder / "assembly.json").read_bytes()
    answer = planned("groups", "assign")
    assert answer.exit_code == 1
    assert "126" in answer.err
    assert "50" in answer.err
    assert (planned.folder / "assembly.json").read_bytes() == before


def test_check_sees_a_plan_that_was_tampered_with(planned: Iclei) -> None:
    """A few placements changed behind the solver's back are found."""
    with FileStore(planned.folder / "assembly.json").transaction() as assembly:
        assert assembly.plan is not None
        first, *others = assembly.plan.rounds[0]
        moved = tuple(replace(item, group="energy") for item in others[:3])
        assembly.plan = replace(assembly.plan, rounds=((first, *moved, *others[3:]),))
    answer = planned("groups", "check", "--json")
    assert answer.exit_code == 1
    assert answer.document["holds"] is False
    assert answer.document["breaches"]


def test_a_cancellation_shows_in_the_plan_and_in_the_check(planned: Iclei) -> None:
    """Somebody who cancels leaves their table at once, and the check says that the plan is out of date."""
    planned.ok("participants", "cancel", "1")
    shown = planned.json("groups", "show")["rounds"][0]["groups"]
    assert 1 not in [member["id"] for group in shown for member in group["members"]]
    answer = planned("groups", "check")
    assert answer.exit_code == 1
    assert "has cancelled" in answer.out


def test_a_walk_in_is_shown_as_without_a_seat(planned: Iclei) -> None:
    """Somebody who was added after the plan was made is named below the groups."""
    planned.ok("participants", "add", "--name", "Late Comer")
    assert planned.json("groups", "show")["rounds"][0]["unseated"] == [127]
    assert "Without a seat: no. 127 Late Comer" in planned.ok("groups", "show").out


def test_without_a_plan_the_next_step_is_named(iclei: Iclei) -> None:
    """`groups show` and `groups check` say how a plan is made."""
    iclei.ok("init")
    for command in ("show", "check"):
        answer = iclei("groups", command)
        assert answer.exit_code == 1
        assert "iclei groups assign" in answer.err


@pytest.mark.parametrize(
    "edit",
    [
        ("participants", "edit", "2", "--choice", "biodiversity"),
        ("participants", "cancel", "1"),
        ("participants", "add", "--name", "Late Comer"),
        ("groups", "edit", "energy", "--topic", "climate-change"),
        ("groups", "remove", "energy", "--yes"),
    ],
)
def test_a_plan_is_not_called_best_once_its_people_or_groups_are_edited(
    planned: Iclei, edit: tuple[str, ...]
) -> None:
    """After an edit that matters the values are counted anew, without a proof, everywhere."""
    planned.ok(*edit)
    shown = planned.ok("groups", "show").out
    assert "No plan" not in shown
    assert "edited since" in shown
    document = planned.json("groups", "show")
    assert document["proof"]["status"] == "unproven"
    values = {tier["name"]: tier["value"] for tier in document["proof"]["tiers"]}
    assert values == {
        "spread": sum(document["score"]["spread"].values()),
        "choices": document["score"]["choice_cost"],
    }
    assert planned("groups", "check", "--json").document["is_current"] is False
    exported = planned.ok("export", "roster")
    assert "edited since" in exported.err


def test_an_edit_that_does_not_matter_leaves_the_proof(planned: Iclei) -> None:
    """A phone number and a room are not part of what was proved."""
    planned.ok("participants", "edit", "2", "--phone", "010-2345-6789")
    planned.ok("groups", "edit", "energy", "--room", "301")
    assert planned.json("groups", "show")["proof"]["status"] == "optimal"
    planned.ok("groups", "check")


def test_what_does_not_matter_to_the_plan_asks_for_no_repair(planned: Iclei) -> None:
    """A room or a spot leaves everybody where they sit; other seats do not."""
    for words in (("--room", "301"), ("--at", "1,2"), ("--label", "Power")):
        told = planned.ok("groups", "edit", "energy", *words).out
        assert "repair" not in told
        assert "Undo: iclei undo" in told
    assert "iclei groups repair" in planned.ok("groups", "edit", "energy", "--seats", "20-30").out


def test_a_host_who_cancelled_is_named(planned: Iclei) -> None:
    """Assign, list and export tell which table lacks its facilitator."""
    planned.ok("groups", "edit", "energy", "--facilitator", "1")
    planned.ok("participants", "cancel", "1")
    name = planned.json("participants", "show", "1")["participant"]["name"]
    assert f"{name} (cancelled) is facilitator of Energy" in planned.ok("groups", "assign").err
    assert "(cancelled)" in planned.ok("groups", "list").out
    assert "is not coming" in planned.ok("export", "roster").err


def test_one_person_may_have_two_roles_at_a_table(planned: Iclei) -> None:
    """Presenter and facilitator of the same table: both are shown."""
    planned.ok("groups", "edit", "energy", "--presenter", "1", "--facilitator", "1")
    planned.ok("groups", "assign")
    shown = " ".join(planned.ok("groups", "show", "energy").out.split())
    assert "presenter" in shown
    assert "facilitator" in shown


@pytest.mark.parametrize("key", ["5", "-x", " a b", "a b", "a/b", "-"])
def test_a_key_that_could_not_be_typed_is_refused(iclei: Iclei, key: str) -> None:
    """A number, an option, or words with spaces are no keys."""
    iclei.ok("init")
    answer = iclei("groups", "add", "--topic", "energy", f"--key={key}")
    assert answer.exit_code == 2
    assert len(groups(iclei)) == 5


def test_two_tables_cannot_have_the_same_name(iclei: Iclei) -> None:
    """On the printed lists they could not be told apart."""
    iclei.ok("init")
    assert iclei("groups", "edit", "energy", "--label", "ecomobility").exit_code == 1


def test_keys_stand_whole_in_the_list(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 80 columns every key can be read off and typed, even with hosts and rooms."""
    monkeypatch.setenv("COLUMNS", "80")
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "남궁하늘바다")
    iclei.ok("groups", "edit", "energy", "--presenter", "1", "--room", "Grand Conference Hall 301")
    shown = iclei.ok("groups", "list").out
    for key in groups(iclei):
        assert key in shown


def test_a_time_limit_has_to_be_a_number(iclei: Iclei) -> None:
    """`nan` is none."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "A")
    assert iclei("groups", "assign", "--time-limit", "nan").exit_code == 2


def test_tables_are_fitted_once_that_is_agreed_to(iclei: Iclei) -> None:
    """What was proposed is made so, a plan seats everybody there, and undo takes it back."""
    iclei.ok("init")
    for number in range(12):
        iclei.ok("participants", "add", "--name", f"Person {number}", "--choice", "energy")
    tried = iclei.json("groups", "fit", "--table-size", "1-3", "--dry-run")
    before = iclei.json("groups", "list")["groups"]
    assert len(before) == 5
    assert "iclei groups assign" in iclei.ok("groups", "fit", "--table-size", "1-3", "--yes").out
    groups = iclei.json("groups", "list")["groups"]
    assert {group["seats"]["max"] for group in groups} == {3}
    counted = {item["topic"]: item["then"] for item in tried["topics"]}
    assert {topic: sum(group["topic"] == topic for group in groups) for topic in counted} == counted
    iclei.ok("groups", "assign")
    assert iclei.json("groups", "show")["rounds"][0]["unseated"] == []
    iclei.ok("undo", "2")
    assert iclei.json("groups", "list")["groups"] == before
    for option, words in (("--table-size", "many"), ("--table-size", "20-"), ("--table-size", "8-6")):
        answer = iclei("groups", "fit", option, words)
        assert (answer.exit_code, f"{option}: “{words}”" in answer.err) == (2, True)
    for words in ("some", "0-5", "8-4", "4-9999"):
        answer = iclei("groups", "fit", "--table-size", "6-8", "--tables", words)
        assert (answer.exit_code, f"--tables: “{words}”" in answer.err) == (2, True)


def test_a_table_stands_where_somebody_has_put_it(iclei: Iclei) -> None:
    """No two on one spot of a room, however the room is written; the history tells it in words."""
    iclei.ok("init")
    iclei.ok("groups", "edit", "energy", "--at", "2, 3", "--room", "Hall")
    assert groups(iclei)["energy"]["at"] == {"row": 2, "column": 3}
    assert "row 2, place 3" in iclei.ok("history", "show", "1").out
    taken = iclei("groups", "edit", "biodiversity", "--at", "2,3", "--room", "hall")
    assert (taken.exit_code, "energy stands in row 2, place 3" in taken.err) == (1, True)
    iclei.ok("groups", "edit", "biodiversity", "--at", "2,3", "--room", "Garden")
    assert iclei("groups", "edit", "biodiversity", "--room", "Hall").exit_code == 1
    iclei.ok("groups", "edit", "energy", "--at", "")
    assert groups(iclei)["energy"]["at"] is None
    iclei.ok("undo")
    assert groups(iclei)["energy"]["at"] == {"row": 2, "column": 3}


@pytest.mark.parametrize("words", ["0,1", "1,0", "13,1", "1,13", "2", "front", "1,2,3", "-1,2"])
def test_a_spot_outside_of_every_room_is_refused(iclei: Iclei, words: str) -> None:
    """Whatever it is, how to write one is told."""
    iclei.ok("init")
    refused = iclei("groups", "edit", "energy", f"--at={words}")
    assert (refused.exit_code, f"“{words}” is no spot in a room" in refused.err) == (2, True)
