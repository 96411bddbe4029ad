"""Remarks about proxies: whether the person of the row comes, or somebody whom the remark names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from intake.conftest import Read


@pytest.mark.parametrize(
    "remark",
    [
        "대참: 주무관 오로라",
        "대리참석(부구청장 이라온)",
        "주무관 오로라 대참",
        "대참자 지정 예정",
        "대참: 부시장",
        "Proxy: Anna Field",
        "代理：山田太郎",
    ],
)
def test_who_is_named_in_a_remark_comes_in_place_of_the_person(remark: str, read: Read) -> None:
    """The name on the list stays and gets no role, as the one who has it does not come; that is told."""
    found = read([["성명", "직위", "비고"], ["김가온", "시장", remark]])
    (person,) = found.changes.created
    assert (person.name, person.roles, person.notes, person.status.is_coming) == ("김가온", (), remark, True)
    (notice,) = found.notices
    assert notice.facts["remark"].code == "proxy-named"


@pytest.mark.parametrize(
    "remark", ["부시장 대참 가능", "대참 여부 확인", "by proxy if needed", "代理出席の可能性あり"]
)
def test_a_remark_that_somebody_may_come_for_them_makes_no_proxy(remark: str, read: Read) -> None:
    """It is told."""
    found = read([["성명", "비고"], ["김가온", remark]])
    assert [person.roles for person in found.changes.created] == [()]
    assert [notice.facts["remark"].code for notice in found.notices] == ["proxy-open"]


@pytest.mark.parametrize(
    "remark",
    ["대참", "시장 대참", "홍길동 시장 대신 참석", "김나루 군수 대리로 참석", "市長の代理で出席", "by proxy"],
)
def test_a_remark_that_names_nobody_else_is_about_the_person(remark: str, read: Read) -> None:
    """As beside a name, `김가온(대참)`: they are the one who comes for another."""
    by_remark = read([["성명", "비고"], ["김가온", remark]])
    by_name = read([["성명"], ["김가온(대참)"]])
    assert [person.roles for found in (by_remark, by_name) for person in found.changes.created] == [
        ("proxy",),
        ("proxy",),
    ]
    assert by_remark.notices[0].facts["remark"].code == "comes-for-another"
