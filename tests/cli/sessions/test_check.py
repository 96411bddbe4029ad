"""`iclei sessions check`: the contract with scripts, and commands that mend what they are told for."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def day(iclei: Iclei) -> Iclei:
    """A day with a clash, a gap, somebody who has cancelled, and somebody of no list."""
    iclei.ok("init", "--template", "blank", "--date", "2026-02-26", "--name", "A day")
    for name in ("김하늘", "이바다"):
        iclei.ok("participants", "add", "--name", name)
    iclei.ok("participants", "edit", "2", "--status", "cancelled")
    for key, start, end, who in (
        ("opening", "10:00", "10:30", "1"),
        ("panel", "10:20", "11:00", "1"),
        ("closing", "11:30", "12:00", "2"),
    ):
        iclei.ok("sessions", "add", "--title", key, "--start", start, "--end", end, "--chair", who)
    iclei.ok("sessions", "edit", "closing", "--speaker", "정가람")
    return iclei


def test_every_problem_has_its_code_sentence_sessions_and_people(day: Iclei) -> None:
    """With exit code 1, on stdout, as one document."""
    answer = day("sessions", "check", "--json")
    assert answer.exit_code == 1
    problems = answer.document["problems"]
    assert [(item["code"], item["sessions"], item["people"]) for item in problems] == [
        ("person-in-two-places", ["opening", "panel"], [1]),
        ("speaker-cancelled", ["closing"], [2]),
        ("speaker-not-on-list", ["closing"], []),
        ("gap", ["panel", "closing"], []),
    ]
    assert "김하늘" in problems[0]["message"]
    assert problems[2]["guests"] == ["정가람"]
    assert answer.document["not_checked"] == ["discussion"]


def test_the_commands_that_are_told_mend_it(day: Iclei) -> None:
    """Each as it stands there, until nothing is left: then the exit code is 0."""
    for _ in range(6):
        answer = day("sessions", "check", "--json")
        if answer.exit_code == 0:
            break
        steps = [step.replace("TITLE", "Tea") for step in answer.document["problems"][0]["next"]]
        step = next(step for step in steps if not re.search(r"\b[A-Z]{2,}\b", step))
        words = shlex.split(step)
        assert words[0] == "iclei"
        day.ok(*words[1:])
    assert day.json("sessions", "check")["problems"] == []
    told = day.ok("sessions", "check")
    assert "3 sessions" in told.out or "4 sessions" in told.out
    assert "discussion" in told.err


def test_the_status_tells_it_in_short(day: Iclei) -> None:
    """How many, the first, and the command that tells all."""
    found = {item["code"]: item for item in day.json("status")["shortcomings"]}
    assert found["programme-has-problems"]["next"] == "iclei sessions check"
    assert "4 problems" in found["programme-has-problems"]["message"]
    assert "김하늘" in found["programme-has-problems"]["message"]


def test_the_demo_has_no_problem(iclei: Iclei) -> None:
    """Its speakers are guests; what cannot be told without times is not told."""
    iclei.ok("init", "--template", "talk4action-2019")
    answer = iclei.ok("sessions", "check")
    assert "No session has both a start and an end" in answer.out
    iclei.ok("sessions", "edit", "opening", "--start", "2019-02-28 10:00", "--end", "2019-02-28 10:30")
    answer = iclei.ok("sessions", "check")
    assert answer.out.startswith("1 session:")
    assert "briefing and talk4action" in answer.err
