"""`iclei store`: check, backup, restore, export, import."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from conftest import made_once
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.nouns.plan import Placement
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.store.file import safe_place as place
from iclei_cli.store.file.file_store import FileStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Iclei
    from iclei_cli.assembly.nouns.assembly import Assembly


@pytest.fixture
@made_once
def planned(iclei: Iclei) -> Iclei:
    """Six people at two tables."""
    iclei.ok("init")
    for number in range(6):
        iclei.ok("participants", "add", "--name", f"김하늘{number}", "--choice", "energy")
    for key in ("ecomobility", "green-public-procurement", "climate-change"):
        iclei.ok("groups", "remove", key, "--yes")
    iclei.ok("groups", "assign")
    return iclei


def store_of(iclei: Iclei) -> FileStore:
    """The store in the command's folder."""
    return FileStore(iclei.folder / "assembly.json")


def lose_a_placed_person(assembly: Assembly) -> None:
    """Leave a placement to nobody."""
    del assembly.participants[1]


def seat_at_no_group(assembly: Assembly) -> None:
    """Leave a placement at no group."""
    assert assembly.plan is not None
    nowhere = Placement(participant=1, group="nowhere")
    assembly.plan = replace(assembly.plan, rounds=((*assembly.plan.rounds[0][1:], nowhere),))


def lose_a_topic(assembly: Assembly) -> None:
    """Leave a group, a talk and people's choices without their topic."""
    talk = Talk(title="Ponds", topic="energy")
    assembly.sessions["talk4action"] = replace(assembly.sessions["talk4action"], talks=(talk,))
    del assembly.topics["energy"]


def add_a_group_without_topic(assembly: Assembly) -> None:
    """A group with neither topic nor hosts that exist."""
    assembly.groups["odd"] = Group(key="odd", label="Odd", presenter=99)


def forget_numbers(assembly: Assembly) -> None:
    """Forget how many numbers were given out."""
    assembly.last_id = 3


@pytest.mark.parametrize(
    ("harm", "codes"),
    [
        (lose_a_placed_person, {"unknown-participant"}),
        (seat_at_no_group, {"unknown-group"}),
        (lose_a_topic, {"group-without-topic", "unknown-choice", "unknown-talk-topic"}),
        (add_a_group_without_topic, {"group-without-topic", "host-not-there"}),
        (forget_numbers, {"id-not-given"}),
    ],
)
def test_what_does_not_fit_is_found_with_a_way_to_mend_it(
    planned: Iclei, harm: Callable[[Assembly], None], codes: set[str]
) -> None:
    """References to nobody and nothing are each named; the exit is 1."""
    with store_of(planned).changing() as state:
        harm(state.assembly)
    answer = planned("store", "check", "--json")
    findings = [item for item in answer.document["findings"] if not item["warning"]]
    assert answer.exit_code == 1
    assert {item["code"] for item in findings} == codes
    assert all(item["mend"] for item in findings)
    assert all(f"Next: {item['mend']}" in planned("store", "check").out for item in findings)


def test_a_sound_store_is_said_to_be_sound(planned: Iclei) -> None:
    """Nothing is found in a store that only this program has touched."""
    document = planned.json("store", "check")
    assert document["holds"]
    assert document["findings"] == []
    assert "Everything fits together" in planned.ok("store", "check").out


def test_a_lost_change_is_found_and_the_rest_is_whole(planned: Iclei) -> None:
    """Without the file of a change, the check names it, undo refuses, and everything else works."""
    [path] = store_of(planned).history_folder.glob("000003-*.json.z")
    path.unlink()
    found = planned("store", "check", "--json").document["findings"]
    assert [item["code"] for item in found] == ["change-lost"]
    assert planned("history", "show", "3").exit_code == 3
    assert planned("undo", "99").exit_code == 1
    planned.ok("undo")


def test_a_store_that_others_can_read_is_warned_of(planned: Iclei) -> None:
    """Looser permissions are a warning, not a problem."""
    (planned.folder / "assembly.json").chmod(0o644)
    (warning,) = planned.json("store", "check")["findings"]
    assert (warning["code"], warning["warning"]) == ("open-to-others", True)


@pytest.mark.parametrize("folder", ["OneDrive - ICLEI", "Dropbox", "iCloud Drive", "Nextcloud"])
def test_a_folder_of_a_cloud_service_is_warned_of(planned: Iclei, folder: str) -> None:
    """A store in a folder that a service copies is warned of by name."""
    answer = planned.ok("--store", _into(planned, folder), "store", "check", "--json")
    assert [item["code"] for item in answer.document["findings"]] == ["unsafe-place"]


