"""Everything that can be refused: a message, and what the process ends with.

Rooms raise a code with facts. The sentence, and what to do next, is in the catalogue of the command line.
"""

from __future__ import annotations

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
