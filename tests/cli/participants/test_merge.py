"""`iclei participants duplicates` and `merge`: what is kept, what moves, what is told, and what is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from conftest import made_once
from iclei_cli.assembly.nouns.participant import Consent, Participant
from iclei_cli.assembly.nouns.plan import Placement
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from remains import remains

if TYPE_CHECKING:
    from conftest import Iclei

HANEUL = Participant(
    id=1,
    name="김하늘",
    organisation="창원시청",
    email="haneul@example.kr",
    languages=("Korean",),
    choices=("energy",),
    notes="채식",
    extra={"차량": "유", "숙박": "무"},
)
DOUBLE = Participant(
    id=2,
    name="김 하늘",
    organisation="창원시 환경정책과",
    phone="+821023456789",
    languages=("English", "Korean"),
    choices=("biodiversity",),
    notes="휠체어 이용",
    consents=(Consent(purpose="photo", given=True, date="2019-02-01"),),
    extra={"숙박": "유", "식사": "유"},
)


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly with 김하늘 twice, and 이바다."""
    iclei.ok("init")
    with store_of(iclei).transaction() as assembly:
        assembly.put([HANEUL, DOUBLE, Participant(id=3, name="이바다", email="bada@example.kr")])
        assembly.last_id = 3
    return iclei


def store_of(iclei: Iclei) -> FileStore:
    """The store in the command's folder."""
    return FileStore(iclei.folder / FILE_NAME)


def seat(iclei: Iclei, *rounds: dict[int, str]) -> None:
    """Seat people by hand, round by round."""
    iclei.ok("groups", "assign")
    with store_of(iclei).transaction() as assembly:
        assert assembly.plan is not None
        seats = tuple(
            tuple(Placement(participant=ident, group=key) for ident, key in seats.items()) for seats in rounds
        )
        assembly.plan = replace(assembly.plan, rounds=seats)


def person(iclei: Iclei, words: str = "1") -> dict[str, Any]:
    """A participant, as shown."""
    shown: dict[str, Any] = iclei.json("participants", "show", words)["participant"]
    return shown


# Duplicates


def test_doubles_are_listed_with_the_next_step(office: Iclei) -> None:
    """Both are named with why; the command that would merge them is given, and it works as given."""
    told = office.ok("participants", "duplicates").out
    for fact in ("김하늘", "김 하늘", "same name", "organisations alike", "1 probable double."):
        assert fact in told
    command = told.partition("Next: iclei ")[2].split()
    office.ok(*command, "--yes")
    assert "Nobody seems to be on the list twice." in office.ok("participants", "duplicates").out


def test_doubles_as_json_are_what_is_promised(office: Iclei) -> None:
    """The document has both people, the reasons for and against, and what too many share."""
    for name in ("박솔", "최들", "정숲"):
        office.ok("participants", "add", "--name", name, "--email", "bada@example.kr")
    haneul, double = (
        {"id": one.id, "name": one.name, "organisation": one.organisation, "status": "registered"}
        for one in (HANEUL, DOUBLE)
    )
    assert office.json("participants", "duplicates") == {
        "schema": 1,
        "doubles": [
            {"participants": [haneul, double], "why": ["same name", "organisations alike"], "but": []}
        ],
        "more": 0,
        "shared": [{"what": "The e-mail bada@example.kr", "participants": [3, 4, 5, 6]}],
    }


# The fields


def test_merging_keeps_what_either_has(office: Iclei) -> None:
    """Empty fields are filled, languages and extra columns are those of both, notes are put together."""
    office.ok("participants", "merge", "1", "2", "--yes")
    merged = person(office)
    assert merged["merged"] == [2]
    assert (merged["name"], merged["organisation"]) == ("김하늘", "창원시청")
    assert (merged["email"], merged["phone"]) == ("haneul@example.kr", "+821023456789")
    assert (merged["languages"], merged["choices"]) == (["Korean", "English"], ["energy"])
    assert merged["notes"] == "채식; 휠체어 이용"
    assert merged["extra"] == {"차량": "유", "숙박": "무", "식사": "유"}
    assert [one["id"] for one in office.json("participants", "list")["participants"]] == [1, 3]
    assert person(office, "2") == merged


