"""An id of a registration finds its person whatever else changed, and only a real id does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.system.messages import message
from intake.conftest import counts

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read


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
