"""Rooms: how many people they take, and which sessions and tables are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def venue(iclei: Iclei) -> Iclei:
    """A session and a table in rooms of which nothing else is known."""
    iclei.ok("init")
    iclei.ok("sessions", "edit", "opening", "--room", "그랜드볼룸")
    iclei.ok("groups", "edit", "energy", "--room", "Room 301")
    return iclei


def rooms(iclei: Iclei) -> dict[str, dict[str, Any]]:
    """The rooms by name."""
    return {item["name"]: item for item in iclei.json("sessions", "rooms")["rooms"]}


def test_rooms_that_are_only_named_are_listed(venue: Iclei) -> None:
    """What is not known of them is empty, and how to say it is told."""
    assert list(rooms(venue)) == ["그랜드볼룸", "Room 301"]
    assert rooms(venue)["그랜드볼룸"]["sessions"] == ["opening"]
    assert rooms(venue)["Room 301"]["groups"] == ["energy"]
    assert "add-room" in venue.ok("sessions", "rooms").err


def test_a_room_is_known_by_its_name_in_any_spelling(venue: Iclei) -> None:
    """The texts of sessions and tables stay; the session tells how many people the room takes."""
    venue.ok("sessions", "add-room", "그랜드볼룸", "--capacity", "150")
    venue.ok("sessions", "add-room", "ROOM  301", "--key", "301", "--capacity", "12")
    assert [item["capacity"] for item in rooms(venue).values()] == [150, 12]
    assert rooms(venue)["ROOM  301"]["groups"] == ["energy"]
    assert venue.json("sessions", "show", "opening")["sessions"][0]["capacity"] == 150
    venue.ok("sessions", "edit", "opening", "--room", "301")
    assert venue.json("sessions", "show", "opening")["sessions"][0]["capacity"] == 12


def test_another_name_is_that_of_sessions_and_tables_too(venue: Iclei) -> None:
    """What is in the room stays in it; undo takes it all back."""
    venue.ok("sessions", "add-room", "Room 301", "--capacity", "12")
    venue.ok("sessions", "edit-room", "room-301", "--name", "Room 302", "--several")
    assert rooms(venue)["Room 302"]["groups"] == ["energy"]
    assert rooms(venue)["Room 302"]["may_hold_several"]
    venue.ok("undo")
    assert rooms(venue)["Room 301"]["groups"] == ["energy"]
    venue.ok("sessions", "remove-room", "Room 301")
    assert rooms(venue)["Room 301"]["capacity"] is None


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (("add-room", "hall"), 1),
        (("add-room", " "), 2),
        (("add-room", "Other", "--capacity", "0"), 2),
        (("add-room", "Other", "--capacity", "a lot"), 2),
        (("edit-room", "Hall"), 2),
        (("edit-room", "Cellar", "--capacity", "3"), 1),
        (("edit-room", "Hall", "--name", "yard"), 1),
        (("remove-room", "Cellar"), 1),
    ],
)
def test_what_cannot_be_meant_changes_nothing(venue: Iclei, words: tuple[str, ...], exit_code: int) -> None:
    """Two rooms of one name, a room that there is not, a number that is none."""
    venue.ok("sessions", "add-room", "Hall")
    venue.ok("sessions", "add-room", "Yard")
    before = rooms(venue)
    assert venue("sessions", *words).exit_code == exit_code
    assert rooms(venue) == before
