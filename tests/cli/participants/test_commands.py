"""`iclei participants`: list, show, add, edit, cancel, restore, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly with three people, two of them called Kim."""
    iclei.ok("init")
    iclei.ok(
        *("participants", "add", "--name", "김하늘", "--name-en", "Kim Haneul", "--organisation", "창원시청"),
        *("--municipality", "창원시", "--sector", "공무원", "--email", "haneul@example.org"),
        *("--phone", "010-2345-6789", "--choice", "energy", "--choice", "생물다양성"),
    )
    iclei.ok("participants", "add", "--name", "김바다", "--sector", "ngo", "--organisation", "푸른 수원")
    iclei.ok("participants", "add", "--name", "[red] Lee", "--sector", "ngo", "--municipality", "Suwon")
    return iclei


def people(office: Iclei, *filters: str) -> list[dict[str, Any]]:
    """The participants that the filters leave."""
    found: list[dict[str, Any]] = office.json("participants", "list", *filters)["participants"]
    return found


def test_a_participant_is_added_with_values_made_sense_of(office: Iclei) -> None:
    """A Korean sector, a national phone number and topics by title become what the contract promises."""
    assert people(office)[0] == {
        "id": 1,
        "merged": [],
        "badges": [],
        "name": "김하늘",
        "name_en": "Kim Haneul",
        "organisation": "창원시청",
        "department": None,
        "position": None,
        "sector": "public-officer",
        "municipality": "창원시",
        "gender": None,
        "email": "haneul@example.org",
        "phone": "+821023456789",
        "languages": [],
        "choices": ["energy", "biodiversity"],
        "wants_to_meet": [],
        "avoids": [],
        "status": "registered",
        "roles": [],
        "offers": [],
        "notes": None,
        "consents": [],
        "extra": {},
        "inferred": [],
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--sector", "ngo"], [2, 3]),
        (["--sector", "공무원"], [1]),
        (["--municipality", "suwon"], [3]),
        (["--municipality", "수원"], [3]),
        (["--municipality", "수원특례시"], [3]),
        (["--municipality", "중구"], []),
        (["--organisation", "수원"], [2]),
        (["--organisation", "창원 시청"], [1]),
        (["--status", "cancelled"], []),
        (["--sector", "ngo", "--municipality", "suwon"], [3]),
    ],
)
def test_the_list_is_filtered(office: Iclei, filters: list[str], expected: list[int]) -> None:
    """Sector, municipality, organisation and status each narrow the list, and together."""
    assert [person["id"] for person in people(office, *filters)] == expected


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("수원", "수원시"),
        ("화성특례시청", "화성시"),
        ("City of Changwon", "창원시"),
        ("강원도", "강원특별자치도"),
        ("가람시", "가람시"),
        ("", None),
    ],
)
def test_a_municipality_is_understood_as_in_a_list(office: Iclei, typed: str, kept: str | None) -> None:
    """Whatever it is called, it is kept by its official name; a place elsewhere as it is written."""
    office.ok("participants", "edit", "1", "--municipality", typed)
    assert people(office)[0]["municipality"] == kept


def test_a_municipality_that_could_be_several_is_asked_about(office: Iclei) -> None:
    """Nothing is changed, and what it could be is told."""
    answer = office("participants", "edit", "1", "--municipality", "고성군")
    assert answer.exit_code == 2
    assert "강원특별자치도 고성군 or 경상남도 고성군" in answer.err
    assert people(office)[0]["municipality"] == "창원시"


@pytest.mark.parametrize(
    "contact",
    [["--email", "HANEUL@example.org"], ["--phone", "+82 10 2345 6789"]],
)
def test_somebody_is_not_added_twice_unasked(office: Iclei, contact: list[str]) -> None:
    """Whoever has the same name, however it is spaced, and the same e-mail or phone, is named; --yes adds."""
    answer = office("participants", "add", "--name", "김 하늘", *contact)
    assert answer.exit_code == 2
    assert "No. 1 김하늘" in answer.err
    assert len(people(office)) == 3
    office.ok("participants", "add", "--name", "김 하늘", *contact, "--yes")
    office.ok("participants", "add", "--name", "김바다", "--email", "other@example.org")
    assert len(people(office)) == 5


@pytest.mark.parametrize("who", ["1", "haneul@example.org", "HANEUL@example.org", "하늘", "haneul", "김하늘"])
def test_a_person_is_found_by_number_email_or_part_of_a_name(office: Iclei, who: str) -> None:
    """However they are named, they are found."""
    assert office.json("participants", "show", who)["participant"]["id"] == 1


def test_an_ambiguous_name_is_refused_with_the_candidates(office: Iclei) -> None:
    """`김` fits two people: both are named with their numbers, nothing is guessed."""
    answer = office("participants", "cancel", "김")
    assert answer.exit_code == 1
    assert "no. 1 김하늘" in answer.err
    assert "no. 2 김바다" in answer.err


def test_an_unknown_person_is_refused(office: Iclei) -> None:
    """Nobody of that name: one sentence, exit 1; as JSON with code and parameters."""
    assert office("participants", "show", "nobody").exit_code == 1
    answer = office("participants", "show", "nobody", "--json")
    assert answer.exit_code == 1
    assert answer.out == ""
    assert '"code": "person-unknown"' in answer.err
    assert '"words": "nobody"' in answer.err


