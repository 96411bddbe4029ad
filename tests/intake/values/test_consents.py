"""Consent: read from a list for each purpose, with its day; never guessed, never wiped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.participant import Consent
from iclei_cli.intake.values.consents import parse_consent, parse_day
from iclei_cli.intake.values.parse import BadValue

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read

HEADER = ["타임스탬프", "성명", "이메일", "개인정보 수집·이용에 동의하십니까?", "초상권 동의"]
STAMP = "2019. 2. 5. 오후 3:45:23"
YES = ["동의", "동의함", "동의합니다.", "예", "네", "예, 동의합니다", "Y", "yes", "O", "○", "✔", "1", "TRUE"]
NO = [
    "미동의",
    "동의하지 않음",
    "동의 안 함",
    "아니오",
    "아니요",
    "N",
    "No",
    "X",
    "0",
    "FALSE",
    "I do not agree",
]
REFUSABLE = "동의를 거부할 권리가 있음을 확인하였으며 동의합니다"


def said(purpose: str, *, given: bool, date: str | None) -> Consent:
    """An answer."""
    return Consent(purpose=purpose, given=given, date=date)


@pytest.mark.parametrize(
    ("answer", "given"), [*((word, True) for word in [*YES, REFUSABLE]), *((word, False) for word in NO)]
)
def test_an_answer_is_read_as_yes_or_no(answer: str, given: bool, read: Read) -> None:
    """Words, marks and sentences in Korean and English, as lists have them, each mean what they say."""
    (person,) = read([["성명", "개인정보 동의"], ["김가온", answer]]).changes.created
    assert person.consents == (said("personal-data", given=given, date=None),)


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("是否同意拍照", "是", "否"),
        ("是否愿意拍照", "愿意", "不愿意"),
        ("同意摄影及录像", "同意", "不同意"),
        ("写真撮影の可否", "可", "不可"),
        ("撮影の承諾", "承諾する", "承諾しない"),
    ],
)
def test_pictures_are_asked_for_in_chinese_and_japanese(header: str, yes: str, no: str, read: Read) -> None:
    """However the question is put, it is about pictures, and its answer is a yes or a no."""
    found = read([["姓名", header], ["王小明", yes], ["李小红", no]])
    assert [person.consents for person in found.changes.created] == [
        (said("photo", given=given, date=None),) for given in (True, False)
    ]


def test_an_answer_that_is_neither_is_kept_with_its_place(read: Read) -> None:
    """Whether somebody consented is never guessed: nothing is taken for an answer, the cell is named."""
    registrations = read([["성명", "개인정보 동의"], ["김가온", "추후 확인 예정"]])
    (cell,) = registrations.rows.kept
    assert (cell.row, cell.column, cell.reason.code) == (2, "개인정보 동의", "unknown-consent")
    (person,) = registrations.changes.created
    assert (person.consents, person.extra) == ((), {"개인정보 동의": "추후 확인 예정"})


def test_purposes_are_kept_apart_with_the_day_of_the_form(read: Read) -> None:
    """A yes and a no of one row are each kept, with the day of its time stamp, which stays in extra."""
    (person,) = read([HEADER, [STAMP, "김가온", "g@example.org", "동의", "미동의"]]).changes.created
    assert person.consents == (
        said("personal-data", given=True, date="2019-02-05"),
        said("photo", given=False, date="2019-02-05"),
    )
    assert person.extra == {"타임스탬프": STAMP}


def test_a_question_about_two_purposes_answers_both(read: Read) -> None:
    """But the answer in a column of its own goes before it."""
    header = ["성명", "초상권 동의", "개인정보 수집 및 초상권 활용 동의"]
    (person,) = read([header, ["김가온", "X", "O"]]).changes.created
    assert person.consents == (
        said("personal-data", given=True, date=None),
        said("photo", given=False, date=None),
    )


def test_the_same_list_again_changes_nothing(take_in: Read) -> None:
    """Answers and days are what they were, so the person is unchanged."""
    rows = [HEADER, [STAMP, "김가온", "g@example.org", "동의", "미동의"]]
    assert len(take_in(rows).changes.created) == 1
    again = take_in(rows)
    assert (len(again.changes.updated), again.unchanged) == (0, 1)


@pytest.mark.parametrize("cell", ["", "-", "무응답"])
def test_an_empty_cell_wipes_no_consent(cell: str, take_in: Read, assembly: Assembly) -> None:
    """A later list without an answer leaves the one that is known, with its day."""
    take_in([HEADER, [STAMP, "김가온", "g@example.org", "동의", "미동의"]])
    take_in([["성명", "이메일", "개인정보 동의"], ["김가온", "g@example.org", cell]])
    take_in([["성명", "이메일", "개인정보 동의"], ["김가온", "g@example.org", "예"]])
    assert assembly.participants[1].consents[0] == said("personal-data", given=True, date="2019-02-05")


def test_a_changed_mind_is_taken(take_in: Read, assembly: Assembly) -> None:
    """A no after a yes takes its place, and the other purpose stays."""
    take_in([HEADER, [STAMP, "김가온", "g@example.org", "동의", "동의"]])
    take_in([["성명", "이메일", "초상권 동의"], ["김가온", "g@example.org", "철회"]])
    assert assembly.participants[1].consents == (
        said("personal-data", given=True, date="2019-02-05"),
        said("photo", given=False, date=None),
    )


def test_a_column_called_consent_to_something_else_is_kept(read: Read) -> None:
    """Where a column that is only headed 동의 says other things than yes and no, it is no consent."""
    registrations = read([["성명", "동의"], ["김가온", "3번 안건"], ["박나래", "5번 안건"]])
    assert registrations.mapping["동의"] is None
    assert registrations.errors == []


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2020/03/20 11:58:49 오후 GMT+9", "2020-03-20"),
        ("2024. 12. 5. 오후 3:45:23", "2024-12-05"),
        ("2019-02-01 15:45:23", "2019-02-01"),
        ("2019년 2월 1일", "2019-02-01"),
        ("2/28/2019 10:00:00", "2019-02-28"),
        ("28/2/2019 10:00:00", "2019-02-28"),
        ("3/3/2019", "2019-03-03"),
        ("1/2/2019 10:00:00", None),
        ("2019-02-30", None),
        ("yesterday", None),
    ],
)
def test_the_day_of_a_time_stamp(stamp: str, day: str | None) -> None:
    """Korean, ISO and American stamps tell their day; one that could be two days, or is none, tells none."""
    assert parse_day(stamp) == day


@pytest.mark.parametrize(
    ("typed", "consent"),
    [
        ("personal-data: yes 2019-02-01", said("personal-data", given=True, date="2019-02-01")),
        ("photo:no", said("photo", given=False, date=None)),
        ("초상권: 동의 안 함", said("photo", given=False, date=None)),
        ("newsletter: 예", said("newsletter", given=True, date=None)),
    ],
)
def test_consent_as_it_is_typed(typed: str, consent: Consent) -> None:
    """A purpose by key, Korean word or a new one; an answer; perhaps a day."""
    assert parse_consent(typed) == consent


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("yes", "unknown-consent"),
        ("Some Thing: yes", "unknown-purpose"),
        ("photo: perhaps", "unknown-consent"),
        ("photo: yes 2019-02-30", "invalid-date"),
        (": yes", "unknown-purpose"),
    ],
)
def test_consent_that_cannot_be_meant_is_refused(typed: str, code: str) -> None:
    """A missing purpose, an answer that is neither, or a day that never was."""
    with pytest.raises(BadValue) as refused:
        parse_consent(typed)
    assert refused.value.message.code == code
