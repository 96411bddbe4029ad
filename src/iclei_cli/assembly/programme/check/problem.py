"""A problem of the programme, and what its words are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.programme.people import name_of
from iclei_cli.assembly.programme.times import DAY, kept, shown
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from datetime import datetime

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.system.messages import Fact, Message


class Problem(NamedTuple):
    """Something that cannot be so.

    Attributes:
        code: a stable name of it.
        facts: what its sentence is made of.
        sessions: the keys of the sessions that it is about, in order of time.
        people: the numbers of the people on the list whom it is about.
        guests: the names of others whom it is about.
        groups: the keys of the tables that it is about.
        remedies: the commands of which each would mend it.
    """

    code: str
    facts: dict[str, Fact]
    sessions: tuple[str, ...]
    people: tuple[int, ...] = ()
    guests: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    remedies: tuple[Message, ...] = ()

    @property
    def message(self) -> Message:
        """The problem as a fact of a message."""
        return message(f"programme-{self.code}", **self.facts)


def who(assembly: Assembly, speaker: Speaker) -> Fact:
    """Somebody of the programme as a fact: by name, and by number who is on the list."""
    name = name_of(assembly, speaker)
    return name if speaker.person is None else message("person", name=name, id=speaker.person)


def clock(assembly: Assembly, time: datetime) -> str:
    """A time to be read: without its day, where that is the day of the event."""
    text = kept(time)
    return text[DAY + 1 :] if text[:DAY] == assembly.event.date else shown(text)


def typed_time(session: Session, time: datetime) -> str:
    """A time to be typed into a command about a session: without its day, where that is the session's."""
    return typed_on(session.start and session.start[:DAY], time)


def typed_on(day: str | None, time: datetime) -> str:
    """A time to be typed: without its day, where that is the one that a command takes it for."""
    text = kept(time)
    return text[DAY + 1 :] if text[:DAY] == day else f'"{shown(text)}"'
