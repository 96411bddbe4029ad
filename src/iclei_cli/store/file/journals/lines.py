"""The bytes of a journal: a head that says of which assembly it is, and a line for each record.

A line is the CRC-32 of a record and the record as JSON. One that a power cut left without its end was
never confirmed to anybody, and is none; any other that does not fit its checksum was damaged.
"""

from __future__ import annotations

import re
import secrets
import zlib
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from iclei_cli.store.decoding_errors import UNDECODABLE
from iclei_cli.store.soundness import is_time
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class _Noted(Protocol):
    """A record of a journal."""

    @property
    def time(self) -> str:
        """When it was noted, ISO 8601."""


Record = TypeVar("Record", bound=_Noted)


class Head(NamedTuple):
    """The first line: of which assembly the file is, and what tells it from any file that was here before."""

    identity: str
    generation: str


class Format(Generic[Record]):
    """How the lines of one kind of journal are written and read.

    Attributes:
        name: of the file, which its first line says, too.
        damaged: the code of the error that a line is not as it was written; its facts are `path` and `line`.
        foreign: the code of the error that the journal is of another assembly.
    """

    def __init__(self, name: str, record: type[Record], *, damaged: str, foreign: str) -> None:
        """Write and read records of a type."""
        self.name = name
        self.damaged = damaged
        self.foreign = foreign
        self._head = re.compile(rb"%b 1 ([0-9a-f]*) ([0-9a-f]{16})\n" % name.encode())
        self._decoder = msgspec.json.Decoder(record)

    def new_head(self, identity: str) -> bytes:
        """The first line of a new file about the assembly of this identity."""
        return f"{self.name} 1 {identity} {secrets.token_hex(8)}\n".encode()

    def head_of(self, content: bytes, path: Path) -> tuple[Head, int] | None:
        """The head of a file and where its lines begin; None where its making was interrupted.

        Raises:
            StoreError: `damaged`: it is no such journal.
        """
        found = self._head.match(content)
        if found is not None:
            return Head(found[1].decode(), found[2].decode()), found.end()
        if b"\n" in content:
            raise StoreError(self.damaged, path=str(path), line=1)
        return None

    def encoded(self, records: Iterable[Record]) -> bytes:
        """A line for each record."""
        return b"".join(map(_line, records))

    def decoded(self, content: bytes, path: Path, first: int = 2) -> tuple[list[Record], int]:
        """The records of all whole lines, of which `first` is the first number, and how many bytes those are.

        Raises:
            StoreError: `damaged`: a line is not as it was written.
        """
        whole = content.rfind(b"\n") + 1
        records = []
        for number, line in enumerate(content[:whole].splitlines(), start=first):
            record = self._record(line)
            if record is None:
                raise StoreError(self.damaged, path=str(path), line=number)
            records.append(record)
        return records, whole

    def _record(self, line: bytes) -> Record | None:
        checksum, _, body = line.partition(b" ")
        if checksum != f"{zlib.crc32(body):08x}".encode():
            return None
        try:
            record = self._decoder.decode(body)
        except UNDECODABLE:
            return None
        return record if is_time(record.time) else None


def _line(record: _Noted) -> bytes:
    body = msgspec.json.encode(record)
    return f"{zlib.crc32(body):08x} ".encode() + body + b"\n"
