"""Columns that say whom somebody wishes to meet, or not to: read once everybody on the list has a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from msgspec.structs import replace

from iclei_cli.assembly.nouns.participant import WishAbout
from iclei_cli.intake.people.three_way_merge import CAUTIOUS, Policy
from iclei_cli.intake.registrations import ListSettings, apply_registrations, read_registrations

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.registrations import Registrations
    from intake.conftest import Read, Rows, WriteText

    TakeWith = Callable[[Rows, Policy], Registrations]

MEET = ("만나고 싶은 사람", "want to meet", "会いたい人", "希望交流对象", "Who would you like to meet?")
AVOID = (
    "피하고 싶은 사람",
    "만나고 싶지 않은 사람",
    "avoid",
    "Do not want to meet",
    "避けたい人",
    "不想见的人",
)


@pytest.fixture
def take_with(assembly: Assembly, write_text: WriteText) -> TakeWith:
    """Read rows as a list by a policy, and put its people into the assembly."""

    def take(rows: Rows, policy: Policy) -> Registrations:
        registrations = read_registrations(write_text(rows), assembly, ListSettings(policy=policy))
        return apply_registrations(registrations, assembly)

    return take


def wishes(assembly: Assembly) -> dict[str, tuple[list[str], list[str]]]:
    """Whom everybody wishes to meet, and to avoid, by name."""
    people = assembly.participants
    return {
        person.name: (
            [people[wish.id].name for wish in person.wants_to_meet],
            [people[wish.id].name for wish in person.avoids],
        )
        for person in people.values()
    }


@pytest.mark.parametrize("header", [*MEET, *AVOID])
def test_a_header_asks_whom_to_meet_or_whom_to_avoid(header: str, take_in: Read, assembly: Assembly) -> None:
    """In four languages, as a field of its own: nothing is left to be kept beside it."""
    take_in([["Name", header], ["김가온", "이나래"], ["이나래", ""]])
    expected = (["이나래"], []) if header in MEET else ([], ["이나래"])
    assert wishes(assembly)["김가온"] == expected
    assert not any(person.extra for person in assembly.participants.values())


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
    assert [(cell.word, cell.reason.code) for cell in found.kept] == [
        ("홍길동", "names-nobody"),
        ("이나래", "names-several"),
        ("김가온", "names-oneself"),
    ]
    assert assembly.participants[1].extra == {"만나고 싶은 사람": "홍길동, 이나래, 김가온, 박다온"}
    told = {notice.code: notice.facts for notice in found.notices}
    assert told["wishes-to-meet-read"]["count"] == 1


def test_numbers_of_a_list_that_numbers_its_rows_are_not_taken_for_participants(
    take_in: Read, assembly: Assembly
) -> None:
    """What they mean cannot be told: that is said."""
    rows = [["연번", "성명", "만나고 싶은 사람"], ["1", "김가온", "2"], ["2", "이나래", ""]]
    found = take_in(rows)
    assert wishes(assembly)["김가온"] == ([], [])
    assert [cell.reason.code for cell in found.kept] == ["names-nobody"]
    take_in([row[1:] for row in rows])
    assert wishes(assembly)["김가온"] == (["이나래"], [])


def test_a_later_list_changes_what_it_says_and_nothing_else(take_in: Read, assembly: Assembly) -> None:
    """The same list again changes nothing; who comes later is found then; who was taken off, taken back."""
    rows = [["Name", "want to meet"], ["김가온", "이나래, 최라온"], ["이나래", ""], ["박다온", ""]]
    take_in(rows)
    assert wishes(assembly)["김가온"] == (["이나래"], [])
    before = dict(assembly.participants)
    take_in(rows)
    assert assembly.participants == before
    take_in([*rows, ["최라온", ""]])
    assert wishes(assembly)["김가온"] == (["이나래", "최라온"], [])
    assert not any(person.extra for person in assembly.participants.values())
    take_in([["Name", "want to meet"], ["김가온", "박다온"], ["이나래", ""], ["박다온", ""], ["최라온", ""]])
    assert wishes(assembly)["김가온"] == (["박다온"], [])


def test_what_was_edited_by_hand_stays_and_is_told(take_in: Read, assembly: Assembly) -> None:
    """As of any field: kept if the list says what it did, and asked about if the list says something new."""
    take_in([["Name", "want to meet"], ["김가온", "이나래"], ["이나래", ""], ["박다온", ""], ["최라온", ""]])
    first, _, third, _ = assembly.participants.values()
    assembly.put([replace(first, wants_to_meet=(WishAbout(id=third.id),))])
    same = take_in([["Name", "want to meet"], ["김가온", "이나래"], ["이나래", ""]])
    assert (same.changes.conflicts, wishes(assembly)["김가온"]) == ([], (["박다온"], []))
    other = take_in([["Name", "want to meet"], ["김가온", "최라온"], ["이나래", ""]])
    [conflict] = other.changes.conflicts
    assert (conflict.field, [wish["id"] for wish in conflict.ours]) == ("wants_to_meet", [third.id])
    assert wishes(assembly)["김가온"] == (["박다온"], [])


@pytest.mark.parametrize(("prefer", "expected"), [(None, []), ("ours", []), ("theirs", ["이나래"])])
def test_a_wish_against_one_that_is_here_is_asked_about(
    prefer: Literal["ours", "theirs"] | None, expected: list[str], take_with: TakeWith, assembly: Assembly
) -> None:
    """Whom somebody avoids, by hand, the list would have them meet: nobody wishes for both."""
    rows = [["Name", "want to meet"], ["김가온", ""], ["이나래", ""]]
    take_with(rows, CAUTIOUS)
    first, second = assembly.participants.values()
    assembly.put([replace(first, avoids=(WishAbout(id=second.id),))])
    rows[1][1] = "이나래"
    found = take_with(rows, Policy(prefer=prefer))
    assert [item.is_torn for item in found.changes.conflicts] == ([True] if prefer is None else [])
    assert wishes(assembly)["김가온"] == (expected, [] if expected else ["이나래"])
    again = take_with(rows, CAUTIOUS)
    assert len(again.changes.conflicts) == (prefer is None)


def test_who_is_named_both_ways_is_named_in_neither(take_in: Read, assembly: Assembly) -> None:
    """The row is taken, and its other wishes; both cells are kept, and told with row and column."""
    found = take_in(
        [
            ["Name", "want to meet", "avoid"],
            ["김가온", "이나래, 박다온", "이나래"],
            ["이나래", "", ""],
            ["박다온", "", ""],
        ]
    )
    assert wishes(assembly)["김가온"] == (["박다온"], [])
    assert [(cell.row, cell.column, cell.word) for cell in found.kept] == [
        (2, "want to meet", "이나래"),
        (2, "avoid", "이나래"),
    ]
    assert assembly.participants[1].extra == {"want to meet": "이나래, 박다온", "avoid": "이나래"}


def test_a_wish_counts_what_stands_behind_it(take_in: Read, assembly: Assembly) -> None:
    """`=2`, `×3` or ` x 4`, up to nine; what cannot be a weight is told, and is no wish."""
    found = take_in(
        [
            ["Name", "want to meet"],
            ["김가온", "이나래=2, 박다온 ×３, 최라온 x 4"],
            ["이나래", "박다온=10"],
            ["박다온", "최라온=0"],
            ["최라온", "김가온"],
        ]
    )
    first, *_, last = assembly.participants.values()
    assert [wish.weight for wish in first.wants_to_meet] == [2, 3, 4]
    assert [wish.weight for wish in last.wants_to_meet] == [1]
    assert [(cell.row, cell.reason.code) for cell in found.kept] == [
        (3, "wish-out-of-weight"),
        (4, "wish-out-of-weight"),
    ]


def test_several_columns_may_name_people(take_in: Read, assembly: Assembly) -> None:
    """One by one: together they are the wish."""
    take_in(
        [
            ["Name", "I want to meet (1)", "I want to meet (2)"],
            ["김가온", "이나래", "박다온"],
            ["이나래", "", ""],
            ["박다온", "", ""],
        ]
    )
    assert wishes(assembly)["김가온"] == (["이나래", "박다온"], [])


def test_whoever_was_renamed_by_hand_is_found_as_the_list_has_them(take_in: Read, assembly: Assembly) -> None:
    """So that the same list takes no wish away."""
    rows = [["Name", "E-mail", "want to meet"], ["김가온", "a@b.kr", "이나래"], ["이나래", "c@d.kr", ""]]
    take_in(rows)
    _, second = assembly.participants.values()
    assembly.put([replace(second, name="이나라")])
    found = take_in(rows)
    assert wishes(assembly)["김가온"] == (["이나라"], [])
    assert not found.kept


def test_a_strict_import_refuses_a_row_that_names_nobody(take_with: TakeWith, assembly: Assembly) -> None:
    """And whoever wishes for the person of a refused row names nobody, either."""
    found = take_with(
        [
            ["Name", "want to meet"],
            ["김가온", "이나래"],
            ["이나래", "홍길동"],
            ["박다온", "최라온"],
            ["최라온", ""],
        ],
        Policy(is_strict=True, skip_bad_rows=True),
    )
    assert [(error.row, error.code) for error in found.errors] == [(2, "names-nobody"), (3, "names-nobody")]
    assert wishes(assembly) == {"박다온": (["최라온"], []), "최라온": ([], [])}
