"""`iclei export changed`: what differs from the last time, made again in the same way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def office(iclei: Iclei) -> Iclei:
    """Four people at two tables."""
    iclei.ok("init", "--template", "blank", "--topic", "Energy", "--topic", "Water", "--yes")
    for name in ("김하늘", "이바다", "박마루", "최나루"):
        iclei.ok("participants", "add", "--name", name, "--email", f"{len(name)}@example.org")
    iclei.ok("groups", "assign")
    return iclei


def changed(office: Iclei) -> dict[str, Any]:
    """What is made again, by the name of the file, with the items it has."""
    found = office.json("export", "changed")
    return {file["path"].rsplit("/")[-1]: file["items"] for file in found["files"]}


def test_only_what_differs_is_made_again_and_the_second_time_nothing(office: Iclei) -> None:
    """Of badges and slips those of whom it is another; what was never made is not."""
    for name in ("badges", "slips", "signs", "people"):
        office.ok("export", name)
    before = office.json("export", "changed")
    assert (before["index"], before["files"], before["old"]) == (None, [], [])
    assert "door-list" in before["never_made"]
    assert not (office.folder / "changed").exists()

    office.ok("participants", "edit", "2", "--organisation", "수원시")
    assert changed(office) == {
        "badges.pdf": ["2"],
        "slips.pdf": ["2"],
        "signs.pdf": changed_signs(office),
        "people.csv": ["everybody"],
    }
    assert (office.folder / "changed" / "index.html").stat().st_mode & 0o077 == 0
    assert changed(office) == {}


def changed_signs(office: Iclei) -> list[str]:
    """The sign on which somebody's organisation stands."""
    groups = office.json("groups", "show")["rounds"][0]["groups"]
    at = [group["key"] for group in groups if 2 in {member["id"] for member in group["members"]}]
    return [f"{key} round 1" for key in at]


def test_a_badge_is_made_again_as_it_was(office: Iclei) -> None:
    """In its language and size, with its code, whatever others have; that of somebody new as those of all."""
    office.ok("assembly", "edit", "--language", "ko")
    office.ok("groups", "edit", "energy", "--label", "에너지", "--in", "ko")
    office.ok("export", "badges", "--size", "A7")
    office.ok("export", "badges", "1", "--qr", "--lang", "en", "-o", "one.pdf")
    office.ok("participants", "add", "--name", "정새봄")
    office.ok("participants", "edit", "1", "--organisation", "수원시")
    office.ok("participants", "edit", "2", "--organisation", "수원시")
    assert sorted(changed(office).values()) == [["1"], ["2", "5"]]
    office.ok("participants", "edit", "1", "--organisation", "김포시")
    office.ok("export", "changed", "-o", "again")
    office.ok("export", "badges", "1", "--qr", "--lang", "en", "-o", "one.pdf", "--force")
    assert (office.folder / "again" / "one.pdf").read_bytes() == (office.folder / "one.pdf").read_bytes()


def test_who_has_cancelled_is_told_with_what_is_to_be_taken_back(office: Iclei) -> None:
    """There is no new badge in its place, and it is told once."""
    office.ok("export", "badges")
    office.ok("participants", "cancel", "3")
    answer = office.ok("export", "changed")
    assert "박마루" in answer.out
    found = office.json("export", "changed")
    assert (found["index"], found["old"]) == (None, [])
    office.ok("undo")
    assert changed(office) == {"badges.pdf": ["3"]}


def test_another_language_is_no_change(office: Iclei) -> None:
    """Badges that say the same in another language need not be taken back, and that is told."""
    office.ok("export", "badges", "--lang", "ko")
    answer = office.ok("export", "badges", "--lang", "en")
    assert "Take the old badges back" not in answer.err
    assert changed(office) == {}


def test_files_of_earlier_rounds_are_told(office: Iclei) -> None:
    """Whoever had three rounds and has one now still has the file of the third."""
    office.ok("groups", "assign", "--rounds", "2")
    office.ok("export", "all")
    office.ok("groups", "assign", "--rounds", "1")
    answer = office.ok("export", "all")
    assert "zoom-2.csv" in answer.err


def test_data_is_made_again_too_and_named_as_it_was(office: Iclei) -> None:
    """Each table that differs, under the name that somebody chose; what has contacts is for the office."""
    office.ok("export", "data", "-o", "mine.csv")
    office.ok("export", "people", "--contacts", "-o", "office.csv")
    office.ok("participants", "edit", "1", "--position", "Chair")
    office.ok("export", "changed", "-o", "again")
    assert {path.name for path in (office.folder / "again").iterdir()} == {
        *("index.html", "mine-people.csv", "office.csv"),
    }
    page = (office.folder / "again" / "index.html").read_text("utf-8")
    assert "office.csv" in page.split("For the office")[-1]


def test_new_badges_of_an_earlier_time_are_kept(office: Iclei) -> None:
    """Nobody knows if they were printed: later ones stand beside them, and a part replaces nothing."""
    office.ok("export", "badges")
    office.ok("participants", "add", "--name", "One")
    office.ok("export", "changed", "-o", "again")
    office.ok("participants", "add", "--name", "Two")
    office.ok("export", "changed", "-o", "again")
    assert {path.name for path in (office.folder / "again").glob("badges*.pdf")} == {
        "badges.pdf",
        "badges-2.pdf",
    }
    whole = (office.folder / "badges.pdf").read_bytes()
    assert office("export", "badges", "1").exit_code == 1
    assert (office.folder / "badges.pdf").read_bytes() == whole


def test_pages_that_an_erased_person_stood_on_are_made_again(office: Iclei) -> None:
    """Of what stood there with them nothing is kept, not even a checksum; nor of the files that went out."""
    office.ok("export", "door-list")
    office.ok("export", "people", "-o", "people.csv")
    beside = office.folder / ".assembly.json.d"
    assert (beside / "written").exists()
    places = (office.folder / "assembly.json", beside / "handed-out")
    marks = {
        mark for place in places for mark in re.findall(r'"says": ?"(\w{16})"', place.read_text("utf-8"))
    }
    assert marks
    office.ok("participants", "erase", "1", "--yes")
    kept = [place.read_text("utf-8") for place in places if place.exists()]
    assert not [mark for mark in marks for content in kept if mark in content]
    assert not (beside / "written").exists()
    office.ok("export", "changed", "-o", "again")
    assert {path.name for path in (office.folder / "again").iterdir()} == {
        *("index.html", "door-list.pdf", "people.csv"),
    }
