"""What is typed to name something of an assembly: names, keys and numbers, and nothing else of it."""

from __future__ import annotations

import msgspec


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
