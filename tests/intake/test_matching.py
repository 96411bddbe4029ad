"""Who is already known, who is new, and who is on the list twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.participant import Participant, Sector, Status
from iclei_cli.intake.people.three_way_merge import without_memory
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.registrations import Registrations
    from intake.conftest import Read, WriteText

HEADER = ["이름", "소속", "이메일", "연락처"]
GAON = ["김가온", "가람시", "gaon@example.kr", "010-1234-5678"]


def counts(registrations: Registrations) -> tuple[int, int, int, int]:
    """Return how many rows are created, updated, unchanged and refused."""
    created, updated = len(registrations.changes.created), len(registrations.changes.updated)
    return (created, updated, registrations.unchanged, len(registrations.bad_rows))


def test_reading_changes_nothing_and_applying_gives_ids(assembly: Assembly, write_text: WriteText) -> None:
    """Ids start at 1, go by row, and are never those of people who were removed."""
    assembly.last_id = 4
    registrations = read_registrations(write_text([HEADER, GAON, ["박나래", "나루군", "", ""]]), assembly)
    assert assembly.participants == {}
    apply_registrations(registrations, assembly)
    assert {key: person.name for key, person in assembly.participants.items()} == {5: "김가온", 6: "박나래"}
    assert assembly.participants[5].id == 5


def test_importing_again_changes_nobody(take_in: Read) -> None:
    """The same list in another order, with other running numbers, is all unchanged."""
    header = ["연번", "이름", "소속", "이메일", "연락처", "식사"]
    rows = [
        ["김가온", "가람시", "gaon@example.kr", "", "채식"],
        ["김가온", "나루군", "", "", ""],
        ["박나래", "", "", "", ""],
        ["최다솜", "가람시", "", "010-2222-3333", ""],
        ["최다솜", "가람시", "dasom@example.kr", "010-2222-4444", ""],
    ]
    first = take_in([header, *[[str(number), *row] for number, row in enumerate(rows)]])
    assert counts(first) == (5, 0, 0, 0)
    again = take_in([header, *[[str(number), *row] for number, row in enumerate(reversed(rows))]])
    assert counts(again) == (0, 0, 5, 0)


@pytest.mark.parametrize(
    "row",
    [
        ["김가온", "", "GAON@example.kr", ""],
        ["김 가온", "다른시", "", "+82 10 1234 5678"],
        ["김가온", "다른시", "gaon@example.kr", "010-9999-8888"],
        ["김가온", "가람시", "", ""],
        ["김가온", "가 람 시", "", "010-1234-5678"],
    ],
)
def test_the_same_person_is_found(row: list[str], take_in: Read, assembly: Assembly) -> None:
    """The name with the e-mail or the phone, or with the organisation while nothing contradicts."""
    take_in([HEADER, GAON])
    take_in([HEADER, row])
    assert list(assembly.participants) == [1]


@pytest.mark.parametrize(
    "row",
    [
        ["김가온", "나루군", "", ""],
        ["김가온", "가람시", "other@example.kr", ""],
        ["김가온", "가람시", "", "010-9999-8888"],
        ["김가람", "가람시", "", "010-1234-5678"],
        ["김가람", "가람시", "gaon@example.kr", ""],
    ],
)
def test_namesakes_and_others_stay_different_people(
    row: list[str], take_in: Read, assembly: Assembly
) -> None:
    """A name alone, or another name with the same e-mail or phone, makes nobody the same."""
    take_in([HEADER, GAON])
    take_in([HEADER, row])
    assert list(assembly.participants) == [1, 2]


def test_one_email_of_two_names_is_told(take_in: Read) -> None:
    """It may be an office's address or a misspelt name: the user should know of both."""
    registrations = take_in([HEADER, GAON, ["박나래", "가람시", "Gaon@example.kr", ""]])
    (notice,) = registrations.notices
    assert notice.code == "email-of-several"
    assert notice.facts["email"] == "gaon@example.kr"
    assert [owner.facts["name"] for owner in notice.facts["owners"]] == ["김가온", "박나래"]


