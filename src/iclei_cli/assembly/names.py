"""What people call a table, topic or session, whose key is what is kept and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.system.messages import Message


def group_name(assembly: Assembly, key: str) -> Text:
    """The label of a table; of one that is there no more, its key."""
    group = assembly.groups.get(key)
    return key if group is None else group.label


def topic_name(assembly: Assembly, key: str) -> Text:
    """The title of a topic; of one that is there no more, its key."""
    topic = assembly.topics.get(key)
    return key if topic is None else topic.titles


def topic_names(assembly: Assembly, keys: Iterable[str]) -> list[Text]:
    """The titles of topics, such as somebody's choices, in their order."""
    return [topic_name(assembly, key) for key in keys]


def session_name(assembly: Assembly, key: str) -> Text:
    """The title of a session; of one that is there no more, its key."""
    session = assembly.sessions.get(key)
    return key if session is None else session.title


def place_name(assembly: Assembly, key: str) -> Text:
    """What a table or a session is called, whichever has this key."""
    return group_name(assembly, key) if key in assembly.groups else session_name(assembly, key)


def with_key(name: Text, key: str) -> Text | Message:
    """What something is called, with the key behind it, for whoever is to type that next."""
    return name if name == key else message("name-and-key", name=name, key=key)
