"""Files as earlier versions wrote them: before there was a checksum, and with changes told in English."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from iclei_cli.store.file.backups import backup_files
from iclei_cli.store.file.envelope import seal, unseal
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.store.open import FILE_NAME

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
    assert json.loads(store.path.read_bytes())["schema"] == 2
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
