"""`iclei history`, `undo` and `redo`: what was changed, in words and for scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME

if TYPE_CHECKING:
    from conftest import Iclei


@pytest.fixture
def changed(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> Iclei:
    """An assembly with a change of every kind, in a terminal where no line is folded."""
    monkeypatch.setenv("COLUMNS", "300")
    iclei.ok("init")
    for number in range(1, 5):
        iclei.ok("participants", "add", "--name", f"김하늘{number}", "--choice", "energy")
    iclei.ok("participants", "edit", "1", "--notes", "창가 자리", "--phone", "010-1234-5678")
    iclei.ok("groups", "pin", "2", "energy")
    iclei.ok("groups", "assign")
    iclei.ok("assembly", "edit", "--host", "Suwon")
    iclei.ok("participants", "remove", "4", "--yes")
    with FileStore(iclei.folder / FILE_NAME, command="order").transaction() as assembly:
        assembly.groups = dict(reversed(assembly.groups.items()))
    with FileStore(iclei.folder / FILE_NAME, command="many").transaction() as assembly:
        for ident in (1, 2, 3):
            assembly.remove_participant(ident)
    return iclei


def test_every_kind_of_change_has_its_words(changed: Iclei) -> None:
    """Records by number and key, fields by name, what there is one of by its name, many by their count."""
    summaries = [change["summary"] for change in changed.json("history")["changes"]]
    assert summaries[:9] == [
        "participant 1 added",
        "participant 2 added",
        "participant 3 added",
        "participant 4 added",
        "participant 1 changed (Phone, Notes)",
        "rule 1 added",
        "table plan made",
        "assembly's facts changed",
        "participant 4 removed; table plan changed",
    ]
    assert summaries[9] == "order changed"
    assert summaries[10].startswith("participants 1, 2, 3 removed; rule 1 removed; ")
    text = changed.ok("history").out
    assert "participant no. 1 changed (Phone, Notes)" in text
    assert "11 changes kept" in text


def test_rules_and_wishes_are_told_as_they_are_listed(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule asks for, of whom and why; whom a wish is about: by name, not by the words of the file."""
    monkeypatch.setenv("COLUMNS", "300")
    iclei.ok("init")
    for name in ("Ann Ash", "Bea Elm"):
        iclei.ok("participants", "add", "--name", name, "--gender", "female")
    iclei.ok("groups", "apart", "1", "2", "--round", "2", "--reason", "rivals")
    iclei.ok("groups", "no-fewer", "2", "gender", "female")
    iclei.ok("groups", "drop", "1")
    iclei.ok("participants", "edit", "1", "--wants-to-meet", "2=3")
    made, counted, dropped, wished = (
        [" ".join(line.split()) for line in iclei.ok("history", "show", number).out.splitlines()[2:]]
        for number in ("3", "4", "5", "6")
    )
    assert (
        made
        == dropped
        == ["rule 1 Rule apart in round 2", "Who Ann Ash (no. 1), Bea Elm (no. 2)", "Reason rivals"]
    )
    assert counted == ["rule 2 Rule none or at least 2 of female (gender) in each group"]
    assert wished == ["participant no. 1 Ann Ash Wants to meet Bea Elm (no. 2) ×3"]


def test_many_records_are_counted(iclei: Iclei) -> None:
    """More than three are not named one by one; a single line stays a line."""
    (iclei.folder / "list.csv").write_text(
        "name\n" + "\n".join(f"김하늘{n}" for n in range(5)), encoding="utf-8"
    )
    iclei.ok("participants", "import", "list.csv")
    assert [change["summary"] for change in iclei.json("history")["changes"]] == ["5 participants added"]


def test_the_last_changes_alone_are_listed_if_asked(changed: Iclei) -> None:
    """--last counts from the newest; the text tells how many are kept all the same."""
    assert [change["number"] for change in changed.json("history", "--last", "2")["changes"]] == [10, 11]
    assert "11 changes kept" in changed.ok("history", "--last", "2").out


def test_fields_of_every_record_are_told_in_words(iclei: Iclei, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of sessions as of people, in the language that is spoken; what is made of parts is told so."""
    iclei.ok("init", "--template", "talk4action")
    iclei.ok("groups", "edit", "energy", "--seats", "20-30")
    iclei.ok("sessions", "edit", "opening", "--title", "개회", "--start", "2027-02-25 10:00")
    monkeypatch.setenv("ICLEI_LANG", "ko")
    assert "테이블 에너지 변경(정원)" in (listed := iclei.ok("history").out)
    assert "세션 개회 변경(제목, 시작)" in listed
    assert iclei.ok("history", "show", "1").out.split()[-1] == "20-30"


def test_a_change_is_shown_field_by_field(changed: Iclei) -> None:
    """Who it was, and each field before and after; of the plan, who sits elsewhere; of an order, its keys."""
    edit = changed.ok("history", "show", "5").out
    assert "participant no. 1 김하늘1" in edit
    assert "+821012345678" in edit
    assert "창가 자리" in edit
    plan = changed.ok("history", "show", "7").out
    assert "table plan" in plan
    assert "김하늘2" not in plan
    assert "no. 2 (on no list)" in plan
    order = changed.ok("history", "show", "10").out
    assert "Energy, Climate Change" in order
    document = changed.json("history", "show", "5")
    assert (document["number"], document["changes"][0]["what"], document["changes"][0]["key"]) == (
        5,
        "participants",
        "1",
    )
    assert document["changes"][0]["after"]["notes"] == "창가 자리"


def test_undo_and_redo_tell_what_they_did(changed: Iclei) -> None:
    """Each change by number and summary, as text and for scripts; the history marks what is undone."""
    undone = changed.ok("undo", "2").out
    assert "Undone: change 11, participants no. 1, no. 2, no. 3 removed" in undone
    assert "Undone: change 10, order changed" in undone
    assert "iclei redo" in undone
    marks = [change["undone"] for change in changed.json("history")["changes"]]
    assert marks == [False] * 9 + [True] * 2
    assert "undone" in changed.ok("history").out
    assert "Redone: change 10, order changed" in changed.ok("redo").out
    document = changed.json("redo")
    assert [(change["number"], change["undone"]) for change in document["changes"]] == [(11, False)]
    assert [change["number"] for change in changed.json("undo", "3")["changes"]] == [11, 10, 9]


def test_too_many_steps_are_refused(changed: Iclei) -> None:
    """One sentence with how many there are; exit 1, nothing changed."""
    before = changed.json("history")
    answer = changed("undo", "99")
    assert answer.exit_code == 1
    assert "Only 11 changes can be undone, not 99" in answer.err
    assert changed("redo").exit_code == 1
    assert changed.json("history") == before