def test_a_namesake_without_proof_is_told(take_in: Read) -> None:
    """Somebody who changed both addresses would otherwise be doubled in silence."""
    take_in([HEADER, GAON])
    registrations = take_in([HEADER, ["김가온", "가람시", "new@example.kr", ""]])
    assert counts(registrations) == (1, 0, 0, 0)
    assert registrations.notices == [message("namesake-of-participant", row=2, name="김가온", id=1)]


def test_an_empty_cell_never_wipes_a_value(take_in: Read, assembly: Assembly) -> None:
    """Neither an empty cell nor a missing column takes anything away."""
    take_in(
        [
            ["이름", "소속", "이메일", "1순위", "2순위", "식사"],
            ["김가온", "가람시", "g@example.kr", "에너지", "생태교통", "채식"],
        ]
    )
    before = assembly.participants[1]
    registrations = take_in(
        [["이름", "소속", "이메일", "1순위", "직위"], ["김가온", "", "g@example.kr", "", ""]]
    )
    assert counts(registrations) == (0, 0, 1, 0)
    assert assembly.participants[1] == before


def test_a_new_value_replaces_the_old(take_in: Read, assembly: Assembly) -> None:
    """Fields change one by one, choices as a whole, other answers by their header."""
    take_in(
        [
            ["이름", "이메일", "직위", "1순위", "2순위", "식사", "숙박"],
            ["김가온", "g@example.kr", "과장", "에너지", "생태교통", "채식", "1박"],
        ]
    )
    registrations = take_in(
        [
            ["이름", "이메일", "구분", "1순위", "식사"],
            ["김가온", "g@example.kr", "공무원", "기후변화", "일반"],
        ]
    )
    (change,) = registrations.changes.updated
    assert change.before.choices == ("energy", "ecomobility")
    assert assembly.participants[1] == change.after
    assert without_memory(assembly.participants[1]) == Participant(
        id=1,
        name="김가온",
        email="g@example.kr",
        position="과장",
        sector=Sector.PUBLIC_OFFICER,
        choices=("climate-change",),
        extra={"식사": "일반", "숙박": "1박"},
    )


def test_only_a_stated_status_changes_it(take_in: Read, assembly: Assembly) -> None:
    """A cancellation stays through lists that do not speak of it, and is taken back by one that does."""
    seen = []
    for header, cell in [("참석여부", "불참"), ("참석여부", ""), ("직위", "과장"), ("참석여부", "참석")]:
        take_in([["이름", "이메일", header], ["김가온", "g@example.kr", cell]])
        seen.append(assembly.participants[1].status)
    assert seen == [Status.CANCELLED, Status.CANCELLED, Status.CANCELLED, Status.REGISTERED]


@pytest.mark.parametrize(
    ("second", "differing"),
    [
        (["김가온", "나루군", "", "01012345678"], "organisation"),
        (["김가온", "가람시", "gaon@example.kr", "010-9999-8888"], "phone"),
    ],
)
def test_a_second_row_that_contradicts_the_first_is_refused(
    second: list[str], differing: str, read: Read
) -> None:
    """Which of two rows is right only the user knows: the error names the first, and what differs."""
    registrations = read([HEADER, GAON, ["박나래", "나루군", "", ""], second])
    assert [(error.row, error.code) for error in registrations.errors] == [(4, "duplicate-row")]
    reason = message("row-differs", name="김가온", row=2, fields=[differing])
    assert registrations.errors[0].message.facts["reason"] == reason
    assert counts(registrations) == (2, 0, 0, 1)


@pytest.mark.parametrize(
    "second",
    [
        ["김가온", "가람시", "", ""],
        ["김 가온", "", "gaon@example.kr", ""],
        ["김가온", "가람시", "GAON@example.kr", "01012345678"],
    ],
)
@pytest.mark.parametrize("is_reversed", [False, True])
def test_rows_that_contradict_nothing_are_taken_together(
    second: list[str], is_reversed: bool, take_in: Read, assembly: Assembly
) -> None:
    """One fills what the other leaves empty, in any order; a notice names the rows."""
    rows = [GAON, second]
    registrations = take_in([HEADER, *(reversed(rows) if is_reversed else rows)])
    assert counts(registrations) == (1, 0, 0, 0)
    assert message("rows-merged", groups=[[2, 3]]) in registrations.notices
    (person,) = assembly.participants.values()
    assert (person.organisation, person.phone) == ("가람시", "+821012345678")


