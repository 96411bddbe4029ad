"""What is taken from a row, which rows are passed over, and how bad ones are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.participant import Gender, Participant, Sector, Status
from iclei_cli.intake.people.three_way_merge import without_memory
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import Message
from intake.conftest import skip_bad_rows

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read, WriteText, WriteWorkbook


def test_every_field_is_taken(read: Read) -> None:
    """A full row gives a full participant; what has no field is kept by its header."""
    row = {
        "연번": "7",
        "성명": "김가온",
        "영문성명": "Kim Gaon",
        "소속": "가람시청",
        "부서": "환경과",
        "직위": "과장",
        "구분": "공무원",
        "지자체": "가람시",
        "성별": "여",
        "이메일": "Gaon@EXAMPLE.kr",
        "연락처": "010-1234-5678",
        "언어": "한국어, English",
        "1순위": "에너지",
        "2순위": "EcoMobility",
        "참석여부": "참석",
        "역할": "발표; 좌장",
        "비고": "채식",
        "차량번호": "12가3456",
    }
    (person,) = read([list(row), list(row.values())]).changes.created
    assert without_memory(person) == (
        Participant(
            id=1,
            name="김가온",
            name_en="Kim Gaon",
            organisation="가람시청",
            department="환경과",
            position="과장",
            sector=Sector.PUBLIC_OFFICER,
            municipality="가람시",
            gender=Gender.FEMALE,
            email="Gaon@example.kr",
            phone="+821012345678",
            languages=("ko", "en"),
            choices=("energy", "ecomobility"),
            status=Status.REGISTERED,
            roles=("발표", "좌장"),
            notes="채식",
            extra={"차량번호": "12가3456"},
        )
    )


def test_an_empty_cell_is_nothing(read: Read) -> None:
    """Blank cells, dashes and words for "no answer" leave the field empty and refuse nothing."""
    header = ["이름", "이메일", "연락처", "성별", "구분", "1순위", "소속", "식사"]
    registrations = read(
        [
            header,
            ["김가온", "-", "없음", "무응답", "공무원", "상관없음", "--", "-"],
            ["박나래", "N/A", " ", "선택안함", "미정", "", "", ""],
        ],
    )
    assert registrations.errors == []
    first, second = registrations.changes.created
    assert without_memory(first) == Participant(id=1, name="김가온", sector=Sector.PUBLIC_OFFICER)
    assert without_memory(second) == Participant(id=2, name="박나래")


def test_numbered_choices_rank_by_their_number(read: Read) -> None:
    """The order of the columns does not matter, gaps close, and a topic said twice counts once."""
    registrations = read(
        [
            ["이름", "3순위", "1순위", "2순위"],
            ["김가온", "에너지", "생태교통", "기후변화"],
            ["박나래", "에너지", "", "기후변화"],
            ["최다솜", "에너지", "에너지", "생태교통"],
        ],
    )
    assert [person.choices for person in registrations.changes.created] == [
        ("ecomobility", "climate-change", "energy"),
        ("climate-change", "energy"),
        ("energy", "ecomobility"),
    ]


@pytest.mark.parametrize(
    ("cell", "choices"),
    [
        ("에너지, 생태교통", ("energy", "ecomobility")),
        ("에너지;생태교통", ("energy", "ecomobility")),
        ("Energy / EcoMobility", ("energy", "ecomobility")),
        ("에너지\n생태교통", ("energy", "ecomobility")),
        ("기후·환경", ("climate-change",)),
        ("1. 에너지, 4. 기후변화", ("energy", "climate-change")),
        ("Energy (Asan), energy", ("energy",)),
        ("친환경교통", ("ecomobility",)),
    ],
)
def test_several_choices_in_one_cell_are_read_in_order(
    cell: str, choices: tuple[str, ...], read: Read
) -> None:
    """Every usual separator parts topics, but not one that stands in a topic's own name."""
    assert read([["이름", "희망 주제"], ["김가온", cell]]).changes.created[0].choices == choices


FAULTY = [
    ["이름", "이메일", "연락처", "성별", "부문", "1순위", "참석여부"],
    ["김가온", "gaon@", "010-12", "사람", "외계인", "축구", "글쎄"],
    ["박나래", "narae@example.kr", "", "", "", "", ""],
    ["", "x@example.kr", "", "", "", "", ""],
    ["123", "", "", "", "", "", ""],
]


def test_every_error_of_every_row_is_told(read_strictly: Read) -> None:
    """No bad cell hides another: each comes with row, column, code and a sentence with the cell."""
    registrations = read_strictly(FAULTY)
    assert [(error.row, error.column, error.code) for error in registrations.errors] == [
        (2, "이메일", "invalid-email"),
        (2, "연락처", "invalid-phone"),
        (2, "성별", "unknown-gender"),
        (2, "부문", "unknown-sector"),
        (2, "1순위", "unknown-topic"),
        (2, "참석여부", "unknown-status"),
        (4, "이름", "missing-name"),
        (5, "이름", "invalid-name"),
    ]
    for error, cell in zip(
        registrations.errors, ["gaon@", "010-12", "사람", "외계인", "축구", "글쎄"], strict=False
    ):
        assert error.message.facts["text"] == cell
    assert [person.name for person in registrations.changes.created] == ["박나래"]
    assert (registrations.rows.count, len(registrations.bad_rows)) == (4, 3)


