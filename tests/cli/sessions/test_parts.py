"""Talks and speakers are added, changed and removed one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def programme(iclei: Iclei) -> Iclei:
    """An assembly with a discussion of two talks, a moderator and a speaker."""
    iclei.ok("init")
    for title in ("Rivers", "Rivers and ponds"):
        iclei.ok("sessions", "add-talk", "talk4action", "--title", title)
    iclei.ok("sessions", "add-speaker", "talk4action", "--name", "김하늘", "--position", "Director")
    iclei.ok("sessions", "add-speaker", "Talk4Action", "--name", "이바다", "--role", "moderator")
    return iclei


def session(iclei: Iclei) -> dict[str, Any]:
    """The discussion as it is."""
    found: dict[str, Any] = iclei.json("sessions", "show", "talk4action")["sessions"][0]
    return found


def test_they_are_added_one_by_one(programme: Iclei) -> None:
    """Talks at the end, moderators before speakers; nothing else of the session changes."""
    assert [talk["title"] for talk in session(programme)["talks"]] == ["Rivers", "Rivers and ponds"]
    assert [(item["name"], item["role"]) for item in session(programme)["speakers"]] == [
        ("이바다", "moderator"),
        ("김하늘", "speaker"),
    ]


def test_one_is_changed_and_the_others_stay(programme: Iclei) -> None:
    """By its whole title, by its number, by a part of the name; an empty text empties."""
    edit = ("sessions", "edit-talk", "talk4action")
    programme.ok(*edit, "rivers", "--municipality", "수원", "--topic", "에너지")
    programme.ok(*edit, "2", "--title", "Ponds")
    assert [(talk["title"], talk["municipality"], talk["topic"]) for talk in session(programme)["talks"]] == [
        ("Rivers", "수원시", "energy"),
        ("Ponds", None, None),
    ]
    programme.ok(*edit, "1", "--topic", "", "--municipality", "")
    talk = session(programme)["talks"][0]
    assert (talk["title"], talk["municipality"], talk["topic"]) == ("Rivers", None, None)
    programme.ok("sessions", "edit-speaker", "talk4action", "하늘", "--position", "", "--role", "moderator")
    speaker = session(programme)["speakers"][1]
    assert (speaker["name"], speaker["position"], speaker["role"]) == ("김하늘", None, "moderator")


def test_one_is_removed_and_comes_back(programme: Iclei) -> None:
    """A talk and a speaker go, told by name; undo brings each back."""
    before = session(programme)
    assert "Rivers and ponds" in programme.ok("sessions", "remove-talk", "talk4action", "ponds").out
    programme.ok("sessions", "remove-speaker", "talk4action", "1")
    assert len(session(programme)["talks"]) == len(session(programme)["speakers"]) == 1
    programme.ok("undo", "2")
    assert session(programme) == before


@pytest.mark.parametrize(
    ("words", "exit_code", "told"),
    [
        (("edit-talk", "talk4action", "river", "--title", "x"), 1, "Several talks"),
        (("edit-talk", "talk4action", "3", "--title", "x"), 1, "No talk"),
        (("edit-talk", "talk4action", "0", "--title", "x"), 1, "No talk"),
        (("edit-talk", "talk4action", "", "--title", "x"), 1, "No talk"),
        (("edit-talk", "talk4action", "1", "--title", " "), 2, "--title"),
        (("edit-talk", "talk4action", "1", "--topic", "space travel"), 2, "--topic"),
        (("edit-talk", "talk4action", "1"), 2, "Say what to change"),
        (("edit-talk", "nowhere", "1", "--title", "x"), 1, "No session"),
        (("add-talk", "talk4action", "--title", ""), 2, "--title"),
        (("remove-talk", "talk4action", "Lakes"), 1, "“Rivers”"),
        (("edit-speaker", "talk4action", "1", "--role", "king"), 2, "--role"),
        (("edit-speaker", "talk4action", "1", "--name", ""), 2, "--name"),
        (("remove-speaker", "talk4action", "박노을"), 1, "No speaker"),
        (("edit-speaker", "talk4action", "1", "--name", "x", "--person", "1"), 2, "--person"),
        (("edit-speaker", "talk4action", "1", "--person", "99"), 1, "99"),
        (("edit-talk", "talk4action", "1", "--minutes", "soon"), 2, "--minutes"),
        (("add-speaker", "talk4action"), 2, "--name"),
        (("add-speaker", "talk4action", "--talk", "9", "--name", "x"), 1, "No talk"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    programme: Iclei, words: tuple[str, ...], exit_code: int, told: str
) -> None:
    """The reason is told with the option or with what there is."""
    before = session(programme)
    answer = programme("sessions", *words)
    assert answer.exit_code == exit_code
    assert told in answer.err
    assert session(programme) == before


def test_a_korean_title_gives_a_key_that_can_be_typed(iclei: Iclei) -> None:
    """The key of 개회식 is its sound; keys that there are stay."""
    iclei.ok("init")
    iclei.ok("sessions", "add", "--title", "개회식")
    assert "gaehoesik" in iclei.ok("sessions", "list").out
    iclei.ok("sessions", "edit", "gaehoesik", "--title", "폐회식")
    assert "gaehoesik" in iclei.ok("sessions", "list").out
