"""People of the list in the programme: by number, offered by name, and gone with the person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from conftest import made_once

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
@made_once
def programme(iclei: Iclei) -> Iclei:
    """Three people, and a panel with one talk."""
    iclei.ok("init", "--date", "2020-02-27")
    for name, position in (("김하늘", "Mayor"), ("이바다", "Director"), ("박노을", "Researcher")):
        email = f"{position}@example.org"
        iclei.ok("participants", "add", "--name", name, "--position", position, "--email", email)
    iclei.ok("sessions", "add", "--title", "Panel", "--kind", "panel", "--talk", "Rivers")
    return iclei


def panel(iclei: Iclei) -> dict[str, Any]:
    """The panel as it is."""
    found: dict[str, Any] = iclei.json("sessions", "show", "panel")["sessions"][0]
    return found


def test_a_number_is_a_person_of_the_list(programme: Iclei) -> None:
    """The list has the name and what they are, unless the programme says what they are there."""
    programme.ok("sessions", "edit", "panel", "--chair", "1", "--panellist", "director@example.org")
    programme.ok("sessions", "edit-talk", "panel", "1", "--speaker", "3, Professor", "--minutes", "15m")
    told = [(item["person"], item["name"], item["position"]) for item in panel(programme)["speakers"]]
    assert told == [(1, "김하늘", "Mayor"), (2, "이바다", "Director")]
    (talk,) = panel(programme)["talks"]
    assert [(item["name"], item["position"]) for item in talk["speakers"]] == [("박노을", "Professor")]
    assert talk["minutes"] == 15
    programme.ok("participants", "edit", "1", "--name", "김한울", "--position", "Governor")
    assert panel(programme)["speakers"][0]["name"] == "김한울"
    shown = programme.ok("sessions", "show", "panel").out
    assert "김한울, Governor (no. 1)" in shown
    assert "Rivers, 15 min (박노을, Professor (no. 3))" in shown


def test_a_name_that_is_on_the_list_is_offered_and_not_taken(programme: Iclei) -> None:
    """The edit names the number and the command; the command links, and a guest is not asked about."""
    answer = programme.ok("sessions", "edit", "panel", "--speaker", "김하늘, Poet")
    assert "iclei sessions edit-speaker panel 1 --person 1" in answer.err
    assert panel(programme)["speakers"][0]["person"] is None
    programme.ok("sessions", "edit-speaker", "panel", "1", "--person", "1")
    speaker = panel(programme)["speakers"][0]
    assert (speaker["person"], speaker["position"]) == (1, "Poet")
    answer = programme.ok("sessions", "add-speaker", "panel", "--talk", "1", "--name", "이바다")
    assert "iclei sessions edit-speaker panel 1 --talk 1 --person 2" in answer.err
    programme.ok("sessions", "edit-speaker", "panel", "1", "--talk", "rivers", "--person", "2")
    assert panel(programme)["talks"][0]["speakers"][0]["person"] == 2
    answer = programme.ok("sessions", "add-speaker", "panel", "--name", "박노을", "--guest")
    assert "--person" not in answer.err


def test_nobody_is_offered_where_two_have_the_name(programme: Iclei) -> None:
    """Which of the two it is, nobody can tell."""
    programme.ok("participants", "add", "--name", "김하늘", "--email", "other@example.org")
    assert "--person" not in programme.ok("sessions", "edit", "panel", "--speaker", "김하늘").err


def test_somebody_who_has_cancelled_is_told(programme: Iclei) -> None:
    """They are put into the programme all the same: they may be asked again."""
    programme.ok("participants", "edit", "1", "--status", "cancelled")
    answer = programme.ok("sessions", "edit", "panel", "--chair", "1")
    assert "김하늘" in answer.err
    assert "cancelled" in answer.err
    assert panel(programme)["speakers"][0]["person"] == 1


@pytest.mark.parametrize("how", [("remove", "1", "--yes"), ("erase", "1", "--yes")])
def test_whoever_is_removed_is_gone_from_the_programme(programme: Iclei, how: tuple[str, ...]) -> None:
    """From the stage and from talks; an erasure leaves them in no file of the assembly."""
    programme.ok("sessions", "edit", "panel", "--chair", "1", "--moderator", "2")
    programme.ok("sessions", "edit-talk", "panel", "1", "--speaker", "1")
    programme.ok("participants", *how)
    assert [item["person"] for item in panel(programme)["speakers"]] == [2]
    assert panel(programme)["talks"][0]["speakers"] == []
    if how[0] == "erase":
        programme.ok("undo", "3")
        programme.ok("redo", "3")
        assert [item["person"] for item in panel(programme)["speakers"]] == [2]
    programme.ok("store", "check")


def test_whoever_cancels_is_told_to_be_still_in_the_programme(programme: Iclei) -> None:
    """With the session, at once: not only when the programme is checked."""
    programme.ok("sessions", "edit", "panel", "--chair", "1")
    answer = programme.ok("participants", "cancel", "1")
    assert "chair" in answer.err
    assert "Panel" in answer.err
    assert "Panel" not in programme.ok("participants", "restore", "1").err


def test_guest_alone_says_nothing(programme: Iclei) -> None:
    """It speaks of those who are named with it."""
    assert programme("sessions", "edit", "panel", "--guest").exit_code == 2
    assert programme("sessions", "edit-talk", "panel", "1", "--guest").exit_code == 2


def test_what_earlier_versions_wrote_is_read(programme: Iclei) -> None:
    """An export without rooms, and whose speakers have a name, a position and a role alone."""
    programme.ok("sessions", "edit", "panel", "--speaker", "정가람, Poet")
    programme.ok("store", "export", "-o", "all.json")
    path = programme.folder / "all.json"
    everything = json.loads(path.read_text("utf-8"))
    del everything["rooms"], everything["event"]["time_zone"]
    old = {"key", "title", "kind", "start", "end", "room", "summary", "speakers", "talks"}
    for session in everything["sessions"]:
        for field in set(session) - old:
            del session[field]
        for speaker in session["speakers"]:
            for field in ("person", "guest", "minutes"):
                del speaker[field]
        for talk in session["talks"]:
            del talk["speakers"], talk["minutes"]
    everything["history"] = {"head": 0, "last_entry": 0, "entries": []}
    path.write_text(json.dumps(everything), encoding="utf-8")
    programme.ok("store", "import", "all.json", "--force")
    assert [(item["name"], item["guest"]) for item in panel(programme)["speakers"]] == [("정가람", False)]


def test_whoever_is_merged_is_followed(programme: Iclei) -> None:
    """What the second was on the stage, the first is; nobody is named twice for the same."""
    programme.ok("sessions", "edit", "panel", "--chair", "2", "--panellist", "1", "--panellist", "2")
    programme.ok("participants", "merge", "1", "2", "--yes")
    told = [(item["person"], item["role"]) for item in panel(programme)["speakers"]]
    assert told == [(1, "chair"), (1, "panellist")]


def test_the_dossier_tells_what_somebody_does_in_the_programme(programme: Iclei) -> None:
    """Now, and by each change: role, session and talk."""
    programme.ok("sessions", "edit", "panel", "--chair", "1")
    programme.ok("sessions", "edit-talk", "panel", "1", "--speaker", "1")
    dossier = programme.json("participants", "dossier", "1")
    assert dossier["programme"] == [
        {"session": "panel", "role": "chair", "talk": None},
        {"session": "panel", "role": "presenter", "talk": "Rivers"},
    ]
    done = [item["after"] for item in dossier["history"] if "panel" in item["field"]]
    assert done == [["chair"], ["chair", "Rivers"]]
    assert "Panel: Rivers" in programme.ok("participants", "dossier", "1").out
    assert "Panel" in programme.ok("participants", "show", "1").out


def test_a_purge_leaves_guests_and_nobody_of_the_list(programme: Iclei) -> None:
    """The programme stays, as it is printed."""
    programme.ok("sessions", "edit", "panel", "--chair", "1", "--speaker", "정가람, Poet", "--guest")
    programme.ok("store", "purge", "--yes")
    assert [item["name"] for item in panel(programme)["speakers"]] == ["정가람"]


def test_a_template_has_guests_and_nobody_of_the_list(programme: Iclei) -> None:
    """That somebody is left out is told; all else comes back as it was."""
    programme.ok("sessions", "edit", "panel", "--chair", "1", "--speaker", "정가람, Poet", "--guest")
    programme.ok("sessions", "edit", "panel", "--sdg", "11", "--room", "Hall", "--expected", "40")
    programme.ok("sessions", "add-room", "Hall", "--capacity", "50", "--several")
    programme.ok("assembly", "edit", "--time-zone", "Europe/Berlin")
    before, rooms = panel(programme), programme.json("sessions", "rooms")
    answer = programme.ok("assembly", "template", "-o", "own.toml")
    assert "1 person" in answer.err
    programme.ok("--store", "other.json", "init", "--template", "own.toml")
    after = programme.json("--store", "other.json", "sessions", "show", "panel")
    assert after["time_zone"] == "Europe/Berlin"
    assert after["sessions"] == [{**before, "speakers": before["speakers"][1:]}]
    assert programme.json("--store", "other.json", "sessions", "rooms") == rooms
