"""`iclei sessions show`: the day as a tree, or as a grid of rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def day(iclei: Iclei) -> Iclei:
    """Two things at a time in two rooms, an evening without a room, a session without a time."""
    iclei.ok("init", "--date", "2026-02-26", "--name", "A day", "--yes")
    for title, start, end, room in (
        ("Panel", "10:30", "12:00", "Hall"),
        ("Film", "11:00", "12:00", "Cinema"),
        ("Evening", "22:00", "2026-02-27 00:30", ""),
        ("Morning", "2026-02-27 09:00", "2026-02-27 10:00", "Hall"),
    ):
        iclei.ok("sessions", "add", "--title", title, "--start", start, "--end", end, "--room", room)
    iclei.ok("sessions", "edit", "opening", "--start", "10:00", "--end", "10:30", "--room", "Hall")
    return iclei


def test_the_programme_is_a_tree(day: Iclei) -> None:
    """Day by day, those without a time last; who speaks below each, with talks and goals."""
    day.ok("sessions", "edit", "panel", "--chair", "정가람, Mayor", "--guest", "--sdg", "11")
    day.ok("sessions", "add-talk", "panel", "--title", "Rivers", "--minutes", "10")
    answer = day.ok("sessions", "show")
    lines = [line.rstrip() for line in answer.out.splitlines()]
    assert lines.index("2026-02-26") < lines.index("2026-02-27") < lines.index("no day yet")
    panel = next(place for place, line in enumerate(lines) if "Panel" in line)
    assert lines[panel : panel + 4] == [
        "  10:30-12:00  Panel (panel), Hall",
        "    SDG 11",
        "    chair 정가람, Mayor (guest)",
        "    talk Rivers, 10 min",
    ]
    assert "--grid" in answer.err
    assert "iclei sessions check" in answer.err


def test_the_programme_is_a_grid_of_rooms(day: Iclei) -> None:
    """A row from one beginning to the next; what goes on says so; tables are where their room is."""
    day.ok("sessions", "edit", "talk4action", "--start", "14:00", "--end", "15:00", "--room", "Hall")
    day.ok("groups", "edit", "energy", "--room", "Cinema")
    answer = day.ok("sessions", "show", "--grid")
    rows = [line.split() for line in answer.out.splitlines()]
    assert rows[:2] == [["2026-02-26"], ["Start", "Hall", "Cinema", "no", "room"]]
    assert ["11:00", "(goes", "on)", "Film", "(to", "12:00)"] in rows
    assert any(row[:1] == ["14:00"] and "Energy" in row for row in rows)
    assert "Briefing" in answer.err
    assert day("sessions", "show", "panel", "--grid").exit_code == 2


def test_tables_of_one_session_in_several_rooms_are_one_thing_at_a_time(day: Iclei) -> None:
    """Its title stands in the first room alone; the tree does not take it for several sessions."""
    for item in day.json("sessions", "list")["sessions"]:
        if item["key"] != "talk4action":
            day.ok("sessions", "remove", item["key"], "--yes")
    day.ok("sessions", "edit", "talk4action", "--start", "14:00", "--end", "15:00")
    for number, group in enumerate(day.json("groups", "list")["groups"]):
        day.ok("groups", "edit", group["key"], "--room", f"Room {number}")
    grid = day.ok("sessions", "show", "--grid").out
    assert grid.count("Talk4Action") == 1
    assert "Energy" in grid
    assert "Biodiversity" in grid
    assert "at a time" not in day.ok("sessions", "show").err


def test_scripts_get_every_session(day: Iclei) -> None:
    """Without a name all of them, in order of time."""
    keys = [item["key"] for item in day.json("sessions", "show")["sessions"]]
    assert sorted(keys) == sorted(item["key"] for item in day.json("sessions", "list")["sessions"])
    assert [item["key"] for item in day.json("sessions", "show", "panel")["sessions"]] == ["panel"]
