"""What a file format is, and the content by which a file is recognised."""

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
    """The content of a file; its name plays no part.

    Attributes:
        data: all of them.
        encoding: the encoding that the user named, or None.
    """

    def __init__(self, data: bytes, encoding: str | None = None) -> None:
        self.data = data
        self.encoding = encoding

    @cached_property
    def utf16(self) -> str | None:
        """Which UTF-16 it is in, or None."""
        return utf16_of(self.data)

    @cached_property
    def markup(self) -> str:
        """The beginning in lower case, without byte order marks and comments before it."""
        head = self.data[:_BEGINNING].decode(self.utf16 or "latin-1", "ignore").lower()
        head = head.removeprefix("ï»¿").lstrip("\ufeff \t\r\n")
        while head.startswith("<!--") and "-->" in head:
            head = head.partition("-->")[2].lstrip()
        return head

    def begins_with(self, signature: bytes) -> bool:
        """Tell whether the file begins with these bytes, ignoring white space before them and case."""
        return self._beginning.startswith(signature.lower())

    @cached_property
    def _beginning(self) -> bytes:
        return self.data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()


class Format(NamedTuple):
    """A file format that can be read.

    Attributes:
        name: its key in the table of formats.
        recognises: tells whether a file is of this format. It raises `Unreadable` if the file only begins
            like this format but is something else, is damaged, or is protected by a password.
        read: reads the bytes of a file; its second argument is the encoding that the user named, or None.
            It raises `Unreadable`. It imports its reader when it is called, so that others stay unloaded.
        is_isolated: whether it is read in a process of its own with bounded memory and time. It must be, if
            the reader is not our own or a small file can expand to a very large one.
        is_programme: whether such files have sessions, and no people.
    """

    name: str
    recognises: Callable[[Content], bool]
    read: Callable[[bytes, str | None], Reading]
    is_isolated: bool
    is_programme: bool = False
