"""An edit of what is so already says so, and offers no undo: that would take back the change before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei

EDITS = (
    ("assembly", "edit", "--host", "Suwon"),
    ("groups", "edit", "energy", "--seats", "2-9", "--room", "301"),
    ("groups", "edit", "energy", "--seats", "2-8", "--round", "2"),
    ("sessions", "edit", "opening", "--start", "2026-05-01T10:00"),
    ("sessions", "edit-room", "hall", "--capacity", "90"),
    ("participants", "edit", "1", "--phone", "010-2345-6789"),
    ("participants", "edit", "1", "--wants-to-meet", "2=3"),
    ("participants", "edit", "1", "--set", "Meal=fish"),
    ("notes", "edit", "1", "--text", "Count the trees and ponds"),
)


@pytest.fixture
@made_once
def office(iclei: Iclei) -> Iclei:
    """An assembly with two people, a room and a note."""
    (iclei.folder / "list.csv").write_text("Name,Meal\nAnn Ash,\nBea Elm,rice\n", "utf-8")
    iclei.ok("init", "--name", "Assembly", "--date", "2026-05-01")
    iclei.ok("participants", "import", "list.csv")
    iclei.ok("sessions", "add-room", "Hall", "--capacity", "80")
    iclei.ok("notes", "add", "energy", "Count the trees")
    return iclei


@pytest.mark.parametrize("words", EDITS, ids=" ".join)
def test_the_second_time_nothing_is_changed(office: Iclei, words: tuple[str, ...]) -> None:
    """The first time it is done, and can be undone; the second time nothing is, and nothing is offered."""
    first = office.ok(*words).out
    assert "Undo: iclei undo" in first
    changes = office.json("history")
    second = office.ok(*words).out
    assert "nothing was changed" in second
    assert "undo" not in second
    assert office.json("history") == changes


def test_a_group_and_a_rule_that_are_there_are_not_made_twice(office: Iclei) -> None:
    """What is refused offers no undo, either."""
    office.ok("groups", "pin", "1", "energy")
    refused = office("groups", "pin", "1", "energy")
    assert refused.exit_code
    assert "undo" not in refused.err + refused.out
