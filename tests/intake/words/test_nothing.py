"""Cells that say that they are left empty: nothing in every column, and nobody's organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.intake.registrations import read_registrations
from iclei_cli.intake.words.nothing import is_nothing, says_nothing

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from intake.conftest import Read, WriteText

NOTHING = [
    "없음",
    "(없음)",
    "[공란]",
    "（なし）",
    "【無し】",
    "(空)",
    "（无）",
    "(none)",
    "N/A",
    "(blank)",
    "해당 없음",
]


@pytest.mark.parametrize("cell", NOTHING)
def test_a_word_for_nothing_fills_no_field(cell: str, read: Read) -> None:
    """Not even one that takes any words, and with brackets of any kind; nothing is lost, and nothing told."""
    header = [
        "성명",
        "소속",
        "부서",
        "직위",
        "지자체",
        "이메일",
        "연락처",
        "희망주제",
        "성별",
        "역할",
        "비고",
    ]
    found = read([header, ["김가온", *[cell] * (len(header) - 1)]])
    (person,) = found.changes.created
    assert person.organisation is person.department is person.position is person.municipality is None
    assert person.email is person.phone is person.gender is person.notes is None
    assert (person.choices, person.roles, person.extra) == ((), (), {})
    assert found.notices == []


@pytest.mark.parametrize(
    "answer",
    [
        "답하고 싶지 않음",
        "회답하지 않음",
        "응답 거부",
        "공개를 원하지 않음",
        "밝히고 싶지 않아요",
        "無回答",
        "回答を控える",
        "答えたくありません",
        "言いたくない",
        "不愿透露",
        "不想回答",
        "拒绝回答",
        "Prefer not to say",
        "I'd rather not say",
        "I do not wish to answer",
        "Decline to state",
    ],
)
def test_who_would_rather_not_answer_has_no_answer(answer: str) -> None:
    """However it is put: a form of words is known, and no list of answers."""
    assert says_nothing(answer)


@pytest.mark.parametrize(
    "text", ["무관", "Nana", "공공", "空港公社", "답십리동", "선택과집중", "말하기연구소", "Blank & Co"]
)
def test_a_text_that_only_looks_like_nothing_stays(text: str) -> None:
    """`무관` is a military attaché, and other words merely begin like one for nothing."""
    assert not is_nothing(text)


def test_a_remark_that_nothing_is_decided_says_who_comes(read: Read) -> None:
    """`미정` is no organisation; beside somebody it says that they may not come."""
    found = read([["성명", "소속", "비고"], ["김가온", "미정", "미정"]])
    (person,) = found.changes.created
    assert (person.organisation, person.notes, person.status.value) == (None, "미정", "maybe")


def test_an_answer_to_who_comes_that_is_none_is_told(read: Read) -> None:
    """`N/A` among yes and no says too little to be passed over: it is kept, and a notice names it."""
    rows = [["Name", "Will you attend?"], ["Anna Field", "Yes"], ["Ben Hill", "N/A"], ["Cora Lake", "No"]]
    found = read(rows)
    assert [(cell.row, cell.cell) for cell in found.rows.kept] == [(3, "N/A")]
    assert [person.status.value for person in found.changes.created] == [
        "registered",
        "registered",
        "cancelled",
    ]


def test_ids_that_say_nothing_are_nobodys(write_text: WriteText, assembly: Assembly) -> None:
    """Two people without a number do not share one, so that the others are still found by theirs."""
    rows = [["접수번호", "성명"], ["(없음)", "김가온"], ["(없음)", "박나래"], ["A-3", "최다솜"]]
    found = read_registrations(write_text(rows), assembly)
    assert [notice.code for notice in found.notices] == []
