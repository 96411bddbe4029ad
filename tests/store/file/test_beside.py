"""What lies beside the file is used only if nobody else can have put it there."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from iclei_cli.assembly.nouns.assembly import Assembly, Event
from iclei_cli.store.file import beside
from iclei_cli.store.file.file_store import FileStore
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and owners are POSIX")


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """One that was changed once."""
    store = FileStore(tmp_path / "assembly.json")
    store.create(Assembly(event=Event(name="Day")))
    with store.transaction() as assembly:
        assembly.new_id()
    return store


def code_of(store: FileStore) -> str:
    """Why reading is refused, and changing, and listing what could be put back."""
    codes = set()
    for use in (store.read, store.backups, store.keep_backup, lambda: store.undo(1), store.check):
        with pytest.raises(StoreError) as refused:
            use()
        codes.add(refused.value.code)
    (code,) = codes
    return code


@pytest.mark.parametrize("name", ["holder", "lock", "turn", "history", "backups", "outgoing"])
def test_no_link_is_followed(store: FileStore, tmp_path: Path, name: str) -> None:
    """Neither of a file nor of a folder; what it leads to is as it was."""
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    place = store.folder / name
    if place.exists():
        place.rename(tmp_path / "moved")
    place.symlink_to(victim)
    assert code_of(store) == "beside-link"
    assert victim.read_bytes() == b"precious"


def test_a_folder_that_is_a_link_is_not_taken_over(store: FileStore, tmp_path: Path) -> None:
    """Even where it leads to what was there before."""
    store.folder.rename(tmp_path / "moved")
    store.folder.symlink_to(tmp_path / "moved")
    assert code_of(store) == "beside-link"


@pytest.mark.parametrize("mode", [0o777, 0o750, 0o705, 0o701])
def test_a_folder_that_is_open_to_others_is_refused(store: FileStore, mode: int) -> None:
    """Until it is closed."""
    store.folder.chmod(mode)
    assert code_of(store) == "beside-open"
    store.folder.chmod(0o700)
    store.read()


def test_a_disk_without_modes_is_used_all_the_same(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick with FAT says of each file that everybody may read it, one that was just made included."""
    store.folder.chmod(0o755)

    def open_to_all(**_: object) -> object:
        file = (store.folder / "probe").open("w")
        (store.folder / "probe").chmod(0o755)
        return file

    monkeypatch.setattr("tempfile.TemporaryFile", open_to_all)
    store.read()


def test_something_else_in_the_place_of_a_folder_is_refused(store: FileStore) -> None:
    """A folder that is called like the lock."""
    (store.folder / "lock").unlink(missing_ok=True)
    (store.folder / "lock").mkdir()
    assert code_of(store) == "beside-odd"


def test_what_belongs_to_somebody_else_is_refused(store: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root's own is trusted, as root could do anything."""
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    if store.folder.stat().st_uid == 0:
        store.read()
    else:
        assert code_of(store) == "beside-foreign"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files away")
def test_what_another_user_owns_is_refused(store: FileStore) -> None:
    """The folder, or any of what is in it."""
    if sys.platform == "win32":
        pytest.skip("POSIX only")
    for name in ("backups", ""):
        os.chown(store.folder / name, 65534, 65534)
        assert code_of(store) == "beside-foreign"


def test_the_probe_of_a_disk_leaves_nothing(tmp_path: Path) -> None:
    """No file that nobody would remove."""
    tmp_path.chmod(0o755)
    with pytest.raises(StoreError):
        beside.require_trusted(tmp_path)
    assert list(tmp_path.iterdir()) == []
