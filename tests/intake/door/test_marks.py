"""What a mark on paper says, and when."""

from __future__ import annotations

import pytest

from iclei_cli.assembly.door.paper import Mark
from iclei_cli.intake.door.paper.marks import Marks, When, read_when
from iclei_cli.intake.door.paper.moment import Clock


@pytest.mark.parametrize(
    "cell",
    [
        *("○", "◯", "✓", "✔", "V", "v", "O", "o", "ㅇ", "Ｏ", "■", "☑", "1", "Y", "예"),
        *("서명", "출석", "참석", "지각", "signed", "Present", "checked in", "late"),
        *("出席", "受付済み", "署名", "遅刻", "签到", "已到", "迟到"),
        *("09:31", "출석 09:31", "출석(지각)", "2026-02-27 09:31:05", "오전 9시 31분"),
    ],
)
def test_marks_of_those_who_came(cell: str) -> None:
    """Ticks, words of four languages, and times."""
    assert Marks.of([cell]).read(cell).mark is Mark.CAME


@pytest.mark.parametrize(
    "cell",
    [
        "결석",
        "불참",
        "미참석",
        "노쇼",
        "안 옴",
        "N",
        "0",
        "아니오",
        "absent",
        "No show",
        "not here",
        "欠席",
        "缺席",
        "未到",
    ],
)
def test_marks_of_those_who_did_not(cell: str) -> None:
    """Words of four languages, and a plain no."""
    assert Marks.of([cell]).read(cell).mark is Mark.ABSENT


@pytest.mark.parametrize(
    "cell", ["대리", "proxy", "김과장 대신", "?", "9시쯤 도착했다고 함", "25:00", "대리 09:31"]
)
def test_what_is_not_known_is_unclear(cell: str) -> None:
    """Nobody is let in by a guess; somebody else's signature is none."""
    assert Marks.of([cell]).read(cell).mark is Mark.UNCLEAR


@pytest.mark.parametrize("cell", ["", " ", "-", "·"])
def test_nothing_is_nothing(cell: str) -> None:
    """A dash says no more than an empty cell."""
    assert Marks.of([cell]).read(cell).mark is Mark.BLANK


def test_whoever_wrote_their_name_has_signed() -> None:
    """Typed from paper, a signature is the name."""
    marks = Marks.of(["김하늘", "박바다"])
    assert marks.read("김 하늘", "김하늘").mark is Mark.CAME
    assert marks.read("박바다", "김하늘").mark is Mark.UNCLEAR


@pytest.mark.parametrize("cross", ["x", "X", "×", "✗", "✕", "ｘ"])
def test_a_cross_is_a_tick_unless_ticks_stand_beside_it(cross: str) -> None:
    """In the West a cross is made beside whoever came, in Korea beside whoever did not."""
    assert Marks.of([cross, "", cross]).read(cross).mark is Mark.CAME
    assert Marks.of([cross, "결석"]).read(cross).mark is Mark.CAME
    assert Marks.of([cross, "○"]).read(cross).mark is Mark.ABSENT
    assert Marks.of([cross, "서명"]).read(cross).mark is Mark.ABSENT
    assert Marks.of(["○"]).crosses is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("09:31", When(None, "09:31:00")),
        ("9:05:07", When(None, "09:05:07")),
        ("오후 2시 5분", When(None, "14:05:00")),
        ("오전 12:05", When(None, "00:05:00")),
        ("2:05 PM", When(None, "14:05:00")),
        ("午後3時15分", When(None, "15:15:00")),
        ("下午3点", When(None, "15:00:00")),
        ("2026-02-27", When("2026-02-27")),
        ("2026-02-27 09:31:05", When("2026-02-27", "09:31:05")),
        ("2026. 2. 27. 오전 9:31", When("2026-02-27", "09:31:00")),
        ("2026년 2월 27일 9시 31분", When("2026-02-27", "09:31:00")),
        ("27/02/2026 09:31", When("2026-02-27", "09:31:00")),
        ("2/27/2026 9:31 AM", When("2026-02-27", "09:31:00")),
        ("20260227093105", When("2026-02-27", "09:31:05")),
        ("20260227 0931", When("2026-02-27", "09:31:00")),
        ("2026-02-27T09:31:05.250", When("2026-02-27", "09:31:05")),
        ("2026-02-27T00:31:05Z", When("2026-02-27", "00:31:05", "+00:00")),
        ("2026-02-27 09:31:05+0900", When("2026-02-27", "09:31:05", "+09:00")),
    ],
)
def test_times_as_papers_and_scanners_write_them(text: str, when: When) -> None:
    """All of it is read, and nothing is left over."""
    assert read_when(text) == (when, "")


@pytest.mark.parametrize("text", ["1/2/2026 9:31", "25:00", "2026-13-40", "9시쯤", "005724"])
def test_what_could_be_two_times_or_none_is_left_over(text: str) -> None:
    """A day that is another in another country is not guessed."""
    when, rest = read_when(text)
    assert when.day is None
    assert rest


def test_what_a_paper_leaves_open_is_filled_in() -> None:
    """The day that is told, the time zone of the event; what is said stays the same whenever it is read."""
    clock = Clock("2026-02-27", is_stated=False, zone="Asia/Seoul")
    later = clock._replace(day="2026-03-01")
    assert clock.moment(When(None, "09:31:00")) == "2026-02-27T09:31:00+09:00"
    assert clock.moment(When("2026-02-26")) == "2026-02-26T00:00:00+09:00"
    assert clock.moment(When("2026-02-27", "00:31:05", "+00:00")) == "2026-02-27T09:31:05+09:00"
    assert clock.said(When(None, "09:31:00")) == later.said(When(None, "09:31:00"))
    assert clock._replace(is_stated=True).said(When()) != later._replace(is_stated=True).said(When())
