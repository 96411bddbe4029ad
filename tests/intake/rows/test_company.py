"""Columns that say whom somebody wishes to meet, or not to: read once everybody on the list has a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read

MEET = ("만나고 싶은 사람", "want to meet", "会いたい人", "希望交流对象", "Who would you like to meet?")
AVOID = (
    "피하고 싶은 사람",
    "만나고 싶지 않은 사람",
    "avoid",
    "Do not want to meet",
    "避けたい人",
    "不想见的人",
)


def wishes(assembly: Assembly) -> dict[str, tuple[list[str], list[str]]]:
    """Whom everybody wishes to meet, and to avoid, by name."""
    people = assembly.participants
    return {
        person.name: (
            [people[ident].name for ident in person.wants_to_meet],
            [people[ident].name for ident in person.avoids],
        )
        for person in people.values()
    }


@pytest.mark.parametrize("header", [*MEET, *AVOID])
def test_a_header_asks_whom_to_meet_or_whom_to_avoid(header: str, take_in: Read, assembly: Assembly) -> None:
    """In four languages; the cell stays as it was written."""
    take_in([["Name", header], ["김가온", "이나래"], ["이나래", ""]])
    expected = (["이나래"], []) if header in MEET else ([], ["이나래"])
    assert wishes(assembly)["김가온"] == expected
    assert next(iter(assembly.participants.values())).extra == {header: "이나래"}


@pytest.mark.parametrize("header", ["Meeting room", "희망 분과", "希望座位", "Like to receive mail"])
def test_other_headers_ask_for_nobody(header: str, take_in: Read, assembly: Assembly) -> None:
    """A name in their cells is no wish."""
    take_in([["Name", header], ["김가온", "이나래"], ["이나래", ""]])
    assert wishes(assembly)["김가온"] == ([], [])


def test_people_are_named_by_name_address_and_number(take_in: Read, assembly: Assembly) -> None:
    """Several in a cell, in any order of the rows; nobody is meant by “none”, nor by their own name."""
    take_in(
        [
            ["Name", "E-mail", "want to meet"],
            ["김가온", "a@example.org", "이나래 (수원시), C@example.org"],
            ["이나래", "b@example.org", "no. 1; 3"],
            ["박다온", "c@example.org", "없음"],
        ]
    )
    people = list(wishes(assembly).items())[-3:]
    assert dict(people)["김가온"] == (["이나래", "박다온"], [])
    assert dict(people)["박다온"] == ([], [])


def test_who_is_not_known_or_may_be_several_is_told_and_kept(take_in: Read, assembly: Assembly) -> None:
    """A stranger, a namesake, oneself: none of them is a wish."""
    found = take_in(
        [
            ["Name", "E-mail", "만나고 싶은 사람"],
            ["김가온", "a@example.org", "홍길동, 이나래, 김가온, 박다온"],
            ["이나래", "b@example.org", ""],
            ["이나래", "c@example.org", ""],
            ["박다온", "d@example.org", ""],
        ]
    )
    assert wishes(assembly)["김가온"] == (["박다온"], [])
    told = {notice.code: notice.facts for notice in found.notices}
    assert told["wishes-about-nobody"]["names"] == ["홍길동", "이나래", "김가온"]
    assert told["wishes-to-meet-read"]["count"] == 1


def test_numbers_of_a_list_that_numbers_its_rows_are_not_taken_for_participants(
    take_in: Read, assembly: Assembly
) -> None:
    """What they mean cannot be told: that is said."""
    found = take_in([["연번", "성명", "만나고 싶은 사람"], ["7", "김가온", "8"], ["8", "이나래", ""]])
    assert wishes(assembly)["김가온"] == ([], [])
    assert "wishes-about-nobody" in [notice.code for notice in found.notices]


def test_a_later_list_changes_what_it_says_and_nothing_else(take_in: Read, assembly: Assembly) -> None:
    """What was typed by hand stays; the same list again changes nothing; who comes later is found then."""
    rows = [["Name", "want to meet"], ["김가온", "이나래, 최라온"], ["이나래", ""], ["박다온", ""]]
    take_in(rows)
    first = next(person for person in assembly.participants.values() if person.name == "김가온")
    third = next(person for person in assembly.participants.values() if person.name == "박다온")
    assert wishes(assembly)["김가온"] == (["이나래"], [])
    assembly.put([replace(first, wants_to_meet=(third.id,))])
    take_in(rows)
    assert wishes(assembly)["김가온"] == (["박다온"], [])
    take_in([*rows, ["최라온", ""]])
    assert wishes(assembly)["김가온"] == (["박다온", "최라온"], [])
    take_in([["Name", "want to meet"], ["김가온", "이나래"], ["이나래", ""], ["박다온", ""], ["최라온", ""]])
    assert wishes(assembly)["김가온"] == (["박다온", "이나래"], [])