def test_take_says_which_values_of_the_second_are_right(office: Iclei) -> None:
    """In the named fields B's value is taken, whatever the spelling of the option; the rest stays."""
    taken = [word for field in ("organisation", "Choices", "extra", "notes") for word in ("--take", field)]
    office.ok("participants", "merge", "1", "2", "--yes", *taken)
    merged = person(office)
    assert (merged["name"], merged["organisation"]) == ("김하늘", "창원시 환경정책과")
    assert (merged["choices"], merged["notes"]) == (["biodiversity"], "휠체어 이용")
    assert merged["extra"] == {"차량": "유", "숙박": "유", "식사": "유"}


def test_what_is_not_kept_is_told(office: Iclei) -> None:
    """Every value that is in the result no more stands in the answer, as text and as JSON; no others do."""
    told = office.ok("participants", "merge", "1", "2", "--yes").out
    lost = [
        "Not kept: Name “김 하늘”",
        "Not kept: Organisation “창원시 환경정책과”",
        "Not kept: Choices “Biodiversity”",
        "Not kept: Extra, 숙박 “유”",
    ]
    assert [line for line in told.splitlines() if line.startswith("Not kept")] == lost
    office.ok("undo")
    document = office.json("participants", "merge", "1", "2", "--yes", "--take", "name")
    assert document["dropped"] == {
        "name": "김하늘",
        "organisation": "창원시 환경정책과",
        "choices": "biodiversity",
        "extra, 숙박": "유",
    }
    assert (document["removed"], document["participant"]["id"]) == (2, 1)
    fields = {item["field"]: item for item in document["fields"]}
    assert fields["consent, photo"]["result"] == "yes 2019-02-01"
    assert fields["extra, 식사"] == {"field": "extra, 식사", "first": None, "second": "유", "result": "유"}
    assert {
        "field": "phone",
        "first": None,
        "second": "+821023456789",
        "result": "+821023456789",
    } in document["fields"]


def test_one_undo_brings_both_back_as_they_were(office: Iclei) -> None:
    """Fields, seats and roles are as before; and redo makes them one again."""
    office.ok("groups", "edit", "energy", "--facilitator", "2")
    seat(office, {1: "energy", 2: "biodiversity", 3: "energy"})
    before = store_of(office).read()
    office.ok("participants", "merge", "1", "2", "--yes")
    after = store_of(office).read()
    office.ok("undo")
    assert store_of(office).read() == before
    office.ok("redo")
    assert store_of(office).read() == after


def test_merging_asks_first_and_shows_all_fields(office: Iclei) -> None:
    """Without a terminal to ask at, --yes is needed; the table is shown, nothing is changed."""
    before = store_of(office).read()
    answer = office("participants", "merge", "1", "2")
    assert answer.exit_code == 2
    assert "no. 2 김 하늘 into no. 1 김하늘" in answer.err
    for value in ("+821023456789", "haneul@example.kr", "채식; 휠체어 이용", "Extra, 식사"):
        assert value in answer.out
    assert store_of(office).read() == before


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (["1", "haneul@example.kr"], 1, "both no. 1"),
        (["1", "nobody"], 1, "iclei participants search nobody"),
        (["1", "하늘"], 1, "fits 2 participants"),
        (["1", "2", "--take", "shoe size"], 2, "not a field"),
        (["1", "2", "--take", "id"], 2, "not a field"),
        (["1", "2", "--take", "email"], 2, "has no email"),
    ],
)
def test_what_cannot_be_meant_is_refused(office: Iclei, words: list[str], exit_code: int, told: str) -> None:
    """One sentence says what is off, and nothing is changed."""
    before = store_of(office).read()
    answer = office("participants", "merge", *words, "--yes")
    assert (answer.exit_code, answer.out) == (exit_code, "")
    assert told in answer.err
    assert store_of(office).read() == before


