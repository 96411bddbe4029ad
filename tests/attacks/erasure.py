"""Attacks on backups, undo and the destroying of data: what is left of whom, and what can be had back."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from attacks import office as running
from attacks.attack import CannotBeTriedError, attack
from attacks.office import NOBODY
from attacks.posix import give_to, is_root, make_pipe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from attacks.attack import Ground
    from attacks.office import Office

_SHIFTED = """
import datetime, os
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=float(os.environ["SHIFTED_DAYS"]))
datetime.datetime = Shifted
"""
"""A `sitecustomize` that shifts the clock of a command."""


def _shifted(office: Office, days: float, *words: str) -> None:
    """Run a command on a day so many days from now."""
    folder = office.folder.parent / "clock"
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(_SHIFTED, encoding="utf-8")
    office.run(*words, env={"PYTHONPATH": str(folder), "SHIFTED_DAYS": str(days)})


def _backups(office: Office) -> list[Path]:
    return sorted((office.beside / "backups").glob("*.json"))


@attack("changes after the clock went back")
def clock_goes_back(ground: Ground) -> None:
    """Changes on eight days of a later year, then three today; then the file is damaged and restored."""
    for _ in ground.times(3):
        office = ground.office()
        for day in range(8):
            _shifted(office, 3000 + day, "participants", "edit", "3", "--notes", f"day {day}")
        for number in range(3):
            office.run("participants", "add", "--name", f"Newest {number}")
        office.file.write_bytes(b"damaged")
        office.run("store", "restore", "1", "--yes")
        ground.judge("Newest 2" in office.names(), "the newest change is in no backup")


@attack("restoring, and going back")
def restore_and_back(ground: Ground) -> None:
    """Three edits; any backup is restored and worked on; then the kept copy is put back and all undone."""
    for _ in ground.times(10):
        office = ground.office()
        for number in range(3):
            office.run("participants", "edit", "3", "--notes", f"edit {number}")
        which = ground.rng.randint(1, len(_backups(office)))
        office.run("store", "restore", str(which), "--yes")
        ground.judge(office.is_whole(), f"backup {which} lost changes")
        office.run("participants", "edit", "4", "--notes", "elsewhere")
        backups = office.run("store", "restore", "--json").document["backups"]
        kept = next(item for item in backups if item["kept"])
        office.run("store", "restore", str(kept["number"]), "--yes")
        ground.judge(office.is_whole(), f"the kept copy lost changes, after backup {which}")
        ground.judge(office.run("undo", "3").exit_code == 0, f"no undo after backup {which}")
        ground.judge(office.run("store", "export").exit_code == 0, f"no export after backup {which}")


@attack("values that look harmless, typed")
def harmless_values(ground: Ground) -> None:
    """Numbers, words and what begins with a dash, typed as values; then the person is erased."""
    office = ground.office()
    for words in (
        ("participants", "edit", "1", "--notes", "770315"),
        ("participants", "edit", "1", "--notes=770316"),
        ("participants", "edit", "1", "--notes", "--secretly"),
        ("participants", "edit", "1", "--notes", "-secretly"),
        ("participants", "edit", "--notes", "secretly", "--", "1"),
        ("groups", "pin", "1", "energy", "--reason", "770317"),
    ):
        office.run(*words)
        noted = office.run("history", "--json").document["changes"][-1]["command"]
        ground.judge(noted == " ".join(words[:2]), f"noted: {noted}")
    office.run("participants", "erase", "1", "--yes")
    for word in ("77031", "secretly"):
        ground.judge(office.holds(word) == [], f"{word} is left in {office.holds(word)}")


# Copies that cannot be reached


def _with_copy(ground: Ground, stick: Path) -> Office:
    """An office that has a copy on a stick."""
    office = ground.office()
    stick.mkdir(exist_ok=True)
    office.run("store", "backup", "-o", str(stick / "c.json"))
    return office


def _judge_erased(ground: Ground, office: Office) -> None:
    """Somebody is erased, shown to themselves, and all are purged, whatever is with the copy."""
    name = office.run("participants", "show", "3", "--json").document["participant"]["name"]
    ground.judge(office.run("participants", "dossier", "4").exit_code == 0, "no dossier")
    erased = office.run("participants", "erase", "3", "--yes")
    ground.judge(erased.exit_code == 0, f"erase: {erased.told}")
    ground.judge("c.json" in erased.told, "the copy is not told")
    ground.judge(office.holds(name) == [], f"left in {office.holds(name)}")
    again = office.run("participants", "erase", "5", "--yes")
    ground.judge(again.exit_code == 0, f"erase of another: {again.told}")
    purged = office.run("store", "purge", "--yes")
    ground.judge(purged.exit_code == 0, f"purge: {purged.told}")
    ground.judge(office.holds("@example.org") == [], f"left in {office.holds('@example.org')}")


@attack("a copy that is locked away")
def copy_locked_away(ground: Ground) -> None:
    """A copy in a folder that becomes somebody else's alone, or a read-only one; then it is opened again."""
    with _without_rights_over_others(ground.folder):
        for mode in (0o700, 0o555):
            stick = ground.folder / f"stick{mode}"
            office = _with_copy(ground, stick)
            give_to(stick, NOBODY)
            stick.chmod(mode)
            _judge_erased(ground, office)
            give_to(stick, 0)
            stick.chmod(0o700)
            office.run("participants", "list")
            ground.judge(list(stick.iterdir()) == [], "the copy is not destroyed once it is reached")