def test_a_row_that_says_the_very_same_is_taken_once(read: Read) -> None:
    """Nothing is to be decided between identical rows; a notice names the later one."""
    registrations = read([HEADER, GAON, ["박나래", "나루군", "", ""], GAON])
    assert counts(registrations) == (2, 0, 0, 0)
    assert registrations.notices == [message("rows-repeated", rows=[4])]


def test_two_rows_for_one_participant_are_one_person(take_in: Read, read: Read) -> None:
    """Even when the rows have nothing in common but the participant they are both found to be."""
    take_in([HEADER, GAON])
    rows = [["김가온", "", "gaon@example.kr", ""], ["김가온", "", "", "010-1234-5678"]]
    assert counts(read([HEADER, *rows])) == (0, 0, 1, 0)
    registrations = read([[*HEADER, "직위"], [*rows[0], "과장"], [*rows[1], "팀장"]])
    assert [(error.row, error.code) for error in registrations.errors] == [(3, "duplicate-row")]
    reason = message("row-differs", name="김가온", row=2, fields=["position"])
    assert registrations.errors[0].message.facts["reason"] == reason


def test_an_ambiguous_row_is_refused(take_in: Read, read: Read) -> None:
    """A name and organisation that two participants share tell neither."""
    take_in([HEADER, GAON, ["김가온", "가람시", "other@example.kr", "010-5555-6666"]])
    registrations = read([HEADER, ["김가온", "가람시", "", ""]])
    (error,) = registrations.errors
    assert error.code == "ambiguous-person"
    reason = message("row-of-several-participants", name="김가온", ids=[1, 2])
    assert error.message.facts["reason"] == reason


def test_a_row_between_two_participants_is_refused(take_in: Read, read: Read) -> None:
    """The e-mail of one namesake with the phone of the other is nobody's."""
    take_in([HEADER, GAON, ["김가온", "가람시", "other@example.kr", "010-5555-6666"]])
    registrations = read([HEADER, ["김가온", "가람시", "gaon@example.kr", "010-5555-6666"]])
    assert [error.code for error in registrations.errors] == ["ambiguous-person"]


@pytest.mark.parametrize("is_reversed", [False, True])
def test_sure_rows_decide_before_doubtful_ones(is_reversed: bool, take_in: Read, read: Read) -> None:
    """Of two namesakes, the row without addresses is the one whom no other row is, in any order."""
    take_in([HEADER, GAON])
    take_in([HEADER, ["김가온", "가람시", "other@example.kr", ""]])
    rows = [["김가온", "가람시", "", ""], ["김가온", "가람시", "other@example.kr", ""]]
    registrations = read([HEADER, *(reversed(rows) if is_reversed else rows)])
    assert counts(registrations) == (0, 0, 2, 0)


def test_a_refused_row_leaves_its_person_to_another(read_strictly: Read) -> None:
    """A row that is refused for a bad cell does not make the correct one a duplicate."""
    registrations = read_strictly([HEADER, ["김가온", "가람시", "gaon@example.kr", "12"], GAON])
    assert [error.code for error in registrations.errors] == ["invalid-phone"]
    assert counts(registrations) == (1, 0, 0, 1)


