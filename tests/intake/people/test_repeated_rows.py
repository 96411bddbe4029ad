"""Rows of one list that are one person: taken together, refused, or the later one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.system.messages import message
from intake.conftest import counts

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read

HEADER = ["이름", "소속", "이메일", "연락처"]
GAON = ["김가온", "가람시", "gaon@example.kr", "010-1234-5678"]


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
