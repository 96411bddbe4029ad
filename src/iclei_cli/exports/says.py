"""A checksum of what something says: all that is kept of words, to know whether they are others by now."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.day.handed_out import SAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.day.handed_out import Stood

LETTERS = 16
"""So many hexadecimal digits tell apart what is compared with what stood in the same place before."""


def checksum(content: bytes) -> str:
    """A checksum of what was written."""
    return hashlib.sha256(content).hexdigest()[:LETTERS]


def says(*parts: object) -> str:
    """A checksum of what can be written as JSON."""
    return checksum(msgspec.json.encode(parts, order="deterministic"))


def page_says(people: Iterable[int], *parts: object) -> dict[str, Stood]:
    """What is kept of a page: who stands on it, by number, so that it can be erased, and what it says."""
    return {"people": tuple(sorted(set(people))), SAYS: says(*parts)}