def test_the_history_names_nobody(office: Iclei) -> None:
    """Numbers and fields stand in the history, neither names nor what was typed as a name."""
    office.ok("participants", "merge", "haneul@example.kr", "김 하늘", "--yes", "--take", "name")
    entry = office.json("history")["changes"][-1]
    assert entry["command"] == "participants merge"
    assert "participant 2 removed" in entry["summary"]
    assert "하늘" not in entry["summary"]


def test_a_list_with_both_rows_meets_who_was_merged(iclei: Iclei) -> None:
    """Rows that contradict nothing are taken together again; of others, the second is refused."""
    path = iclei.folder / "list.csv"
    rows = (
        "이름,소속,이메일,휴대폰,직위\n김하늘,창원시청,a@example.kr,,팀장\n김하늘,새롬대,,010-2345-6789,{}\n"
    )
    path.write_text(rows.format(""), encoding="utf-8")
    assert iclei.json("participants", "import", "list.csv")["created"] == 2
    iclei.ok("participants", "edit", "2", "--organisation", "창원시청")
    iclei.ok("participants", "merge", "1", "2", "--yes")
    path.write_text(rows.format("").replace("새롬대,", "창원시청,"), encoding="utf-8")
    again = iclei.json("participants", "import", "list.csv")
    assert [row["outcome"] for row in again["rows"]] == ["unchanged", "merged"]
    path.write_text(rows.format("과장"), encoding="utf-8")
    refused = iclei("participants", "import", "list.csv", "--json").document
    assert [error["code"] for error in refused["errors"]] == ["duplicate-row"]


# The tables


def test_roles_and_seats_move_to_the_one_who_stays(office: Iclei) -> None:
    """B's table is led by A; in each round A has one seat: their own, or else B's. The rest sit as before."""
    office.ok("groups", "edit", "energy", "--facilitator", "2")
    seat(office, {1: "energy", 2: "biodiversity", 3: "energy"}, {2: "energy", 3: "biodiversity"})
    told = office.ok("participants", "merge", "1", "2", "--yes").out
    assembly = store_of(office).read()
    assert assembly.groups["energy"].facilitator == 1
    assert assembly.plan is not None
    assert [{item.participant: item.group for item in seats} for seats in assembly.plan.rounds] == [
        {1: "energy", 3: "energy"},
        {1: "energy", 3: "biodiversity"},
    ]
    assert "iclei groups check" in told
    assert office.json("store", "check")["holds"]


def test_the_seat_of_somebody_who_had_cancelled_is_not_kept(office: Iclei) -> None:
    """Where A had cancelled, only B's seat was real."""
    seat(office, {1: "energy", 2: "biodiversity", 3: "energy"})
    office.ok("participants", "cancel", "1")
    office.ok("participants", "merge", "1", "2", "--yes")
    assert office.json("participants", "show", "1")["groups"] == ["biodiversity"]


def test_a_host_of_two_tables_is_told(office: Iclei) -> None:
    """Nobody sits at two tables: the answer says so, with the command to mend it."""
    office.ok("groups", "edit", "energy", "--facilitator", "1")
    office.ok("groups", "edit", "biodiversity", "--presenter", "2")
    answer = office.ok("participants", "merge", "1", "2", "--yes")
    assert "iclei groups edit biodiversity --presenter PERSON" in answer.err


# Personal data


