"""The bytes of the ledger's file: a head that says of which assembly it is, and a line for each arrival.

A line is the CRC-32 of an arrival and the arrival as JSON. One that a power cut left without its end was
never confirmed to anybody, and is none; any other that does not fit its checksum was damaged.
"""

from __future__ import annotations

import re
import secrets
import zlib
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from iclei_cli.assembly.nouns.day.arrival import Arrival
from iclei_cli.store.decoding_errors import UNDECODABLE
from iclei_cli.store.soundness import is_time
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEAD = re.compile(rb"arrivals 1 ([0-9a-f]*) ([0-9a-f]{16})\n")


class Head(NamedTuple):
    """The first line: of which assembly the file is, and what tells it from any file that was here before."""

    identity: str
    generation: str


def new_head(identity: str) -> bytes:
    """The first line of a new file about the assembly of this identity."""
    return f"arrivals 1 {identity} {secrets.token_hex(8)}\n".encode()


def head_of(content: bytes, path: Path) -> tuple[Head, int] | None:
    """The head of a file and where its lines begin; None where its making was interrupted.

    Raises:
        StoreError: `ledger-damaged`: it is no ledger.
    """
    found = _HEAD.match(content)
    if found is not None:
        return Head(found[1].decode(), found[2].decode()), found.end()
    if b"\n" in content:
        raise StoreError("ledger-damaged", path=str(path), line=1)
    return None


def encoded(arrivals: Iterable[Arrival]) -> bytes:
    """A line for each arrival."""
    return b"".join(map(_line, arrivals))


def decoded(content: bytes, path: Path, first: int = 2) -> tuple[list[Arrival], int]:
    """The arrivals of all whole lines, and of how many bytes those are; the first one has the number `first`.

    Raises:
        StoreError: `ledger-damaged`: a line is not as it was written.
    """
    whole = content.rfind(b"\n") + 1
    arrivals = []
    for number, line in enumerate(content[:whole].splitlines(), start=first):
        arrival = _arrival(line)
        if arrival is None:
            raise StoreError("ledger-damaged", path=str(path), line=number)
        arrivals.append(arrival)
    return arrivals, whole


def _line(arrival: Arrival) -> bytes:
    body = msgspec.json.encode(arrival)
    return f"{zlib.crc32(body):08x} ".encode() + body + b"\n"


def _arrival(line: bytes) -> Arrival | None:
    checksum, _, body = line.partition(b" ")
    if checksum != f"{zlib.crc32(body):08x}".encode():
        return None
    try:
        arrival = msgspec.json.decode(body, type=Arrival)
    except UNDECODABLE:
        return None
    return arrival if is_time(arrival.time) else None
