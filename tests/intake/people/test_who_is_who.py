"""Who is already known, who is new, and who is on the list twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.participant import Participant, Sector, Status
from iclei_cli.intake.people.three_way_merge import without_memory
from iclei_cli.intake.registrations import apply_registrations, read_registrations
from iclei_cli.system.messages import message
from intake.conftest import counts

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read, WriteText

HEADER = ["이름", "소속", "이메일", "연락처"]
GAON = ["김가온", "가람시", "gaon@example.kr", "010-1234-5678"]


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
    """Of two namesakes each is found, and neither is changed by it."""
    take_in([["이름", "소속"], ["김가온", one], ["김가온", "수원시청"]])
    again = take_in([["이름", "소속"], ["김가온", other], ["김가온", "수원시청"]])
    assert counts(again) == (0, 0, 2, 0)
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


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("수원시", "수원시청"),
        ("수원시청", "수원시"),
        ("수원시", "경기도 수원시청"),
        ("수원특례시", "수원시"),
        ("나루군", "나루군청"),
    ],
)
def test_a_city_written_as_its_hall_is_no_change(
    first: str, again: str, take_in: Read, assembly: Assembly
) -> None:
    """Of whichever list is the later: what is known stays as it is written."""
    header = ["성명", "소속", "이메일"]
    take_in([header, ["김가온", first, "gaon@example.kr"]])
    before = dict(assembly.participants)
    assert counts(take_in([header, ["김가온", again, "gaon@example.kr"]])) == (0, 0, 1, 0)
    assert assembly.participants == before


def test_another_body_of_a_city_is_a_change(take_in: Read, assembly: Assembly) -> None:
    """Its council is not its hall, and another sign in a name is another name."""
    header = ["성명", "소속", "이메일"]
    for organisation in ("수원시", "수원시의회", "가람-나루", "가람나루"):
        take_in([header, ["김가온", organisation, "gaon@example.kr"]])
        assert assembly.participants[1].organisation == organisation


def test_several_rows_who_may_be_one_participant_are_refused(take_in: Read, assembly: Assembly) -> None:
    """Two namesakes of one organisation cannot both be the one who is known: neither is guessed."""
    take_in([HEADER, ["김가온", "가람시", "", ""]])
    rows = [["김가온", "가람시", "a@example.kr", ""], ["김가온", "가람시", "b@example.kr", ""]]
    registrations = take_in([HEADER, *rows])
    assert [error.code for error in registrations.errors] == ["ambiguous-person"] * 2
    assert list(assembly.participants) == [1]