@pytest.mark.parametrize("words", ["1", "2", "haneul@example.kr"])
def test_erasing_either_number_destroys_both_records(office: Iclei, words: str) -> None:
    """History, backups and all: nothing of either record is left, and undo brings neither back."""
    office.ok("store", "backup")
    office.ok("participants", "merge", "1", "2", "--yes")
    office.ok("participants", "edit", "3", "--notes", "통역")
    office.ok("participants", "erase", words, "--yes")
    left = remains(office.folder)
    assert [word for word in ("하늘", "23456789", "haneul", "휠체어", "환경정책과") if word in left] == []
    assert "통역" in left
    while office("undo").exit_code == 0:
        shown = office.json("participants", "list")["participants"]
        assert {one["id"] for one in shown} <= {3}
    assert office("participants", "dossier", "2").exit_code == 1


def test_erasing_somebody_removed_after_a_merge_destroys_both_records(office: Iclei) -> None:
    """By B's number or B's old spelling, too."""
    office.ok("participants", "merge", "1", "2", "--yes")
    office.ok("participants", "remove", "1", "--yes")
    office.ok("participants", "erase", "2", "--yes")
    left = remains(office.folder)
    assert [word for word in ("하늘", "23456789", "haneul", "휠체어") if word in left] == []


def test_a_dossier_has_what_was_held_in_both_records(office: Iclei) -> None:
    """The changes of the merged record are told with its number, by whichever number it is asked for."""
    office.ok("participants", "merge", "1", "2", "--yes")
    document = office.json("participants", "dossier", "2")
    assert (document["participant"]["id"], document["listed"]) == (1, True)
    told = [(change["field"], change["before"], change["after"]) for change in document["history"]]
    assert ("name (no. 2)", "김 하늘", None) in told
    assert ("name", None, "김하늘") in told


@pytest.mark.parametrize(
    ("erased", "gone", "kept"),
    [("2", ["23456789", "휠체어", "환경정책과"], "haneul@example.kr"), ("1", ["haneul", "채식"], "23456789")],
)
def test_after_an_undone_merge_they_are_two_people_again(
    office: Iclei, erased: str, gone: list[str], kept: str
) -> None:
    """Erasing one leaves nothing of them, not even in what could be redone; the other is whole."""
    office.ok("participants", "merge", "1", "2", "--yes")
    office.ok("store", "backup")
    office.ok("participants", "edit", "1", "--position", "팀장")
    office.ok("undo", "2")
    other = {"1": "2", "2": "1"}[erased]
    before = person(office, other)
    office.ok("participants", "erase", erased, "--yes")
    left = remains(office.folder)
    assert [word for word in gone if word in left] == []
    assert kept in left
    assert office("redo").exit_code == 1
    assert person(office, other) == before
    for copy in office.json("store", "restore")["backups"]:
        if copy["kept"]:
            office.ok("store", "restore", copy["file"], "--yes")
            assert person(office, other) == before


def test_a_backup_of_an_undone_merge_keeps_nothing_of_an_erased_person(office: Iclei) -> None:
    """Even where the other one, in whose record the data was, is on no list any more."""
    office.ok("participants", "merge", "1", "2", "--yes")
    office.ok("store", "backup")
    office.ok("undo")
    office.ok("participants", "remove", "1", "--yes")
    office.ok("participants", "erase", "2", "--yes")
    left = remains(office.folder)
    assert [word for word in ("23456789", "휠체어", "환경정책과") if word in left] == []


def test_rules_move_to_the_one_who_stays(office: Iclei) -> None:
    """A rule on the second is one on the first; a rule between the two is gone; what clashes is told."""
    office.ok("groups", "pin", "1", "energy")
    office.ok("groups", "pin", "2", "biodiversity")
    office.ok("groups", "apart", "1", "2")
    office.ok("groups", "apart", "2", "3")
    merged = office.ok("participants", "merge", "1", "2", "--yes")
    assert "do not go together" in merged.err
    rules = office.json("groups", "rules")["rules"]
    assert [[person["id"] for person in rule["people"]] for rule in rules] == [[1], [1], [1, 3]]
