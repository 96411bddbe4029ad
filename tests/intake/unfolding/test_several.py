"""A row that is about several people is read as one of each, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.intake.registrations import ListSettings, apply_registrations, read_registrations
from iclei_cli.system.errors import RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.registrations import Registrations
    from intake.conftest import Read, WriteText

HALVES = [
    ["연번", "소속", "성명", "", "연번", "소속", "성명"],
    ["1", "가람시청", "송이든", "", "3", "나루군청", "한보라"],
    ["2", "가람시청", "임하준", "", "", "", ""],
]
UNCLEAR = [
    ["지역", "성명", "연락처", "성명", "연락처"],
    ["가람", "송이든", "010-2345-6701", "임하준", "010-2345-6702"],
]


def people_of(found: Registrations) -> list[tuple[str, str | None, str | None, str | None]]:
    """Name, position, e-mail and phone of whoever is new."""
    return [(each.name, each.position, each.email, each.phone) for each in found.changes.created]


def test_each_person_in_a_cell_has_their_own_title_and_contact(read: Read) -> None:
    """What has a part for each is parted, too; another contact is of the first, and the rest of all."""
    found = read(
        [
            ["소속", "참석자(직위 성명)", "이메일", "휴대폰"],
            ["가람시청", "과장 송이든\n주무관 임하준", "g@example.org", "010-2345-6701/010-2345-6702"],
        ]
    )
    assert people_of(found) == [
        ("송이든", "과장", "g@example.org", "+821023456701"),
        ("임하준", "주무관", None, "+821023456702"),
    ]
    assert {person.organisation for person in found.changes.created} == {"가람시청"}
    assert found.notices[0].code == "people-in-cells"
    assert found.notices[0].facts["rows"] == [2]


def test_a_cell_that_is_not_plainly_several_people_stays_whole(read: Read) -> None:
    """It is kept as it is written, and told."""
    found = read([["성명", "소속"], ["국장 송이든, 과장, 주무관 임하준 또는", "가람시청"]])
    (person,) = found.changes.created
    assert person.position is None
    assert "임하준" in person.name or "임하준" in person.extra["성명"]


def test_people_of_one_row_are_found_again(assembly: Assembly, write_text: WriteText) -> None:
    """The same list once more changes nothing, with ids, too."""
    path = write_text(
        [["접수번호", "성명", "소속", "이메일"], ["7", "송이든, 임하준", "가람시청", "g@example.org"]]
    )
    apply_registrations(read_registrations(path, assembly), assembly)
    again = read_registrations(path, assembly)
    assert (len(assembly.participants), len(again.changes.created), len(again.changes.updated)) == (2, 0, 0)


def test_what_a_heading_says_is_said_of_each(read: Read) -> None:
    """Of those below it alone."""
    found = read(
        [
            ["연번", "성명", "소속", "비고"],
            ["1", "송이든, 임하준", "나루연구원", "버스"],
            ["■ 창원시 (2명)", "", "", ""],
            ["2", "한보라, 강다온", "가람회", "버스"],
        ]
    )
    places = [(person.name, person.municipality) for person in found.changes.created]
    assert places == [("송이든", None), ("임하준", None), ("한보라", "창원시"), ("강다온", "창원시")]


def test_a_table_in_halves_is_read_one_half_after_the_other(read: Read) -> None:
    """Nobody stands in the record of a stranger."""
    found = read(HALVES)
    assert [(person.name, person.organisation) for person in found.changes.created] == [
        ("송이든", "가람시청"),
        ("임하준", "가람시청"),
        ("한보라", "나루군청"),
    ]
    assert not any(person.extra for person in found.changes.created)
    assert found.notices == [message("people-beside-each-other-read", headers=["성명", "성명 (2)"], people=3)]


@pytest.mark.parametrize(
    "header",
    [
        ["시군", "성명1", "직위1", "성명2", "직위2", "차량"],
        ["시군", "참석자 ① 성명", "참석자 ① 직위", "참석자 ② 성명", "참석자 ② 직위", "차량"],
    ],
)
def test_people_whose_columns_are_numbered_are_read_each(header: list[str], read: Read) -> None:
    """What the row says beside them is true of all; a place without a name is told."""
    rows = [
        ["창원시", "송이든", "과장", "임하준", "주무관", "버스"],
        ["수원시", "한보라", "팀장", "미정", "", ""],
    ]
    found = read([header, *rows])
    assert [(each.name, each.position, each.municipality) for each in found.changes.created] == [
        ("송이든", "과장", "창원시"),
        ("임하준", "주무관", "창원시"),
        ("한보라", "팀장", "수원시"),
    ]
    assert [each.extra for each in found.changes.created] == [{"차량": "버스"}, {"차량": "버스"}, {}]
    assert [(each.organisation, each.seats) for each in found.table.unnamed] == [("수원시", 1)]


def test_whoever_fills_in_the_form_is_nobody_else(read: Read) -> None:
    """Where the same name stands twice in a row, the second is not of other people."""
    rows = [
        ["번호", "성명", "연락처", "성명", "연락처"],
        ["7", "송이든", "010-2345-6701", "송이든", "010-2345-6701"],
    ]
    found = read([*rows, ["8", "임하준", "010-2345-6702", "송이든", "010-2345-6701"]])
    assert [person.name for person in found.changes.created] == ["송이든", "임하준"]


def test_where_it_is_not_clear_who_stands_beside_each_other_is_asked(
    assembly: Assembly, write_text: WriteText
) -> None:
    """Both answers are shown, and each does what it says."""
    path = write_text(UNCLEAR)
    with pytest.raises(RefusedError) as caught:
        read_registrations(path, assembly)
    assert caught.value.code == "people-beside-each-other"
    assert caught.value.message.facts["headers"] == ["성명", "성명 (2)"]
    both = read_registrations(path, assembly, ListSettings(maps=("성명=name", "성명 (2)=name")))
    assert [person.name for person in both.changes.created] == ["송이든", "임하준"]
    first = read_registrations(path, assembly, ListSettings(maps=("성명 (2)=extra",)))
    assert [(person.name, person.extra["성명 (2)"]) for person in first.changes.created] == [
        ("송이든", "임하준")
    ]
