"""What was noted of people: told them in full, theirs after a merge, and gone once they are erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from conftest import made_once
from iclei_cli.store.file.file_store import FileStore
from remains import remains

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei

WORDS = "우리에겐 나무가 필요합니다"
"""What 김하늘 said in their own words."""


@pytest.fixture
@made_once
def noted(iclei: Iclei) -> Iclei:
    """Three people: one of them is quoted, is to do something, and is spoken of."""
    iclei.ok("init")
    for name in ("김하늘", "이바다", "박가람"):
        iclei.ok("participants", "add", "--name", name)
    for text, *options in (
        (WORDS, "--kind", "quote", "--who", "1", "--consent"),
        ("노선 조사", "--kind", "action", "--who", "1", "--by", "2019-03-31"),
        ("김 하늘 국장의 제안", "--kind", "point"),
        ("버스를 늘린다", "--kind", "conclusion", "--who", "수원시"),
    ):
        iclei.ok("notes", "add", "energy", text, *options)
    return iclei


def notes(iclei: Iclei) -> list[tuple[int, str, int | None]]:
    """Number, kind and person of each note."""
    return [(note["number"], note["kind"], note["person"]) for note in iclei.json("notes", "list")["notes"]]


def test_a_dossier_tells_what_was_noted_of_somebody(noted: Iclei) -> None:
    """Their words and what they are to do, with what the history says of it; nothing of others."""
    document = noted.json("participants", "dossier", "1")
    assert [(note["number"], note["kind"], note["consent"]) for note in document["notes"]] == [
        (1, "quote", True),
        (2, "action", None),
    ]
    told = [trace for trace in document["history"] if trace["field"].startswith("note ")]
    assert [trace["after"]["text"] for trace in told] == [WORDS, "노선 조사"]
    shown = noted.ok("participants", "dossier", "1").out
    assert "노선 조사" in shown
    assert "버스" not in shown
    assert noted.json("participants", "dossier", "2")["notes"] == []


def test_an_erased_persons_words_are_nowhere_and_their_actions_stay_without_a_name(noted: Iclei) -> None:
    """In the assembly, what can be undone, and the backups; where a text still names them is told."""
    noted.ok("notes", "edit", "2", "--done")
    noted.ok("notes", "edit", "2", "--open")
    document = noted.json("participants", "erase", "1", "--yes")
    [erased] = document["erased"]
    assert ("notes", "3", "text") in {
        (item["table"], item["key"], item["field"]) for item in erased["mentions"]
    }
    assert notes(noted) == [(2, "action", None), (3, "point", None), (4, "conclusion", None)]
    assert WORDS not in remains(noted.folder)
    while noted("undo").exit_code == 0:
        assert all(person is None for _, _, person in notes(noted))
    while noted("redo").exit_code == 0:
        assert (1, "quote", 1) not in notes(noted)
    assert notes(noted) == [(2, "action", None), (3, "point", None), (4, "conclusion", None)]
    noted.ok("store", "check")


def test_who_is_removed_takes_their_words_along_and_undo_brings_them_back(noted: Iclei) -> None:
    """That it was so is told."""
    answer = noted.ok("participants", "remove", "1", "--yes")
    assert "1 quote of theirs was removed, too." in answer.out
    assert [number for number, _, _ in notes(noted)] == [2, 3, 4]
    noted.ok("undo")
    assert notes(noted)[0] == (1, "quote", 1)
    assert noted.json("participants", "remove", "3", "--yes")["quotes"] == 0


def test_a_merged_persons_notes_are_the_others(noted: Iclei) -> None:
    """Also where both are noted for the same."""
    noted.ok("notes", "add", "energy", "노선 조사", "--kind", "action", "--who", "2", "--by", "2019-03-31")
    noted.ok("participants", "merge", "2", "1", "--yes")
    assert [person for _, _, person in notes(noted)] == [2, 2, None, None, 2]
    noted.ok("notes", "edit", "2", "--done")
    noted.ok("store", "check")
    noted.ok("participants", "erase", "2", "--yes")
    assert WORDS not in remains(noted.folder)


def test_a_purge_keeps_what_nobody_can_be_known_by(noted: Iclei) -> None:
    """Quotes, who is to do what and names of guests go; texts stay, and those that name somebody are told."""
    document = noted.json("store", "purge", "--yes")
    assert [(item["table"], item["key"], item["what"]) for item in document["mentions"]] == [
        ("notes", "3", "name")
    ]
    found = noted.json("notes", "list")["notes"]
    assert [(note["number"], note["name"]) for note in found] == [(2, None), (3, None), (4, None)]
    left = remains(noted.folder)
    assert WORDS not in left
    assert "수원시" not in left


def test_notes_are_in_an_export_and_come_back(noted: Iclei, tmp_path: Path) -> None:
    """All of them, with their history."""
    noted.ok("store", "export", "-o", "all.json")
    copy = ("--store", str(tmp_path / "copy.json"))
    noted.ok(*copy, "store", "import", "all.json")
    assert noted.json(*copy, "notes", "list") == noted.json("notes", "list")
    noted.ok(*copy, "undo")
    assert len(noted.json(*copy, "notes", "list")["notes"]) == 3


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("person", 99, "note-about-nobody"),
        ("group", "gone", "note-of-no-group"),
        ("session", "gone", "note-of-no-session"),
    ],
)
def test_a_note_of_nothing_is_found_with_how_to_mend_it(
    noted: Iclei, field: str, value: Any, code: str
) -> None:
    """Where somebody wrote into the file what no command writes."""
    with FileStore(noted.folder / "assembly.json").changing() as state:
        note = state.assembly.notes[2]
        place = {"group": None} if field == "session" else {}
        state.assembly.notes[2] = replace(note, **{**place, field: value})
    answer = noted("store", "check", "--json")
    assert [item["code"] for item in answer.document["findings"] if not item["warning"]] == [code]
    assert "iclei notes edit 2" in noted("store", "check").out


@pytest.mark.parametrize(
    "harm",
    [
        {"text": " "},
        {"group": None},
        {"session": "opening"},
        {"by": "2019-02-30"},
        {"sdgs": [3, 3]},
        {"sdgs": [18]},
        {"kind": "poem"},
        {"number": 0},
        {"round": -1},
    ],
)
def test_an_export_whose_notes_cannot_be_is_refused(noted: Iclei, harm: dict[str, Any]) -> None:
    """Whatever was written into it by hand; nothing is changed."""
    noted.ok("store", "export", "-o", "all.json")
    path = noted.folder / "all.json"
    everything = json.loads(path.read_bytes())
    everything["notes"][1].update(harm)
    path.write_text(json.dumps(everything), encoding="utf-8")
    before = (noted.folder / "assembly.json").read_bytes()
    assert noted("store", "import", "all.json", "--force").exit_code != 0
    assert (noted.folder / "assembly.json").read_bytes() == before
