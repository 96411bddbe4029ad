"""A power cut at any moment: what a disk may hold then, that only keeps what it was forced to keep.

Run as a program, `python -m attacks.cutting FOLDER STATES WORDS…`, it runs `iclei WORDS…` in FOLDER and
leaves in the folder STATES, before and after every call that changes names or forces something to disk, what
could be found after a power cut at that moment:

- nothing that was not forced: names as their folder was when it was forced, and so the content of files;
- all names as they are, but content only as far as it was forced;
- the same in one folder alone, and in the others nothing that was not forced: their order is the disk's.

States that are alike are left once; `last` is what a cut long after the end would leave.
"""

from __future__ import annotations

import os
import pickle
import stat
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Names = dict[str, dict[str, int | None]]
"""By folder: its entries, files by their number on this disk, folders as None."""

CALLS = ("fsync", "replace", "rename", "link", "unlink", "remove", "mkdir", "rmdir")


class Disk:
    """All below a folder, as a disk would keep it that is only ever told to force something."""

    def __init__(self, root: Path, states: Path) -> None:
        self._root = root
        self._states = states
        self._files: dict[int, int] = {}
        self._count = 0
        self._content: dict[int, bytes] = {}
        self._seen: set[str] = set()
        self._forced = self._names()
        for folder, entries in self._forced.items():
            for name, file in entries.items():
                if file is not None:
                    self._content[file] = Path(folder, name).read_bytes()

    def force(self, descriptor: int) -> None:
        """Keep a file's content or a folder's names."""
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        if not path.is_relative_to(self._root):
            return
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            self._forced[str(path)] = self._entries(path)
        else:
            self._content[self._number(status.st_ino)] = path.read_bytes()

    def forget(self, path: Path) -> None:
        """A name is about to go: if it is the last of its file, another may get that one's inode."""
        try:
            status = path.lstat()
        except OSError:
            return
        if status.st_nlink == 1:
            self._files.pop(status.st_ino, None)

    def leave_states(self) -> None:
        """Leave what a power cut at this moment could leave."""
        now = self._names()
        self._leave(self._forced)
        self._leave(now)
        for folder, entries in now.items():
            self._leave({**self._forced, folder: entries})

    def _leave(self, names: Names) -> None:
        content = dict(self._walk(names, str(self._root), Path()))
        digest = sha256(repr(sorted(content.items())).encode()).hexdigest()
        if digest in self._seen:
            return
        self._seen.add(digest)
        self.write(content, self._states / f"{len(self._seen):04}")

    def leave_last(self) -> None:
        """Leave what a power cut long after the end would leave, if nothing else is forced to disk."""
        self.write(dict(self._walk(self._forced, str(self._root), Path())), self._states / "last")

    @staticmethod
    def write(content: dict[str, bytes | None], folder: Path) -> None:
        """Make a folder of what a state holds."""
        folder.mkdir(mode=0o700)
        for name, kept in sorted(content.items()):
            if kept is None:
                (folder / name).mkdir(mode=0o700)
            else:
                (folder / name).write_bytes(kept)
                (folder / name).chmod(0o600)

    def _walk(self, names: Names, folder: str, way: Path) -> Iterator[tuple[str, bytes | None]]:
        for name, file in names.get(folder, {}).items():
            if file is None:
                yield str(way / name), None
                yield from self._walk(names, str(Path(folder) / name), way / name)
            else:
                yield str(way / name), self._content.get(file, b"")

    def _names(self) -> Names:
        folders = (self._root, *(path for path in self._root.rglob("*") if path.is_dir()))
        return {str(folder): self._entries(folder) for folder in folders}

    def _entries(self, folder: Path) -> dict[str, int | None]:
        entries: dict[str, int | None] = {}
        for entry in os.scandir(folder):
            entries[entry.name] = None if entry.is_dir() else self._number(entry.inode())
        return entries

    def _number(self, inode: int) -> int:
        if inode not in self._files:
            self._count += 1
            self._files[inode] = self._count
        return self._files[inode]


def _watched(disk: Disk, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def watched(*arguments: Any, **more: Any) -> Any:
        disk.leave_states()
        if name in {"replace", "rename"}:
            disk.forget(Path(arguments[1]))
        if name in {"unlink", "remove"}:
            disk.forget(Path(arguments[0]))
        result = call(*arguments, **more)
        if name == "fsync":
            disk.force(arguments[0])
        disk.leave_states()
        return result

    return watched


def _in_this_process(_: float, works: Sequence[Callable[[], Any]]) -> list[bytes | None]:
    """Do pieces of work that are usually done in processes of their own; what they found, as they tell it."""
    return [pickle.dumps((work(), None)) for work in works]


def main() -> int:
    """Run a command on such a disk; its exit code."""
    root, states, words = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), sys.argv[3:]
    os.chdir(root)
    disk = Disk(root, states)
    for name in CALLS:
        setattr(os, name, _watched(disk, name, getattr(os, name)))
    from iclei_cli.cli.app import main as iclei  # noqa: PLC0415 - what it imports must see the disk
    from iclei_cli.system import bounded  # noqa: PLC0415 - as above

    # What a process of its own forces to disk, this one would not see.
    vars(bounded)["_from_processes"] = _in_this_process

    sys.argv = ["iclei", *words]
    code = 0
    try:
        iclei()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    disk.leave_last()
    return code


if __name__ == "__main__":
    sys.exit(main())