SENT = ["타임스탬프", "이름", "이메일", "직위", "부서"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-11-01", "2026-11-03"),
        ("2020/03/20 9:58:49 오전 GMT+9", "2020/03/20 9:58:48 오후 GMT+9"),
        ("2024. 12. 5. 오전 11:45:23", "2024. 12. 5. 오후 3:45:23"),
        ("11/1/2026 9:05:00", "11/13/2026 9:04:00"),
        ("2026-11-01T09:05:00+09:00", "2026-11-01T00:06:00Z"),
        ("2024年12月5日 9:10", "2024年12月5日 9:11"),
    ],
)
@pytest.mark.parametrize("is_reversed", [False, True])
def test_of_a_form_sent_twice_the_later_answer_counts(
    first: str, second: str, is_reversed: bool, take_in: Read, assembly: Assembly
) -> None:
    """In whatever order the rows stand; what the later leaves empty is filled, and both rows are told."""
    rows = [
        [first, "김가온", "gaon@example.kr", "과장", "총무과"],
        [second, "김가온", "gaon@example.kr", "국장", ""],
    ]
    early, late = (3, 2) if is_reversed else (2, 3)
    taken = take_in([SENT, *(reversed(rows) if is_reversed else rows)])
    [person] = assembly.participants.values()
    assert (person.position, person.department) == ("국장", "총무과")
    assert person.extra == {"타임스탬프": second}
    assert message("later-answers-count", rows=[early], later=[late]) in taken.notices
    outcomes = {item.row: item.outcome for item in taken.changes.outcomes}
    assert outcomes == {early: "superseded", late: "created"}
    again = take_in([SENT, *rows])
    assert counts(again) == (0, 0, 1, 0)
    assert assembly.participants == {1: person}


@pytest.mark.parametrize(
    ("first", "second"), [("2026-11-01", "2026-11-01"), ("11/1/2026", "10/2/2026"), ("2026-11-01", "?")]
)
def test_where_no_time_tells_which_answer_is_later_it_is_asked(first: str, second: str, read: Read) -> None:
    """The same moment, a day that could be two, and no moment at all."""
    rows = [
        [first, "김가온", "gaon@example.kr", "과장", ""],
        [second, "김가온", "gaon@example.kr", "국장", ""],
    ]
    assert [error.code for error in read([SENT, *rows]).errors] == ["duplicate-row"]


IDS = ["접수ID", "이름", "소속", "이메일"]
FIRST = ["101", "김가온", "가람시", "gaon@example.kr"]


@pytest.mark.parametrize("header", ["Attendee #", "ID", "접수번호", "등록번호", "Public ID", "member_number"])
def test_an_id_finds_who_changed_everything_else(header: str, take_in: Read, assembly: Assembly) -> None:
    """The same id under the same header is the same person, with another organisation and e-mail."""
    take_in([[header, *IDS[1:]], FIRST, ["102", "박나래", "나루군", ""]])
    registrations = take_in([[header, *IDS[1:]], ["101", "김가온", "새롬시", "new@example.kr"]])
    assert counts(registrations) == (0, 1, 0, 0)
    assert (assembly.participants[1].email, assembly.participants[1].extra) == (
        "new@example.kr",
        {header: "101"},
    )


WRITTEN = ["성명", "이메일", "연락처"]
BOTH = ["gaon@example.kr", "010-1234-5678"]


def test_a_name_in_hanja_beside_the_same_contacts_is_the_same_person(
    take_in: Read, assembly: Assembly
) -> None:
    """Told; the name stays in Hangul, and what was written is kept beside it. So it is on one list, too."""
    take_in([WRITTEN, ["김가온", *BOTH]])
    again = take_in([WRITTEN, ["金嘉溫", *BOTH]])
    assert message("name-in-other-script", row=2, written="金嘉溫", name="김가온") in again.notices
    [person] = assembly.participants.values()
    assert (person.name, person.extra) == ("김가온", {"성명": "金嘉溫"})
    both = take_in([WRITTEN, ["金嘉溫", *BOTH], ["김가온", *BOTH]])
    assert counts(both) == (0, 0, 1, 0)
    assert list(assembly.participants) == [1]


@pytest.mark.parametrize(
    "other",
    [
        ["金嘉溫", "gaon@example.kr", ""],
        ["金嘉溫", "other@example.kr", "010-1234-5678"],
        ["金嘉", *BOTH],
        ["박나래", *BOTH],
        ["Kim Gaon", *BOTH],
    ],
)
def test_another_name_beside_less_is_another_person(
    other: list[str], take_in: Read, assembly: Assembly
) -> None:
    """One contact alone can be an office's, and so can both, where the names are in one script."""
    take_in([WRITTEN, ["김가온", *BOTH]])
    take_in([WRITTEN, other])
    assert len(assembly.participants) == 2


