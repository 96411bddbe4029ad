"""A glance at the file of an assembly: names, keys and numbers, and nothing else.

It serves to complete what somebody types, while they wait. So it shares nothing with `file/` but the form of
the file: nothing is verified, no other layout is read, and nearly nothing is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.store.decoding_errors import UNDECODABLE
from iclei_cli.system.regular_file import OddFileError, read_regular

if TYPE_CHECKING:
    from pathlib import Path


class GlancedPerson(msgspec.Struct, frozen=True, gc=False):
    """A participant, as they are named."""

    id: int
    name: str
    name_en: str | None = None
    extra: msgspec.Raw = msgspec.Raw(b"{}")

    @property
    def headers(self) -> list[str]:
        """The headers of what lists said beyond the fields; none if that cannot be read."""
        try:
            return list(msgspec.json.decode(self.extra, type=dict[str, str]))
        except UNDECODABLE:
            return []


class Glanced(msgspec.Struct, frozen=True, gc=False):
    """A group, a session, a room or a topic."""

    key: str


class Glance(msgspec.Struct, frozen=True):
    """What there is, by the numbers of the file's documents: of rules and notes their own."""

    participants: dict[str, GlancedPerson] = {}
    groups: dict[str, Glanced] = {}
    sessions: dict[str, Glanced] = {}
    rooms: dict[str, Glanced] = {}
    topics: dict[str, Glanced] = {}
    rules: dict[str, msgspec.Raw] = {}
    notes: dict[str, msgspec.Raw] = {}


class _Content(msgspec.Struct):
    """Of the file's content, the tables; the first layout had no envelope."""

    tables: Glance = Glance()


def glance(path: Path) -> Glance:
    """What names something in a file; nothing where there is none, or it cannot be read."""
    try:
        return msgspec.json.decode(read_regular(path), type=_Content).tables
    except (*UNDECODABLE, OddFileError, OSError):
        return Glance()
