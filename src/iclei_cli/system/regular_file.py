"""Reading a file whole that is a file and has an end: no pipe that nobody writes to, no `/dev/zero`."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from iclei_cli.system.errors import reason_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.system.messages import Message

MOST_BYTES = 500_000_000
"""What is larger was not written by this program: 100,000 people take a tenth of it."""


class OddFileError(Exception):
    """It is not a file, or too large: `is-not-a-file`, `is-too-large`.

    Attributes:
        code: of what is wrong with it.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file.

    Raises:
        OddFileError: it is something else than a file, or has more than so many bytes.
        OSError: the system refuses it.
    """
    # Without waiting: opening a pipe would last until somebody writes to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise OddFileError("is-not-a-file")
    with os.fdopen(descriptor, "rb") as file:
        # Python makes room for as much as it is told to read; more than there is only if the file has grown.
        content = file.read(min(found.st_size, most) + 1)
        if len(content) > found.st_size:
            content += file.read(most + 1 - len(content))
    if len(content) > most:
        raise OddFileError("is-too-large")
    return content


def why_not_read(error: OddFileError | OSError) -> Message:
    """What `read_regular` met, as the reason in a sentence about the file."""
    if isinstance(error, OddFileError):
        return message(error.code)
    return reason_of(error)