def test_an_id_column_that_was_renamed_is_found_by_its_values(take_in: Read, assembly: Assembly) -> None:
    """Who moved to another organisation meanwhile is found, and a notice names the two headers."""
    take_in([["접수번호", "성명", "소속"], ["A1", "김가온", "가람시청"], ["A2", "김가온", "나루시청"]])
    again = take_in(
        [["등록번호", "성명", "소속"], ["A1", "김가온", "가람시청"], ["A2", "김가온", "다솜시청"]]
    )
    assert counts(again) == (0, 2, 0, 0)
    assert assembly.participants[2].organisation == "다솜시청"
    assert message("ids-under-another-header", headers=["등록번호"], earlier="접수번호") in again.notices


def test_an_id_without_its_zeros_is_the_same(take_in: Read, assembly: Assembly) -> None:
    """A spreadsheet takes them away."""
    take_in([["접수번호", "이름", "소속"], ["0002", "김가온", "가람시"]])
    take_in([["접수번호", "이름", "소속"], ["2", "김가온", "나루군"]])
    assert [person.organisation for person in assembly.participants.values()] == ["나루군"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("창원시", "창원시청"),
        ("창원특례시", "창원시청"),
        ("경상남도 창원시청", "창원시"),
        ("부산 중구청", "부산광역시 중구"),
        ("경남도청", "경상남도"),
    ],
)
def test_a_city_and_its_hall_are_one_organisation(
    one: str, other: str, take_in: Read, assembly: Assembly
) -> None:
    """Of two namesakes each is found, and who is found is told of as changed."""
    take_in([["이름", "소속"], ["김가온", one], ["김가온", "수원시청"]])
    again = take_in([["이름", "소속"], ["김가온", other], ["김가온", "수원시청"]])
    assert counts(again) == (0, 1, 1, 0)
    assert len(assembly.participants) == 2


@pytest.mark.parametrize("other", ["창원시의회", "창원시정연구원", "창원시 의창구청", "창원"])
def test_what_only_belongs_to_a_city_is_another_organisation(
    other: str, take_in: Read, assembly: Assembly
) -> None:
    """Its council, a district of it, an institute; and a word that could be anything."""
    take_in([["이름", "소속"], ["김가온", "창원시청"]])
    take_in([["이름", "소속"], ["김가온", other]])
    assert len(assembly.participants) == 2


def test_case_and_spaces_are_no_change(take_in: Read, assembly: Assembly) -> None:
    """Of e-mails, names, organisations and positions; what is known stays as it is written."""
    header = ["성명", "소속", "직위", "이메일", "연락처"]
    take_in([header, ["김가온", "가람 Lab", "주무관", "gaon@example.kr", "010-1234-5678"]])
    before = dict(assembly.participants)
    again = take_in([header, ["김 가 온", "가람LAB", "주무관 ", "GAON@example.kr", "+82 10 1234 5678"]])
    assert counts(again) == (0, 0, 1, 0)
    assert assembly.participants == before


def test_an_id_under_another_header_is_another_id(take_in: Read, assembly: Assembly) -> None:
    """One system's numbers mean nothing in another's list."""
    take_in([IDS, FIRST])
    take_in([["Attendee #", *IDS[1:]], ["101", "김가온", "새롬시", "new@example.kr"]])
    assert list(assembly.participants) == [1, 2]


def test_a_spelling_is_corrected_by_the_id(take_in: Read, assembly: Assembly) -> None:
    """A name that is nearly the same is the same person's, and changes as any field does."""
    take_in([IDS, FIRST])
    take_in([IDS, ["101", "김가은", "가람시", ""]])
    assert [person.name for person in assembly.participants.values()] == ["김가은"]


