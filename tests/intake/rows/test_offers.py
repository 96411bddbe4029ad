"""What people offer to do at a table, as lists in four languages ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei

BOTH = ["facilitator", "rapporteur"]


def offers_of(iclei: Iclei, header: str, *cells: str) -> list[list[str]]:
    """What people offer whose list has these columns behind the name."""
    rows = [f"P{number},{cell}" for number, cell in enumerate(cells, 1)]
    (iclei.folder / "list.csv").write_text("\n".join([f"name,{header}", *rows]), "utf-8")
    iclei.ok("participants", "import", "list.csv")
    return [person["offers"] for person in iclei.json("participants", "list")["participants"]]


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("퍼실리테이터 가능", "예", "아니오"),
        ("퍼실리테이터 희망 여부", "희망", "희망하지 않음"),
        ("Would you facilitate?", "Yes", "No"),
        ("Facilitator", "yes", "no"),
        ("ファシリテーター可", "はい", "いいえ"),
        ("愿意主持", "愿意", "不愿意"),
    ],
)
def test_a_column_for_one_duty(iclei: Iclei, header: str, yes: str, no: str) -> None:
    """Yes is an offer, no and nothing are none."""
    assert offers_of(iclei, header, yes, no, "", yes) == [["facilitator"], [], [], ["facilitator"]]


def test_a_column_for_each_duty_and_one_for_words(iclei: Iclei) -> None:
    """What several columns say is put together, each duty once."""
    header = "퍼실리테이터 가능,기록 가능,Volunteer roles"
    found = offers_of(iclei, header, "예,가능,", "불가,네,기록자", ",,진행자 / 記録係", "예,,사진")
    assert found == [BOTH, ["rapporteur"], BOTH, ["사진", "facilitator"]]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("희망역할", '"진행자, 기록"'),
        ("Volunteer roles", "facilitator; note taker"),
        ("希望役割", "ファシリテーター・記録係"),
        ("志愿角色", "主持人、记录员"),
    ],
)
def test_a_column_of_words(iclei: Iclei, header: str, cell: str) -> None:
    """Both duties are known in four languages; who says that they offer nothing does not."""
    cells = [cell.replace("・", "/"), "", "없음"]
    assert offers_of(iclei, header, *cells) == [BOTH, [], []]


def test_other_words_are_kept_and_told(iclei: Iclei) -> None:
    """A duty of the office's own is kept in small letters; that it is none that is known is told."""
    (iclei.folder / "list.csv").write_text("name,Volunteer roles\nAnn,Timekeeper\nBea,yes\n", "utf-8")
    told = iclei.ok("participants", "import", "list.csv")
    assert "timekeeper" in told.out + told.err
    assert "“yes” (row 3)" in told.out
    ann, bea = iclei.json("participants", "list")["participants"]
    assert (ann["offers"], bea["offers"]) == (["timekeeper"], [])
    assert bea["extra"] == {"Volunteer roles": "yes"}


def test_names_under_facilitator_are_no_offers(iclei: Iclei) -> None:
    """A column with the name of the facilitator of somebody's table is kept as it is."""
    assert offers_of(iclei, "진행자", "김하늘", "이바다") == [[], []]
    people = iclei.json("participants", "list")["participants"]
    assert [person["extra"] for person in people] == [{"진행자": "김하늘"}, {"진행자": "이바다"}]


def test_the_same_list_again_changes_nothing(iclei: Iclei) -> None:
    """What was edited by hand stays, and a list imported twice is the same as once."""
    offers_of(iclei, "퍼실리테이터 가능,이메일", "예,a@example.org", "아니오,b@example.org")
    iclei.ok("participants", "edit", "2", "--offer", "rapporteur")
    again = iclei.json("participants", "import", "list.csv")
    assert (again["created"], again["updated"]) == (0, 0)
    people = iclei.json("participants", "list")["participants"]
    assert [person["offers"] for person in people] == [["facilitator"], ["rapporteur"]]
