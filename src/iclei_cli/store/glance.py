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


class GlancedPerson(msgspec.Struct, frozen=True):
    """A participant, as they are named."""

    id: int
    name: str
    name_en: str | None = None
    organisation: str | None = None
    extra: dict[str, str] = {}


class GlancedGroup(msgspec.Struct, frozen=True):
    """A group by its key, and what it is called."""

    key: str
    label: str = ""


class GlancedSession(msgspec.Struct, frozen=True):
    """A session by its key, and what it is called."""

    key: str
    title: str = ""


class GlancedTopic(msgspec.Struct, frozen=True):
    """A topic by its key, and what it is called in each language."""

    key: str
    titles: dict[str, str] = {}


class GlancedRule(msgspec.Struct, frozen=True):
    """A rule: what kind it is of."""

    kind: str = ""


class Glance(msgspec.Struct, frozen=True):
    """Each by what the store numbers them with; rules by their own number, people by theirs."""

    participants: dict[str, GlancedPerson] = {}
    groups: dict[str, GlancedGroup] = {}
    sessions: dict[str, GlancedSession] = {}
    topics: dict[str, GlancedTopic] = {}
    rules: dict[str, GlancedRule] = {}


class _Content(msgspec.Struct):
    """Of the file's content, the tables; the first layout had no envelope."""

    tables: Glance = Glance()


def glance(path: Path) -> Glance:
    """What names something in a file; nothing where there is none, or it cannot be read."""
    try:
        return msgspec.json.decode(read_regular(path), type=_Content).tables
    except (*UNDECODABLE, OddFileError, OSError):
        return Glance()
