"""Rows without a name: with an e-mail address it is known who they are about, and nobody is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.people.edit import edit_participant

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read

HEADER = ["성명", "소속", "이메일"]
GAON = ["김가온", "가람시청", "gaon@example.org"]
NAMELESS = ["", "나루군청", "narae.park@example.org"]
NAMED = ["박나래", "나루군청", "narae.park@example.org"]


def test_an_address_stands_for_the_name_until_a_list_has_it(take_in: Read, assembly: Assembly) -> None:
    """The person is taken, inferred and told; the name then comes to the same person, and stays."""
    found = take_in([HEADER, GAON, NAMELESS])
    assert [person.name for person in assembly.participants.values()] == ["김가온", "narae.park"]
    assert assembly.participants[2].inferred == ("name", "sector")
    (notice,) = found.notices
    assert (notice.facts["rows"], notice.facts["remark"].code) == ([3], "name-from-email")
    assert take_in([HEADER, GAON, NAMELESS]).unchanged == 2
    take_in([HEADER, GAON, NAMED])
    assert [person.name for person in assembly.participants.values()] == ["김가온", "박나래"]
    assert "name" not in assembly.participants[2].inferred
    assert take_in([HEADER, GAON, NAMELESS]).unchanged == 2
    assert assembly.participants[2].name == "박나래"


def test_a_name_filled_in_by_hand_stays(take_in: Read, assembly: Assembly) -> None:
    """Also where the list still has none."""
    take_in([HEADER, NAMELESS])
    edit_participant(assembly, assembly.participants[1], {"name": "박나래"})
    assert take_in([HEADER, NAMELESS]).unchanged == 1
    assert [person.name for person in assembly.participants.values()] == ["박나래"]


def test_a_row_without_a_name_is_about_whoever_has_its_address(take_in: Read, assembly: Assembly) -> None:
    """Here or on the same list; what it says otherwise is taken, and an edit of the name is not undone."""
    take_in([[*HEADER, "직위"], [*NAMED, ""]])
    edit_participant(assembly, assembly.participants[1], {"name": "박다래"})
    take_in([[*HEADER, "직위"], [*NAMELESS, "과장"]])
    assert [(person.name, person.position) for person in assembly.participants.values()] == [
        ("박다래", "과장")
    ]
    assert take_in([[*HEADER, "직위"], [*NAMED, ""]]).changes.conflicts == []
    assert assembly.participants[1].name == "박다래"
    take_in([[*HEADER, "직위"], [*GAON, ""], ["", "", GAON[2], "국장"]])
    assert [(person.name, person.position) for person in assembly.participants.values()][1:] == [
        ("김가온", "국장")
    ]


def test_who_is_called_like_their_address_keeps_their_name(take_in: Read, assembly: Assembly) -> None:
    """An office's address that two people share makes them no one person."""
    rows = [["Gaon", "Garam", "gaon@example.org"], ["Narae", "Garam", "gaon@example.org"]]
    for _ in range(2):
        take_in([["Name", "Organisation", "Email"], *rows])
        assert [person.name for person in assembly.participants.values()] == ["Gaon", "Narae"]
    take_in([["Name", "Organisation", "Email"], rows[1]])
    assert [person.name for person in assembly.participants.values()] == ["Gaon", "Narae"]


def test_without_a_name_and_an_address_nobody_is_known(read: Read, read_strictly: Read) -> None:
    """Such a row is refused, and with --strict every row without a name."""
    assert [error.code for error in read([HEADER, ["", "나루군청", ""], GAON]).errors] == ["missing-name"]
    assert [error.code for error in read_strictly([HEADER, NAMELESS, GAON]).errors] == ["missing-name"]
