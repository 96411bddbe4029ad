"""A file is there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO, NoReturn

import pytest

from iclei_cli.system.errors import RefusedError
from keeping import put as write_file


def _write(file: BinaryIO) -> None:
    file.write(b"new")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    """The folder has the file, and no trace of how it came to be."""
    write_file(tmp_path / "list", _write)
    assert (tmp_path / "list").read_bytes() == b"new"
    assert _names(tmp_path) == ["list"]


def test_a_new_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    """A handout can be read by whoever may read what this user makes."""
    (tmp_path / "other").touch()
    write_file(tmp_path / "list", _write)
    assert (tmp_path / "list").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_an_existing_file_is_kept_unless_told(tmp_path: Path) -> None:
    """Without `replace` the writing is refused, and the old file is whole."""
    path = tmp_path / "list"
    path.write_bytes(b"old")
    with pytest.raises(RefusedError) as refusal:
        write_file(path, _write)
    assert refusal.value.code == "file-exists"
    assert refusal.value.params == {"path": str(path)}
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["list"]


def test_an_existing_file_is_replaced_when_told(tmp_path: Path) -> None:
    """With `replace` the new content is there, and a list that was private still is."""
    path = tmp_path / "list"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_file(path, _write, replace=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _names(tmp_path) == ["list"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path, replace: bool) -> None:
    """Whoever interrupts the writing finds the old file whole and no other."""
    path = tmp_path / "list"
    if replace:
        path.write_bytes(b"old")

    def interrupted(file: BinaryIO) -> NoReturn:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(path, interrupted, replace=replace)
    assert _names(tmp_path) == (["list"] if replace else [])
    assert not replace or path.read_bytes() == b"old"


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says is told in words of ours; nothing is left."""

    def full(handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RefusedError, match="os-disk-full") as refusal:
        write_file(tmp_path / "list", _write)
    assert refusal.value.code == "cannot-write"
    assert _names(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_meanwhile_is_not_clobbered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    """Two people export at once: the second is refused, with or without links on the disk."""
    path = tmp_path / "list"
    if not links:
        monkeypatch.setattr(os, "link", _no_links)

    def slow(file: BinaryIO) -> None:
        _write(file)
        path.write_bytes(b"theirs")

    with pytest.raises(RefusedError) as refusal:
        write_file(path, slow)
    assert refusal.value.code == "file-exists"
    assert path.read_bytes() == b"theirs"
    assert _names(tmp_path) == ["list"]


def _no_links(source: Path, target: Path) -> NoReturn:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_a_disk_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A USB stick knows no links; the file is written all the same."""
    monkeypatch.setattr(os, "link", _no_links)
    write_file(tmp_path / "list", _write)
    assert (tmp_path / "list").read_bytes() == b"new"
    assert _names(tmp_path) == ["list"]


def test_a_claim_that_cannot_be_kept_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails on a disk without links, no empty file is left in its place."""

    def stuck(source: Path, target: Path) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "link", _no_links)
    monkeypatch.setattr(Path, "replace", stuck)
    with pytest.raises(RefusedError, match="cannot-write"):
        write_file(tmp_path / "list", _write)
    assert _names(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The sentence says which folder there is not; it is not made unasked."""
    folder = tmp_path / "none"
    with pytest.raises(RefusedError) as refusal:
        write_file(folder / "list", _write)
    assert refusal.value.code == "folder-missing"
    assert refusal.value.params == {"folder": str(folder)}
    assert not folder.exists()


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_is_not_written_over(tmp_path: Path, replace: bool) -> None:
    """Naming a folder is refused, even if it may be replaced."""
    with pytest.raises(RefusedError) as refusal:
        write_file(tmp_path, _write, replace=replace)
    assert refusal.value.code == "not-a-file"


def test_a_device_is_not_written_over(tmp_path: Path) -> None:
    """A pipe or device that stands under that name is not replaced by a file."""
    if sys.platform == "win32":
        pytest.skip("POSIX only")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(RefusedError) as refusal:
        write_file(tmp_path / "pipe", _write, replace=True)
    assert refusal.value.code == "not-a-file"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_name_the_system_does_not_take_is_one_sentence(tmp_path: Path) -> None:
    """A name too long for the disk is refused like anything else that cannot be written."""
    with pytest.raises(RefusedError) as refusal:
        write_file(tmp_path / ("가" * 200), _write)
    assert refusal.value.code == "cannot-write"
    assert _names(tmp_path) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_folder_without_permission_is_one_sentence(tmp_path: Path) -> None:
    """A folder that is not ours is told of, and how to go on."""
    tmp_path.chmod(0o500)
    with pytest.raises(RefusedError) as refusal:
        write_file(tmp_path / "list", _write)
    assert refusal.value.code == "cannot-write"


@pytest.mark.parametrize("is_there", [True, False])
def test_what_a_link_leads_to_is_not_replaced(tmp_path: Path, is_there: bool) -> None:
    """Whoever made the link may not be who follows it: it is refused, led it to a file or to none."""
    real = tmp_path / "real"
    if is_there:
        real.write_bytes(b"old")
    (tmp_path / "list").symlink_to("real")
    for replace in (True, False):
        with pytest.raises(RefusedError) as refusal:
            write_file(tmp_path / "list", _write, replace=replace)
        assert refusal.value.code == "is-a-link"
    assert (tmp_path / "list").is_symlink()
    assert real.exists() == is_there
    assert not is_there or real.read_bytes() == b"old"


def test_a_folder_behind_a_link_is_a_folder(tmp_path: Path) -> None:
    """Only the file itself may not be a link; the way to it may."""
    (tmp_path / "there").mkdir()
    (tmp_path / "way").symlink_to("there")
    write_file(tmp_path / "way" / "list", _write)
    assert _names(tmp_path / "there") == ["list"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such bits")
def test_a_file_is_never_open_to_more_than_it_may(tmp_path: Path) -> None:
    """From its first byte on: a private one is its owner's, another goes by umask and what it replaces."""
    seen: list[int] = []

    def write(file: BinaryIO) -> None:
        temporary = next(path for path in tmp_path.iterdir() if path.name.startswith("."))
        seen.append(stat.S_IMODE(temporary.stat().st_mode))
        _write(file)

    def mode(*, private: bool) -> int:
        write_file(tmp_path / "list", write, replace=True, private=private)
        return stat.S_IMODE((tmp_path / "list").stat().st_mode)

    before = os.umask(0)
    try:
        assert mode(private=True) == 0o600
        assert mode(private=False) == 0o600
        (tmp_path / "list").chmod(0o666)
        os.umask(0o027)
        assert mode(private=False) == 0o640
        assert mode(private=True) == 0o600
    finally:
        os.umask(before)
    assert seen == [0o600, 0o600, 0o640, 0o600]
