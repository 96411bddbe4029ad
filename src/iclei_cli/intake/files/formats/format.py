"""What the program knows of a file format, and what a format looks at to recognise a file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.files.encodings import utf16_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.intake.files.sheet import Reading

_BEGINNING = 4000
"""So many bytes tell what a file is."""


class Content:
    """The bytes of a file, whatever the file is called.

    Attributes:
        data: all of them.
        encoding: what the user says that the encoding is; None if nothing was said.
    """

    def __init__(self, data: bytes, encoding: str | None = None) -> None:
        self.data = data
        self.encoding = encoding

    @cached_property
    def utf16(self) -> str | None:
        """The name of the UTF-16 that it is in; None when it is in none."""
        return utf16_of(self.data)

    @cached_property
    def markup(self) -> str:
        """The beginning as text in lower case, without what may stand before markup: marks and comments."""
        head = self.data[:_BEGINNING].decode(self.utf16 or "latin-1", "ignore").lower()
        head = head.removeprefix("ï»¿").lstrip("\ufeff \t\r\n")
        while head.startswith("<!--") and "-->" in head:
            head = head.partition("-->")[2].lstrip()
        return head

    def begins_with(self, signature: bytes) -> bool:
        """Tell whether the file begins with these bytes, after white space and in whatever case."""
        return self._beginning.startswith(signature.lower())

    @cached_property
    def _beginning(self) -> bytes:
        return self.data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()


class Format(NamedTuple):
    """A format of files that can be read.

    Attributes:
        name: what it is called between the program and the process that reads.
        recognises: tells whether a file is of this format. It raises `Unreadable` for a file that begins
            as one of this format does but is something else, is damaged, or is protected by a password.
        read: makes sheets of a file; the encoding is what the user says, or None. It raises `Unreadable`.
            What it needs is imported when it is called, so that only the format that is read is loaded.
        is_isolated: whether it is read in a process of its own, whose memory and time are bounded: always
            where a reader is not our own, or a small file can hold very much.
    """

    name: str
    recognises: Callable[[Content], bool]
    read: Callable[[bytes, str | None], Reading]
    is_isolated: bool
