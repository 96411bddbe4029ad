"""Which of an assembly's titles are not there in a language in which they would be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.text import forms_of, has_language, is_same_or_numbered
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.system.messages import Message

_WORDS = {
    "name": "event-name",
    "host": "event-host",
    "organiser": "event-organiser",
    "theme": "event-theme",
    "titles": "session-title",
    "title": "session-title",
    "label": "group-label",
    "municipality": "attribute-municipality",
}
"""The code of the word for each field."""


class Titled(NamedTuple):
    """A text that is printed: of what it is, its field there, and what it says.

    `what` is `event`, `topic`, `group`, `room`, `session` or `talk`; `key` that of the record, of a talk its
    session's, "" of the event; `called` what that record is called; `number` that of the talk in its session,
    from 1, else 0.
    """

    what: str
    key: str
    called: Text
    field: str
    text: Text
    number: int = 0

    @property
    def name(self) -> Message:
        """The text as a fact of a message: what it is the name of."""
        field = message(_WORDS[self.field])
        return message(f"text-of-{self.what}", name=self.called, field=field, number=self.number)


def lacking(assembly: Assembly, language: str) -> list[Titled]:
    """The texts that have no form in a language: they would be printed as they were first given.

    What nobody said the language of is in the assembly's own, and what has no letters in any. The label of a
    table that is its topic's title is left out: it follows the topic.
    """
    main = assembly.event.language
    return [
        found
        for found in titled(assembly)
        if not has_language(found.text, language, main=main) and any(map(_has_letters, forms_of(found.text)))
    ]


def titled(assembly: Assembly) -> Iterator[Titled]:
    """All texts of an assembly that are titles, or say who and where, in the order of an office's work."""
    yield from _of("event", "", "", assembly.event, "name", "host", "organiser", "theme")
    for key, topic in assembly.topics.items():
        yield from _of("topic", key, topic.titles, topic, "titles")
    for key, group in assembly.groups.items():
        label = () if _is_called_as_its_topic(assembly, group) else ("label",)
        yield from _of("group", key, group.label, group, *label, "municipality")
    for key, room in assembly.rooms.items():
        yield from _of("room", key, room.name, room, "name")
    for key, session in assembly.sessions.items():
        yield from _of("session", key, session.title, session, "title")
        for number, talk in enumerate(session.talks, start=1):
            yield from _of("talk", key, session.title, talk, "title", "municipality", number=number)


def _of(what: str, key: str, called: Text, record: object, *fields: str, number: int = 0) -> Iterator[Titled]:
    for field in fields:
        text: Text | None = getattr(record, field)
        if text:
            yield Titled(what, key, called, field, text, number)


def _is_called_as_its_topic(assembly: Assembly, group: Group) -> bool:
    topic = assembly.topics.get(group.topic) if group.topic else None
    return topic is not None and is_same_or_numbered(group.label, topic.titles)


def _has_letters(words: str) -> bool:
    return any(map(str.isalpha, words))
