"""Files as earlier versions wrote them: no checksum, changes told in English, typed words in the history."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.file.backups import backup_files
from iclei_cli.store.file.envelope import seal, unseal
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME
from remains import remains

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Iclei

FIRST_VERSION = """{
 "meta": {"1": {"schema": 1, "event": {"name": "총회 2019", "date": "2019-02-28"}, "last_id": 7}},
 "participants": {
  "3": {"id": 3, "name": "김하늘", "choices": ["energy"], "extra": {"차량번호": "12가 3456"}},
  "7": {"id": 7, "name": "Sam Park", "status": "cancelled"}
 },
 "sessions": {"1": {"key": "talk", "title": "Discussion", "kind": "discussion"}},
 "topics": {"1": {"key": "energy", "titles": {"en": "Energy", "ko": "에너지"}}},
 "groups": {"1": {"key": "energy-1", "topic": "energy", "label": "Energy", "seats": {"min": 1, "max": 8}}}
}
"""
"""A file as versions before the envelope wrote it."""


def test_a_file_of_the_first_version_is_read_and_brought_up(iclei: Iclei, tmp_path: Path) -> None:
    """It is read as it is, rewritten by the first change, and kept as it was among the backups for good."""
    store = FileStore(tmp_path / FILE_NAME)
    store.path.write_text(FIRST_VERSION, encoding="utf-8")
    old = store.path.read_bytes()
    before = store.read()
    assert [person.name for person in before.participants.values()] == ["김하늘", "Sam Park"]
    assert before.participants[3].extra == {"차량번호": "12가 3456"}
    assert before.last_id == 7
    assert store.path.read_bytes() == old
    iclei.ok("participants", "edit", "3", "--notes", "new")
    assert json.loads(store.path.read_bytes())["schema"] == 3
    kept = [copy for copy in backup_files(store.backup_folder) if copy.is_kept]
    assert [copy.path.read_bytes() for copy in kept] == [old]
    iclei.ok("undo")
    assert store.read() == before


def test_changes_that_an_earlier_version_noted_in_english_are_shown_and_undone(
    iclei: Iclei, tmp_path: Path
) -> None:
    """A history whose heads have a summary and nothing else is listed with it, exported and undone."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘")
    iclei.ok("participants", "edit", "1", "--notes", "new")
    path = tmp_path / FILE_NAME
    tables = unseal(path.read_bytes(), path)
    for head in tables["history"].values():
        del head["did"]
        head["summary"] = "as it was noted"
    path.write_bytes(seal(tables))
    changes = iclei.json("history")["changes"]
    assert [change["summary"] for change in changes] == ["as it was noted"] * 2
    iclei.ok("store", "export")
    exported = json.loads((tmp_path / "assembly-export.json").read_bytes())["history"]["entries"]
    assert [(step["summary"], step["did"]) for step in exported] == [("as it was noted", [])] * 2
    iclei.ok("undo")
    assert iclei.json("participants", "show", "1")["participant"]["notes"] is None


def _in_second_layout(path: Path, commands: list[str]) -> None:
    """Write a file again as the second version of the layout had it, with what was typed in its history."""
    tables = unseal(path.read_bytes(), path)
    for head, command in zip(tables["history"].values(), commands, strict=False):
        head["command"] = command
    body = msgspec.json.format(msgspec.json.encode(tables), indent=1)
    digest = hashlib.sha256(body).hexdigest()
    path.write_bytes(f'{{\n"schema": 2,\n"sha256": "{digest}",\n"tables": '.encode() + body + b"\n}\n")


TYPED = ("770315", "--kim", "-kim", "seoul")
"""Values that earlier versions took for harmless words."""


def test_what_was_typed_is_taken_out_of_old_histories(iclei: Iclei, tmp_path: Path) -> None:
    """A file of the second version is read without it; the next change takes it out of the backups, too."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘")
    iclei.ok("participants", "edit", "1", "--notes", "one")
    store = FileStore(tmp_path / FILE_NAME)
    noted = ["participants add --name … --notes 770315", "participants edit 1 --notes --kim -kim … -- seoul"]
    for path in (store.path, *store.backup_folder.glob("*.json")):
        _in_second_layout(path, noted)
    changes = iclei.json("history")["changes"]
    assert [change["command"] for change in changes] == ["participants add", "participants edit"]
    assert all(word in remains(tmp_path) for word in TYPED)
    iclei.ok("participants", "edit", "1", "--notes", "two")
    assert [word for word in TYPED if word in remains(tmp_path)] == []
    assert iclei.json("store", "check")["findings"] == []
    iclei.ok("undo", "3")


def test_what_was_typed_is_taken_out_of_an_old_export(iclei: Iclei, tmp_path: Path) -> None:
    """An export whose history has more of a command line than its name is taken in without it."""
    iclei.ok("init")
    iclei.ok("participants", "add", "--name", "김하늘")
    iclei.ok("store", "export")
    exported = tmp_path / "assembly-export.json"
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace('"participants add"', '"participants add --notes 770315"'), "utf-8")
    iclei.ok("store", "import", exported.name, "--force")
    assert iclei.json("history")["changes"][0]["command"] == "participants add"
    exported.unlink()
    assert "770315" not in remains(tmp_path)