@contextmanager
def _without_rights_over_others(folder: Path) -> Iterator[None]:
    """Let commands run as root, but with no more rights over files than anybody has."""
    if not is_root() or shutil.which("setpriv") is None:
        raise CannotBeTriedError("only root can play somebody else")
    rights = "-dac_override,-dac_read_search,-fowner"
    limited = folder / "iclei"
    limited.write_text(f'#!/bin/sh\nexec setpriv --bounding-set {rights} "{running.ICLEI}" "$@"\n', "utf-8")
    limited.chmod(0o755)
    real, running.ICLEI = running.ICLEI, str(limited)
    try:
        yield
    finally:
        running.ICLEI = real


@attack("a copy that is gone, or something else")
def copy_gone(ground: Ground) -> None:
    """The stick is out; a pipe, a folder or a file of somebody's is in the place; the name is too long."""
    for number, what in enumerate(("gone", "pipe", "folder", "file", "name")):
        stick = ground.folder / f"stick{number}"
        office = _with_copy(ground, stick)
        copy = stick / "c.json"
        copy.unlink()
        if what == "gone":
            shutil.rmtree(stick)
        elif what == "pipe":
            make_pipe(copy)
        elif what == "folder":
            copy.mkdir()
        elif what == "file":
            copy.write_bytes(b"mine")
        else:
            stick.rmdir()
            stick.symlink_to("x" * 300)
        _judge_erased(ground, office)
        ground.judge(what != "file" or copy.read_bytes() == b"mine", "somebody's file was touched")
        said = office.run("store", "copies", "forget", str(copy), "--reason", "deleted by hand")
        ground.judge(what == "name" or said.exit_code == 0, f"forget: {said.told}")


@attack("a copy on a drive that never answers")
def dead_drive(ground: Ground) -> None:
    """A file system whose server is there and says nothing is mounted over the folder of the copy."""
    stick = ground.folder / "stick"
    office = _with_copy(ground, stick)
    with _dead(stick):
        _judge_erased(ground, office)
        quick = office.run("participants", "list", seconds=10)
        ground.judge(quick.exit_code == 0, "a list waits for the drive")


@contextmanager
def _dead(folder: Path) -> Iterator[None]:
    """Mount a file system whose server never answers."""
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        server = os.open("/dev/fuse", os.O_RDWR)
    except OSError as error:
        raise CannotBeTriedError("no file systems of one's own here") from error
    options = f"fd={server},rootmode=40000,user_id=0,group_id=0".encode()
    try:
        if libc.mount(b"dead", os.fsencode(folder), b"fuse.dead", 0, options) != 0:
            raise CannotBeTriedError(f"mounting is not permitted: {os.strerror(ctypes.get_errno())}")
        try:
            yield
        finally:
            libc.umount2(os.fsencode(folder), 2)
    finally:
        os.close(server)


@attack("erasing on a full disk")
def full_disk(ground: Ground) -> None:
    """A file system in memory is filled to the last byte; somebody is erased, then all are purged."""
    for _ in ground.times(5):
        disk = ground.empty()
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)], check=False
        ).returncode:
            raise CannotBeTriedError("mounting is not permitted")
        try:
            office = ground.office()
            shutil.copytree(office.folder, disk, dirs_exist_ok=True)
            office.folder = disk
            with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
                while filler.write(b"x" * 1024):
                    pass
            full = office.run("participants", "edit", "4", "--notes", "x" * 2000)
            ground.judge(full.exit_code == 3, "the disk is not full")
            _judge_erased_here(ground, office)
        finally:
            subprocess.run(["umount", str(disk)], check=True)


def _judge_erased_here(ground: Ground, office: Office) -> None:
    name = office.names()[2]
    erased = office.run("participants", "erase", "3", "--yes")
    ground.judge(erased.exit_code == 0, f"erase: {erased.told}")
    ground.judge(office.holds(name) == [], f"left in {office.holds(name)}")
    ground.judge(office.is_whole(), "the assembly is not whole")
    purged = office.run("store", "purge", "--yes")
    ground.judge(purged.exit_code == 0, f"purge: {purged.told}")
    ground.judge(office.holds("@example.org") == [], f"left in {office.holds('@example.org')}")