def test_an_id_with_quite_another_name_is_told(take_in: Read, read: Read, assembly: Assembly) -> None:
    """With the same e-mail the new name is asked about; without it the row is refused. Nobody is renamed."""
    take_in([IDS, FIRST])
    asked = take_in([IDS, ["101", "박나래", "가람시", "gaon@example.kr"]])
    assert [(item.field, item.ours, item.theirs) for item in asked.changes.conflicts] == [
        ("name", "김가온", "박나래")
    ]
    refused = take_in([IDS, ["101", "박나래", "나루군", "nare@example.kr"]])
    (error,) = refused.errors
    assert error.code == "id-of-another"
    assert error.message.facts["value"] == "101"
    assert error.message.facts["people"] == [message("named-participant", name="김가온", id=1)]
    assert [person.name for person in assembly.participants.values()] == ["김가온"]


def test_ids_of_another_list_are_no_ids(take_in: Read, assembly: Assembly) -> None:
    """Two forms both count from 1: the ids of the second are passed over, and told."""
    people = [["1", "김가온", "가람시", ""], ["2", "박나래", "나루군", ""], ["3", "최다솜", "다솜구", ""]]
    others = [["1", "정새롬", "새롬시", ""], ["2", "한별", "별군", ""], ["3", "윤슬", "슬구", ""]]
    take_in([IDS, *people])
    registrations = take_in([IDS, *others])
    assert counts(registrations) == (3, 0, 0, 0)
    assert message("ids-of-another-system", headers=["접수ID"]) in registrations.notices
    assert len(assembly.participants) == 6


def test_a_value_that_several_people_have_is_no_id(take_in: Read) -> None:
    """An order of several people has one number: it tells nobody, is kept, and is told."""
    rows = [FIRST, ["101", "박나래", "나루군", ""]]
    registrations = take_in([IDS, *rows])
    assert counts(registrations) == (2, 0, 0, 0)
    assert [person.extra for person in registrations.changes.created] == [{"접수ID": "101"}] * 2
    assert message("ids-shared", headers=["접수ID"]) in registrations.notices


def test_an_order_and_a_position_are_one_id(take_in: Read, assembly: Assembly) -> None:
    """Neither of the two tells a person; both together do."""
    header = ["Order code", "Position ID", "Attendee name", "Email"]
    take_in(
        [header, ["AB1", "1", "김가온", "office@example.kr"], ["AB1", "2", "박나래", "office@example.kr"]]
    )
    take_in([header, ["AB1", "2", "박나래", "new@example.kr"], ["AB1", "1", "김가온", "gaon@example.kr"]])
    assert [person.email for person in assembly.participants.values()] == [
        "gaon@example.kr",
        "new@example.kr",
    ]


def test_a_running_number_is_no_id(take_in: Read, assembly: Assembly) -> None:
    """연번 counts rows, and is somebody else's in the next list."""
    take_in([["연번", *IDS[1:]], ["1", *FIRST[1:]]])
    take_in([["연번", *IDS[1:]], ["1", "박나래", "나루군", ""]])
    assert [person.name for person in assembly.participants.values()] == ["김가온", "박나래"]


def test_who_came_and_went_is_one_person(read: Read) -> None:
    """A report of a meeting has a row for each time somebody joined; all the times are kept."""
    registrations = read(
        [
            ["Name", "Email", "Join Time", "Duration (Minutes)"],
            ["Ana Cruz", "ana@example.com", "10:00", "12"],
            ["Bo Li", "bo@example.com", "10:01", "60"],
            ["Ana Cruz", "ana@example.com", "10:30", "28"],
        ]
    )
    assert counts(registrations) == (2, 0, 0, 0)
    assert registrations.changes.created[0].extra == {
        "Join Time": "10:00; 10:30",
        "Duration (Minutes)": "12; 28",
    }
    assert message("rows-merged", groups=[[2, 4]]) in registrations.notices


def test_several_rows_who_may_be_one_participant_are_refused(take_in: Read, assembly: Assembly) -> None:
    """Two namesakes of one organisation cannot both be the one who is known: neither is guessed."""
    take_in([HEADER, ["김가온", "가람시", "", ""]])
    rows = [["김가온", "가람시", "a@example.kr", ""], ["김가온", "가람시", "b@example.kr", ""]]
    registrations = take_in([HEADER, *rows])
    assert [error.code for error in registrations.errors] == ["ambiguous-person"] * 2
    assert list(assembly.participants) == [1]