def test_a_network_drive_is_warned_of(
    planned: Iclei, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the machine says that a folder is on NFS, that is said."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        f"22 1 0:1 / / rw - ext4 /dev/sda rw\n30 22 0:50 / {planned.folder} rw - nfs4 server:/share rw\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(place, "MOUNTS", mounts)
    (warning,) = planned.json("store", "check")["findings"]
    assert "nfs4" in warning["message"]


def test_a_backup_is_kept_and_can_be_put_back(planned: Iclei) -> None:
    """A copy on request outlives many changes and brings that very state back; what was there is kept."""
    before = store_of(planned).read()
    planned.ok("store", "backup")
    for number in range(8):
        planned.ok("participants", "edit", "1", "--notes", f"note {number}")
    kept = next(item for item in planned.json("store", "restore")["backups"] if item["kept"])
    assert planned("store", "restore", str(kept["number"])).exit_code == 2
    planned.ok("store", "restore", str(kept["number"]), "--yes")
    assert store_of(planned).read() == before
    again = planned.json("store", "restore")["backups"]
    assert sum(item["kept"] for item in again) == 2


def test_a_damaged_store_is_restored_from_its_newest_copy(planned: Iclei) -> None:
    """The error offers the way, the way works, and the damaged file is kept."""
    before = store_of(planned).read()
    path = planned.folder / "assembly.json"
    path.write_bytes(path.read_bytes()[:-100])
    answer = planned("participants", "list")
    assert answer.exit_code == 3
    assert "iclei store restore" in answer.err
    planned.ok("store", "restore", "1", "--yes")
    assert store_of(planned).read() == before
    damaged = [item for item in planned.json("store", "restore")["backups"] if item["participants"] is None]
    assert len(damaged) == 1


def test_a_number_is_not_given_again_after_a_restore(planned: Iclei) -> None:
    """Somebody who was added after the copy was made keeps their number to themselves."""
    planned.ok("store", "backup")
    planned.ok("participants", "add", "--name", "Late")
    kept = next(item for item in planned.json("store", "restore")["backups"] if item["kept"])
    planned.ok("store", "restore", str(kept["number"]), "--yes")
    planned.ok("participants", "add", "--name", "Later")
    assert [person["id"] for person in planned.json("participants", "list")["participants"]][-1] == 8


def test_a_copy_elsewhere_is_private_and_remembered(planned: Iclei, tmp_path: Path) -> None:
    """-o writes a file for the owner alone, never over another one, and the store knows where it is."""
    target = tmp_path / "copy.json"
    planned.ok("store", "backup", "-o", str(target))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert planned("store", "backup", "-o", str(target)).exit_code == 1
    store = store_of(planned)
    assert store.places_of_copies(store.read_state()) == [target]
    assert planned("store", "backup", "-o", str(planned.folder / "assembly.json")).exit_code == 1


def test_an_unknown_backup_is_refused(planned: Iclei) -> None:
    """A number that is not in the list changes nothing."""
    assert planned("store", "restore", "99", "--yes").exit_code == 1


def test_everything_is_exported_and_imported(planned: Iclei, tmp_path: Path) -> None:
    """A store made from an export is equal to the first one, history and undo included."""
    planned.ok("participants", "edit", "1", "--notes", "하나")
    planned.ok("undo")
    planned.ok("store", "export", "-o", str(tmp_path / "all.json"))
    first = store_of(planned).read_state()
    other = tmp_path / "other"
    other.mkdir()
    planned.ok("--store", str(other), "store", "import", str(tmp_path / "all.json"))
    second = FileStore(other / "assembly.json").read_state()
    assert second.assembly == first.assembly
    assert [(entry.number, entry.summary) for entry in second.history.entries.values()] == [
        (entry.number, entry.summary) for entry in first.history.entries.values()
    ]
    planned.ok("--store", str(other), "redo")
    assert FileStore(other / "assembly.json").read().participants[1].notes == "하나"


def test_an_export_is_readable_and_says_what_it_is(planned: Iclei) -> None:
    """It is indented UTF-8 JSON with format and version, private, and not overwritten unasked."""
    planned.ok("store", "export")
    path = planned.folder / "assembly-export.json"
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert (document["format"], document["version"]) == ("iclei-assembly", 1)
    assert "김하늘1" in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert planned("store", "export").exit_code == 1
    planned.ok("store", "export", "--force")


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"format": "iclei-assembly", "version": 2}', b"\xff"]
)
def test_a_file_that_is_no_export_is_refused(planned: Iclei, tmp_path: Path, content: bytes) -> None:
    """One sentence with the file's name; the assembly that is there stays."""
    (tmp_path / "odd.json").write_bytes(content)
    before = (planned.folder / "assembly.json").read_bytes()
    answer = planned("store", "import", str(tmp_path / "odd.json"), "--force")
    assert answer.exit_code == 1
    assert "odd.json" in answer.err
    assert (planned.folder / "assembly.json").read_bytes() == before


def test_an_import_replaces_nothing_unless_told_to(planned: Iclei) -> None:
    """An assembly that is there is refused; with --force it is kept as a backup."""
    planned.ok("store", "export")
    assert planned("store", "import", "assembly-export.json").exit_code == 1
    planned.ok("store", "import", "assembly-export.json", "--force")
    assert any(item["kept"] for item in planned.json("store", "restore")["backups"])


def test_what_is_done_with_copies_is_a_document_too(planned: Iclei, tmp_path: Path) -> None:
    """Copying, exporting, restoring, importing and purging tell scripts what they did, and nothing else."""
    copy = str(tmp_path / "copy.json")
    assert planned.json("store", "backup", "-o", copy)["file"] == copy
    kept = planned.json("store", "backup")["file"]
    assert kept in {item["file"] for item in planned.json("store", "restore")["backups"]}
    restored = planned.json("store", "restore", copy, "--yes")
    assert (restored["file"], restored["participants"], restored["destroyed_since"]) == (copy, 6, 0)
    export = str(tmp_path / "all.json")
    assert planned.json("store", "export", "-o", export)["file"] == export
    made = planned.json("store", "import", export, "--force")
    assert (made["participants"], made["groups"]) == (6, 2)
    assert made["file"] == str((planned.folder / "assembly.json").resolve())
    purged = planned.json("store", "purge", "--yes")
    assert (purged["participants"], purged["reach"]["copies"]) == (6, 2)
    assert purged["reach"]["out_of_reach"] == []


def _into(iclei: Iclei, folder: str) -> str:
    """A copy of the store in a folder of this name; its path."""
    target = iclei.folder / folder
    target.mkdir()
    FileStore(target / "assembly.json").create(store_of(iclei).read())
    return str(target)