def test_nobody_is_lost_over_a_cell(read: Read) -> None:
    """Who has cells that are not understood is taken; these stay under their headers, and are told."""
    registrations = read(FAULTY)
    assert [(error.row, error.code) for error in registrations.errors] == [(5, "invalid-name")]
    gaon, narae, nameless = registrations.changes.created
    assert (nameless.name, nameless.inferred) == ("x", ("name",))
    assert without_memory(gaon) == Participant(
        id=1,
        name="김가온",
        extra=dict(zip(FAULTY[0][1:], FAULTY[1][1:], strict=True)),
    )
    assert narae.email == "narae@example.kr"
    assert [(cell.row, cell.column, cell.cell, cell.reason.code) for cell in registrations.rows.kept] == [
        (2, "이메일", "gaon@", "invalid-email"),
        (2, "연락처", "010-12", "invalid-phone"),
        (2, "성별", "사람", "unknown-gender"),
        (2, "부문", "외계인", "unknown-sector"),
        (2, "1순위", "축구", "unknown-topic"),
        (2, "참석여부", "글쎄", "unknown-status"),
    ]


def test_a_cell_that_recurs_is_told_once(read: Read) -> None:
    """Twenty rows with the same unknown word are one notice with their rows."""
    registrations = read(
        [["이름", "부문"], *([f"김가{letter}", "외계인"] for letter in "나다라마바사아자차카")]
    )
    (notice,) = registrations.notices
    assert notice.facts["rows"] == list(range(2, 12))
    remark = notice.facts["remark"]
    assert isinstance(remark, Message)
    assert (remark.code, remark.facts["column"], remark.facts["cell"]) == ("cell-kept", "부문", "외계인")


def test_bad_rows_refuse_the_list_unless_they_are_skipped(assembly: Assembly, write_text: WriteText) -> None:
    """Nothing is taken of a list with a bad row, whoever asks; its good rows only where that is wanted."""
    path = write_text([["이름", "연락처"], ["", "010-1234-5678"], ["박나래", ""]])
    registrations = read_registrations(path, assembly)
    assert registrations.is_refused
    with pytest.raises(RefusedError) as caught:
        apply_registrations(registrations, assembly)
    assert (caught.value.code, caught.value.params["number"]) == ("bad-rows", 1)
    assert not assembly.participants
    apply_registrations(read_registrations(path, assembly, skip_bad_rows()), assembly)
    assert [person.name for person in assembly.participants.values()] == ["박나래"]


def test_a_list_of_nobody_is_refused(assembly: Assembly, write_text: WriteText) -> None:
    """A header alone is rather the wrong file."""
    with pytest.raises(RefusedError) as caught:
        read_registrations(write_text([["이름", "이메일"], ["", ""]]), assembly)
    assert (caught.value.code, caught.value.params["row"]) == ("list-empty", 1)


def test_an_error_in_a_workbook_names_its_sheet(assembly: Assembly, write_workbook: WriteWorkbook) -> None:
    """A user with several sheets must not search for the row."""
    registrations = read_registrations(
        write_workbook({"참가자": [["이름", "이메일"], ["김가온", "nowhere"]]}), assembly
    )
    assert registrations.table.sheet.name == "참가자"
    assert [cell.row for cell in registrations.rows.kept] == [2]


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "", ""],
        ["합계", "", "", "2명"],
        ["", "소계", "1", ""],
        ["", "계 2명", "", ""],
        ["Total", "2", "", ""],
        ["3", "", "", ""],
        ["연번", "이름", "소속", "이메일"],
        ["", "※ 명단은 바뀔 수 있습니다", "", ""],
        ["- 이하 여백 -", "", "", ""],
    ],
)
def test_rows_about_nobody_are_passed_over_and_counted(row: list[str], read: Read) -> None:
    """Empty, prenumbered, total and repeated header rows are no people and no errors."""
    people = [["1", "김가온", "가람시", ""], row, ["2", "계나래", "총무과", "narae@example.kr"]]
    registrations = read([["연번", "이름", "소속", "이메일"], *people])
    assert [person.name for person in registrations.changes.created] == ["김가온", "계나래"]
    assert (registrations.rows.count, registrations.rows.skipped, registrations.errors) == (2, 1, [])


def test_a_person_with_the_name_of_a_total_is_a_person(read: Read) -> None:
    """Who has an e-mail address is not a count."""
    registrations = read([["이름", "이메일"], ["계", "gye@example.kr"], ["합계", "1"]])
    assert [person.name for person in registrations.changes.created] == ["계"]
    assert registrations.rows.skipped == 1


def test_a_text_row_longer_than_its_header_is_refused(read: Read) -> None:
    """A comma without quotation marks moves the cells behind it: taking them would fill wrong fields."""
    registrations = read(
        [["이름", "소속", "직위"], ["김가온", "가람시", "환경과", "과장"], ["박나래", "나루군", "과장"]]
    )
    assert [(error.row, error.code) for error in registrations.errors] == [(2, "too-many-cells")]
    assert [person.name for person in registrations.changes.created] == ["박나래"]


def test_lines_are_kept_in_notes_but_not_in_names(read: Read) -> None:
    """A name broken over two lines is one name; a remark of two lines stays as written."""
    (person,) = read([["이름", "비고"], ["Gaon \n Kim", " 하나\n둘 "]]).changes.created
    assert (person.name, person.notes) == ("Gaon Kim", "하나\n둘")


def test_invisible_characters_are_dropped(read: Read) -> None:
    """Zero-width and control characters would make equal names different."""
    (person,) = read([["이름\u200b", "소속"], ["\ufeff김가온\u200b", "가\x07람시\u00a0"]]).changes.created
    assert (person.name, person.organisation) == ("김가온", "가람시")
