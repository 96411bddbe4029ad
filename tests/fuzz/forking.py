"""The reader's process as a fork of one that has imported it all, in a hundredth of a new one's time.

What runs in it is what runs in a new one: the same limits, the same reading, and the same answer.
"""

from __future__ import annotations

import importlib
import os
import select
import signal
import sys
import time
from typing import TYPE_CHECKING

import python_calamine  # noqa: F401 - what a fork needs is imported before it

from iclei_cli.intake.files.formats import registry
from iclei_cli.intake.files.sandbox import MOST_SECONDS, limit_process, reading_in, reply_to
from iclei_cli.intake.files.sheet import Unreadable

if TYPE_CHECKING:
    from iclei_cli.intake.files.sheet import Reading

_MOST_AT_ONCE = 1_000_000
_RAISED = 3

for _format in registry.FORMATS.values():
    importlib.import_module(_format.read.__module__.removesuffix(".format") + ".read")


class Reader:
    """Reads as `sandbox.read_isolated` does; `megabytes` is the most that the last process held."""

    def __init__(self) -> None:
        self.megabytes = 0.0

    def read_forked(self, format_name: str, data: bytes, encoding: str | None = None) -> Reading:
        """Read a file in a fork of this process.

        Raises:
            Unreadable: it cannot be read, or not within the bounds.
            RuntimeError: the reading raised what it should not.
        """
        if sys.platform == "win32":
            raise NotImplementedError
        output, end = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(output)
            _answer(end, format_name, data, encoding)
        os.close(end)
        try:
            reply = _read_all(output, time.monotonic() + MOST_SECONDS)
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            os.close(output)
            _, status, used = os.wait4(child, 0)
            self.megabytes = used.ru_maxrss / 1024
        if os.waitstatus_to_exitcode(status) == _RAISED:
            raise RuntimeError(reply.decode())
        return reading_in(reply)


def _answer(end: int, format_name: str, data: bytes, encoding: str | None) -> None:
    """Write the answer, or what was raised, and end this process."""
    status = 0
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # calamine's language tells developers why it fails
        limit_process()
        reply = reply_to(format_name, data, encoding)
    except BaseException as error:  # noqa: BLE001 - that is what is looked for
        status, reply = _RAISED, repr(error).encode()
    try:
        with os.fdopen(end, "wb") as pipe:
            pipe.write(reply)
    finally:
        os._exit(status)


def _read_all(output: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([output], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise Unreadable("file-too-large")
        part = os.read(output, _MOST_AT_ONCE)
        if not part:
            return b"".join(parts)
        parts.append(part)
