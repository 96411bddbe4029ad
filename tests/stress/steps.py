"""Ending a process at any chosen call to the file system of a piece of work, half-written files included."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from stress.children import Report, kill_myself, run_child

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = frozenset(
    (
        *("open", "write", "truncate", "ftruncate", "fsync", "close", "flock", "chmod", "fchmod"),
        *("mkdir", "rmdir", "rename", "replace", "link", "unlink", "remove"),
    )
)
"""The calls that can change something."""

MODULES = frozenset(("posix", "fcntl", "_io", "io"))

PARTS = 3
"""A file is written in so many pieces, so that a kill can come between them."""


class _PieceWriter(io.BufferedWriter):
    """Writes in pieces, each of which has left the process before the next one."""

    def write(self, content: Any, /) -> int:
        size = max(1, -(-len(content) // PARTS))
        for start in range(0, len(content), size):
            super().write(content[start : start + size])
            super().flush()
        return len(content)

    def close(self) -> None:
        super().close()


def steps_of(work: Callable[[], object]) -> list[str]:
    """The calls to the file system that `work` makes, in order, as counted in a child process."""

    def counted(tell: Report) -> None:
        names: list[str] = []
        _watch(work, names.append)
        tell(json.dumps(names).encode())

    status, told = run_child(counted)
    if status != 0:
        raise RuntimeError(f"the work that is to be killed does not succeed by itself ({status})")
    names: list[str] = json.loads(told)
    return names


def kill_before(step: int, work: Callable[[], object]) -> int:
    """Do `work` in a child that is killed just before its call number `step`; how the child ended.

    A child that would make fewer calls is killed right after the last one.
    """

    def until_killed(_: Report) -> None:
        left = step

        def count(_: str) -> None:
            nonlocal left
            if left == 0:
                kill_myself()
            left -= 1

        _watch(work, count)
        kill_myself()

    return run_child(until_killed)[0]


def _watch(work: Callable[[], object], see: Callable[[str], None]) -> None:
    """Do `work`; `see` hears the name of every call to the file system just before it is made."""

    def profile(_: object, event: str, called: Any) -> None:
        if event == "c_call" and called.__name__ in CALLS and _is_on_files(called):
            see(called.__name__)

    def in_pieces(descriptor: int, mode: str) -> io.BufferedIOBase:
        file = io.FileIO(descriptor, mode)
        return _PieceWriter(file) if file.writable() else io.BufferedReader(file)

    with patch.object(os, "fdopen", in_pieces):
        sys.setprofile(profile)
        try:
            work()
        finally:
            sys.setprofile(None)


def _is_on_files(called: Any) -> bool:
    """Whether a function is of the file system: text has a `replace`, too."""
    owner = called.__self__
    return isinstance(owner, io.IOBase) or getattr(owner, "__name__", None) in MODULES