@pytest.mark.parametrize("nobody", ["", " "])
def test_nothing_typed_means_nobody(office: Iclei, nobody: str) -> None:
    """An empty word (an unset variable in a script) never stands for somebody without an e-mail address."""
    for command in (["cancel", nobody], ["remove", nobody, "--yes"], ["show", nobody]):
        assert office("participants", *command).exit_code == 1
    assert [person["status"] for person in people(office)] == ["registered"] * 3


def test_names_that_look_like_markup_are_shown_as_they_are(office: Iclei) -> None:
    """`[red] Lee` stands in the table and in the facts."""
    assert "[red] Lee" in office.ok("participants", "list").out
    assert "[red] Lee" in office.ok("participants", "show", "3").out


def test_an_edit_changes_the_named_fields_only(office: Iclei) -> None:
    """One field is changed, one is emptied, all others stay."""
    before = people(office)[0]
    office.ok("participants", "edit", "1", "--position", "팀장", "--phone", "")
    assert people(office)[0] == {**before, "position": "팀장", "phone": None}


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--email", "nowhere"),
        ("--phone", "12"),
        ("--sector", "astronaut"),
        ("--gender", "7"),
        ("--choice", "space travel"),
        ("--name", " "),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_with_its_option(
    office: Iclei, option: str, value: str
) -> None:
    """The option is named, the exit is 2, and nothing is changed."""
    before = people(office)
    answer = office("participants", "edit", "1", option, value)
    assert answer.exit_code == 2
    assert option in answer.err
    assert people(office) == before


def test_an_edit_of_nothing_is_refused(office: Iclei) -> None:
    """Without any option there is nothing to change."""
    assert office("participants", "edit", "1").exit_code == 2


def test_cancel_and_restore_keep_everything_else(office: Iclei) -> None:
    """A cancelled participant keeps all fields, and comes back as they were; twice is refused."""
    before = people(office)[0]
    office.ok("participants", "cancel", "1")
    assert people(office, "--status", "cancelled") == [{**before, "status": "cancelled"}]
    assert office("participants", "cancel", "1").exit_code == 1
    office.ok("participants", "restore", "1")
    assert people(office)[0] == before


def test_a_host_who_cancels_is_told_of(office: Iclei) -> None:
    """Whoever was to lead a table leaves it without: that is said at once, with the command to mend it."""
    office.ok("groups", "edit", "energy", "--facilitator", "1")
    told = office.ok("participants", "cancel", "1").err
    assert "facilitator" in told
    assert "iclei groups edit energy --facilitator" in told
    assert "facilitator" not in office.ok("participants", "cancel", "2").err


def test_who_waits_is_listed_counted_and_moved_up(office: Iclei) -> None:
    """They are on the list under their status; one command says that they come, and one takes it back."""
    office.ok("participants", "edit", "1", "--status", "대기")
    office.ok("participants", "edit", "2", "--status", "maybe")
    before = people(office)
    assert [person["id"] for person in people(office, "--status", "waiting")] == [1]
    assert "waiting" in office.ok("participants", "list").out
    assert "3 (1 waiting and 1 maybe)" in office.ok("assembly", "show").out
    counts = office.json("assembly", "show")["counts"]
    assert (counts["registered"], counts["waiting"], counts["maybe"], counts["cancelled"]) == (1, 1, 1, 0)
    assert "iclei participants confirm 1" in office("groups", "pin", "1", "energy").err
    done = office.json("participants", "confirm", "1", "2")
    assert [person["status"] for person in done["participants"]] == ["registered", "registered"]
    office.ok("undo")
    assert people(office) == before


def test_nobody_is_without_a_status(office: Iclei) -> None:
    """An empty text empties other fields."""
    assert office("participants", "edit", "1", "--status", "").exit_code == 2


def test_remove_asks_first(office: Iclei) -> None:
    """Without a terminal to ask at, --yes is needed; nobody is removed by accident."""
    assert office("participants", "remove", "1").exit_code == 2
    assert len(people(office)) == 3
    office.ok("participants", "remove", "1", "--yes")
    assert [person["id"] for person in people(office)] == [2, 3]


def test_a_number_is_never_given_twice(office: Iclei) -> None:
    """After the last participant is removed, the next one gets a new number."""
    office.ok("participants", "remove", "3", "--yes")
    office.ok("participants", "add", "--name", "새사람")
    assert [person["id"] for person in people(office)] == [1, 2, 4]


def test_removing_a_host_frees_the_table(office: Iclei) -> None:
    """Whoever led a table is no longer named there, nor seated in the plan."""
    office.ok("groups", "edit", "energy", "--facilitator", "1")
    office.ok("groups", "assign")
    office.ok("participants", "remove", "1", "--yes")
    groups = {group["key"]: group for group in office.json("groups", "list")["groups"]}
    assert groups["energy"]["facilitator"] is None
    seated = [
        member["id"]
        for group in office.json("groups", "show")["rounds"][0]["groups"]
        for member in group["members"]
    ]
    assert sorted(seated) == [2, 3]


def test_an_edit_of_what_is_so_already_is_no_change(iclei: Iclei) -> None:
    """That is said, no undo is offered, and the last change is still the one before."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘", "--sector", "ngo")
    iclei.ok("participants", "edit", "1", "--notes", "hello")
    told = iclei.ok("participants", "edit", "1", "--sector", "ngo").out
    assert "nothing was changed" in told
    assert "Undo" not in told
    iclei.ok("undo")
    assert iclei.json("participants", "show", "1")["participant"]["notes"] is None
