"""`iclei sessions shift`: the rest of the day moves, and who has to hear of it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def day(iclei: Iclei) -> Iclei:
    """An opening, a panel and a discussion, an evening that goes on after midnight, and the day after."""
    iclei.ok("init", "--date", "2026-02-26", "--name", "A day")
    for name in ("김하늘", "이바다", "박노을"):
        iclei.ok("participants", "add", "--name", name)
    for title, start, end in (
        ("Panel", "10:30", "12:00"),
        ("Evening", "22:00", "2026-02-27 00:30"),
        ("Late", "2026-02-27 00:30", "2026-02-27 01:00"),
        ("Morning", "2026-02-27 09:00", "2026-02-27 10:00"),
    ):
        iclei.ok("sessions", "add", "--title", title, "--start", start, "--end", end)
    iclei.ok("sessions", "edit", "opening", "--start", "10:00", "--end", "10:30", "--chair", "1")
    iclei.ok("sessions", "edit", "talk4action", "--start", "12:00", "--end", "22:00")
    return iclei


def times(iclei: Iclei) -> dict[str, tuple[str, str]]:
    """When each session is."""
    sessions = iclei.json("sessions", "list")["sessions"]
    return {item["key"]: (item["start"], item["end"]) for item in sessions if item["start"]}


def test_what_begins_then_or_later_on_that_day_moves(day: Iclei) -> None:
    """With what goes on after midnight; what is before, and the day after, stays. One undo takes it back."""
    before = times(day)
    day.ok("sessions", "shift", "--after", "10:30", "--by", "15m")
    after = times(day)
    assert after["panel"] == ("2026-02-26T10:45", "2026-02-26T12:15")
    assert after["evening"] == ("2026-02-26T22:15", "2026-02-27T00:45")
    assert after["late"] == ("2026-02-27T00:45", "2026-02-27T01:15")
    assert {key for key in after if after[key] == before[key]} == {"opening", "morning"}
    day.ok("undo")
    assert times(day) == before
    day.ok("sessions", "shift", "--after", "2026-02-27 09:00", "--by", "-1h")
    assert times(day)["morning"] == ("2026-02-27T08:00", "2026-02-27T09:00")


def test_a_session_that_comes_to_another_day_is_told(day: Iclei) -> None:
    """What began before midnight and begins after it now is named; what stays on its day is not."""
    assert "another day" not in day.ok("sessions", "shift", "--after", "22:00", "--by", "15m").err
    told = day.ok("sessions", "shift", "--after", "22:00", "--by", "3h").err
    assert "1 session begins on another day now" in told


def test_whoever_does_something_there_has_to_be_told(day: Iclei) -> None:
    """On the stage, with a talk, at a table; those who only sit there are counted, the others not named."""
    day.ok("sessions", "edit", "panel", "--panellist", "2", "--moderator", "정가람", "--guest")
    day.ok("sessions", "add-talk", "panel", "--title", "Rivers", "--speaker", "3")
    day.ok("groups", "edit", "energy", "--facilitator", "1")
    day.ok("groups", "assign")
    document = day.json("sessions", "shift", "--after", "10:30", "--by", "15m")
    told: list[dict[str, Any]] = document["told"]
    assert [
        (item["session"], item["person"], item["name"], item["role"], item["about"]) for item in told
    ] == [
        ("panel", None, "정가람", "moderator", None),
        ("panel", 2, "이바다", "panellist", None),
        ("panel", 3, "박노을", "presenter", "Rivers"),
        ("talk4action", 1, "김하늘", "facilitator", "에너지"),
    ]
    assert document["seated"] == 3
    assert document["minutes"] == 15


def test_what_does_not_fit_any_more_is_told_with_its_remedy(day: Iclei) -> None:
    """The opening now ends fifteen minutes too early: the gap is new, and only what is new is told."""
    answer = day.ok("sessions", "shift", "--after", "10:30", "--by", "15m")
    assert "iclei sessions edit opening --end 10:45" in answer.out
    document = day.json("sessions", "shift", "--after", "2026-02-27 09:00", "--by", "5m")
    assert document["problems"] == []


def test_it_can_be_looked_at_first(day: Iclei) -> None:
    """With --dry-run nothing is changed, and that is said."""
    before = times(day)
    answer = day.ok("sessions", "shift", "--after", "10:30", "--by", "15m", "--dry-run")
    assert "10:45" in answer.out
    assert "Nothing was changed" in answer.out
    assert not day.json("sessions", "shift", "--after", "10:30", "--by", "15m", "--dry-run")["changed"]
    assert times(day) == before


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (("--after", "10:30", "--by", "soon"), 2),
        (("--after", "10:30", "--by", "0m"), 2),
        (("--after", "noon", "--by", "15m"), 2),
        (("--after", "23:00", "--by", "15m"), 1),
        (("--after", "10:30"), 2),
    ],
)
def test_what_cannot_be_meant_changes_nothing(day: Iclei, words: tuple[str, ...], exit_code: int) -> None:
    """No length of time, no time, nothing that begins so late."""
    before = times(day)
    assert day("sessions", "shift", *words).exit_code == exit_code
    assert times(day) == before
