"""Everything that can be refused, as a code with parameters, and the sentence that tells it.

An error is a *code* (stable, for scripts and translators) and *params* (the facts). The sentence is made
from the two in one place, so that a message never has to be parsed and a translation never misses a fact.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


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
        code: a stable kebab-case name of what went wrong.
        params: the facts of the sentence, all of them JSON values.
        exit_code: what the process ends with.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.REFUSED

    def __init__(self, code: str, message: str, **params: object) -> None:
        """Hold `message`, a `str.format` template over `params`."""
        self.code = code
        self.template = message
        self.params = params
        super().__init__(message.format(**params))


class RefusedError(IcleiError):
    """A rule of the domain, or the state of the assembly, forbids it."""


class UsageError(IcleiError):
    """The command line is off: a value or a combination of options that cannot be meant."""

    exit_code = ExitCode.USAGE


class StoreError(IcleiError):
    """The assembly's file cannot be read, written or locked."""

    exit_code = ExitCode.STORE
