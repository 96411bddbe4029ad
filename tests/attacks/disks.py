"""Attacks by what a disk does: a power cut that drops what was not forced, and a stick's poor file system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.attack import CannotBeTriedError, attack
from attacks.office import Office, environment, registrations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from attacks.attack import Ground

TESTS = Path(__file__).parents[1]


def _cut(ground: Ground, office: Office, words: Sequence[str]) -> tuple[list[Office], Office]:
    """Run a command on a disk that keeps what it is forced to; what it may hold after cuts, and at last."""
    states = ground.empty()
    paths = filter(None, (str(TESTS), os.environ.get("PYTHONPATH")))
    done = subprocess.run(
        [sys.executable, "-m", "attacks.cutting", str(office.folder), str(states), *words],
        cwd=TESTS,
        env=environment({"PYTHONPATH": os.pathsep.join(paths)}),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{words}: {done.stderr.decode()}")
    every = [Office(folder) for folder in sorted(states.iterdir()) if folder.name != "last"]
    few = sorted(ground.rng.sample(range(len(every)), len(ground.times(len(every)))))
    chosen, last = [every[number] for number in few], Office(states / "last")
    ground.offices += [*chosen, last]
    return chosen, last


def _history(office: Office) -> list[tuple[int, str, bool]] | None:
    """The changes: number, time, whether undone; None if there is no assembly."""
    if not office.file.exists():
        return None
    ran = office.run("history", "--json")
    if ran.exit_code != 0:
        return []
    return [(change["number"], change["command"], change["undone"]) for change in ran.document["changes"]]


@attack("a power cut in a change")
def cut_change(ground: Ground) -> None:
    """Edit, undo, import, restore, on a disk that keeps only what it is forced to, cut off at every step."""
    for words in (
        ("participants", "edit", "1", "--notes", "x"),
        ("undo", "2"),
        ("participants", "import", "list.csv"),
        ("store", "restore", "2", "--yes"),
        ("store", "import", "export.json", "--force"),
    ):
        office = ground.office()
        (office.folder / "list.csv").write_text(registrations(20), encoding="utf-8")
        office.run("store", "export", "-o", "export.json")
        before = _history(office)
        states, last = _cut(ground, office, words)
        after = _history(office)
        for state in states:
            now = _history(state)
            ground.judge(now in (before, after), f"{words}, {state.folder.name}: {now}")
            checked = state.run("store", "check")
            ground.judge(checked.exit_code == 0, f"{words}, {state.folder.name}: {checked.told}")
        ground.judge(_history(last) == after, f"{words}: it said that it is done, and is not")


@attack("a power cut in a first import")
def cut_first_import(ground: Ground) -> None:
    """`participants import`, and `store import`, in an empty folder, cut off at every step."""
    source = ground.office()
    source.run("store", "export", "-o", "export.json")
    for words in (("participants", "import", "list.csv"), ("store", "import", "export.json")):
        office = Office(ground.empty())
        (office.folder / "list.csv").write_text(registrations(20), encoding="utf-8")
        shutil.copy(source.folder / "export.json", office.folder)
        states, last = _cut(ground, office, words)
        after = _history(office)
        for state in states:
            now = _history(state)
            ground.judge(now in (None, after), f"{words}, {state.folder.name}: {now}")
            if now is None:
                again = state.run(*words)
                ground.judge(again.exit_code == 0, f"{words}, {state.folder.name}, again: {again.told}")
            checked = state.run("store", "check")
            ground.judge(checked.exit_code == 0, f"{words}, {state.folder.name}: {checked.told}")
        ground.judge(_history(last) == after, f"{words}: it said that it is done, and is not")


@attack("a power cut in an erasure")
def cut_erasure(ground: Ground) -> None:
    """`participants erase 3 --yes`, cut off at every step and given again; and cut off after its end."""
    office = ground.office()
    office.run("participants", "edit", "3", "--notes", "x")
    office.run("store", "backup")
    office.run("store", "backup", "-o", "copy.json")
    name = office.names()[2]
    words = ("participants", "erase", "3", "--yes")
    states, last = _cut(ground, office, words)
    ground.judge(
        not last.holds(name), f"after the end, and a cut: {[path.name for path in last.holds(name)]}"
    )
    for state in states:
        again = state.run(*words)
        ground.judge(again.exit_code in {0, 1}, f"{state.folder.name}, again: {again.told}")
        left = [path.name for path in state.holds(name)]
        ground.judge(not left, f"{state.folder.name}, again: {left}")
        ground.judge(state.is_whole(), f"{state.folder.name}: not whole")


@attack("a power cut while a copy goes out")
def cut_copy(ground: Ground) -> None:
    """`store backup -o`, `export roster --contacts`, cut off at every step; then `store purge`."""
    for words, is_destroyed in (
        (("store", "backup", "-o", "there/copy.json"), True),
        (("export", "roster", "--contacts", "-o", "there/roster.xlsx"), False),
    ):
        office = ground.office()
        (office.folder / "there").mkdir()
        states, last = _cut(ground, office, words)
        ground.judge(any((last.folder / "there").iterdir()), f"{words}: it said that it is done, and is not")
        for state in states:
            before = [path.name for path in (state.folder / "there").iterdir()]
            purged = state.run("store", "purge", "--yes")
            ground.judge(purged.exit_code == 0, f"{words}, {state.folder.name}: {purged.told}")
            left = [path.name for path in state.holds("example.org") if is_destroyed or path.suffix == ".tmp"]
            ground.judge(not left, f"{words}, {state.folder.name}: {left} of {before}")


_STICK = r"""
#include <errno.h>
#include <sys/stat.h>
int link(const char *from, const char *to) { errno = EPERM; return -1; }
int linkat(int a, const char *from, int b, const char *to, int flags) { errno = EPERM; return -1; }
int symlink(const char *from, const char *to) { errno = EPERM; return -1; }
int chmod(const char *path, mode_t mode) { errno = EPERM; return -1; }
int fchmod(int file, mode_t mode) { errno = EPERM; return -1; }
int fchmodat(int a, const char *path, mode_t mode, int flags) { errno = EPERM; return -1; }
"""
"""What a FAT file system refuses, as a library that is loaded before the others."""


@attack("a stick's file system")
def stick(ground: Ground) -> None:
    """The whole job where the system knows no links and no modes, as on FAT; and kills while files go out."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        raise CannotBeTriedError("no C compiler")
    library = ground.folder / "stick.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-x", "c", "-", "-o", str(library)], input=_STICK.encode(), check=True
    )
    env = {"LD_PRELOAD": str(library)}
    office = ground.office_in(ground.empty())
    (office.folder / "list.csv").write_text(registrations(20), encoding="utf-8")
    for words in (
        ("participants", "import", "list.csv"),
        ("groups", "assign"),
        ("participants", "edit", "1", "--notes", "x"),
        ("export", "roster", "--contacts"),
        ("export", "roster", "--contacts", "--force"),
        ("store", "backup", "-o", "copy.json"),
        ("store", "export"),
        ("undo", "1"),
        ("store", "restore", "1", "--yes"),
        ("participants", "erase", "3", "--yes"),
        ("store", "check"),
        ("store", "purge", "--yes"),
    ):
        ran = office.run(*words, env=env)
        ground.judge(ran.exit_code == 0, f"{words}: {ran.told}")
    refused = office.run("export", "roster", env=env)
    ground.judge(refused.exit_code == 1, "a file was replaced unasked")
