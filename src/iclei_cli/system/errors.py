"""Everything that can be refused: a message, and what the process ends with.

Rooms raise a code with facts. The sentence, and what to do next, is in the catalogue of the command line.
"""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from iclei_cli.system.messages import Fact


class ExitCode(IntEnum):
    """What the process answers with."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    STORE = 3
    BUG = 70
    INTERRUPTED = 130


class IcleiError(Exception):
    """A command cannot be done: nothing has been changed.

    Attributes:
        message: what went wrong, as a code and its facts.
        advice: what to do about it, where only the command that was typed can say; None elsewhere.
        exit_code: what the process ends with.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.REFUSED

    def __init__(self, code: str, /, **facts: Fact) -> None:
        self.message = Message(code, facts)
        self.advice: Message | None = None
        super().__init__(code, facts)

    @property
    def code(self) -> str:
        """The stable name of what went wrong."""
        return self.message.code

    @property
    def params(self) -> dict[str, Fact]:
        """The facts of the sentence."""
        return self.message.facts


class RefusedError(IcleiError):
    """A rule of the domain, or the state of the assembly, forbids it."""


class UsageError(IcleiError):
    """The command line is off: a value or a combination of options that cannot be meant."""

    exit_code = ExitCode.USAGE


class StoreError(IcleiError):
    """The assembly's file cannot be read, written or locked."""

    exit_code = ExitCode.STORE


_REASONS = {
    errno.ENOENT: "os-not-found",
    errno.EACCES: "os-not-permitted",
    errno.EPERM: "os-not-permitted",
    errno.EROFS: "os-read-only",
    errno.EISDIR: "os-is-a-folder",
    errno.ENOTDIR: "os-not-a-folder",
    errno.EEXIST: "os-exists",
    errno.ENOSPC: "os-disk-full",
    errno.EDQUOT: "os-disk-full",
    errno.EFBIG: "os-too-large",
    errno.ENAMETOOLONG: "os-name-too-long",
    errno.EBUSY: "os-in-use",
    errno.EIO: "os-disk-broken",
    errno.ECONNREFUSED: "os-connection-refused",
    errno.ENETUNREACH: "os-no-network",
    errno.EHOSTUNREACH: "os-no-network",
}
"""What systems refuse most often, in words of ours: theirs are in one language, and not in the user's."""

_IN_USE = {32, 33}
"""What Windows calls a file that another program has open; to others, it has no permission."""


def reason_of(error: OSError) -> Message:
    """Why the system refuses, as the reason in a sentence of ours; in its own words where that is rare."""
    if getattr(error, "winerror", None) in _IN_USE:
        return Message("os-in-use", {})
    code = "os-no-answer" if isinstance(error, TimeoutError) else _REASONS.get(error.errno or 0)
    if code is None:
        return Message("os-says", {"words": error.strerror or str(error) or type(error).__name__})
    return Message(code, {})
