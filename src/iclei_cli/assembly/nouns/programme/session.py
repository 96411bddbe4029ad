"""An item of the programme."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.assembly.nouns.programme.sdgs import Sdg
from iclei_cli.assembly.nouns.programme.speaker import Speaker, renamed, without_person
from iclei_cli.assembly.nouns.programme.talk import Talk
from iclei_cli.assembly.nouns.text import Text
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.system.messages import Message


class SessionKind(StrEnum):
    """What happens in a session. The groups sit in the one of kind `discussion`."""

    OPENING = "opening"
    PANEL = "panel"
    BRIEFING = "briefing"
    PRESENTATIONS = "presentations"
    DISCUSSION = "discussion"
    BREAK = "break"
    CLOSING = "closing"
    OTHER = "other"

    @property
    def word(self) -> Message:
        """The kind as a fact of a message."""
        return message(f"kind-{self}")


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the programme.

    Attributes:
        key: its short name, which is typed.
        title: as it is printed.
        kind: what happens in it.
        start: when it starts, `YYYY-MM-DDTHH:MM` in the time zone of the event.
        end: when it ends, in the same way; maybe on the next day.
        room: where it is, as it is printed; a room of the venue by its name or key, if there is one.
        summary: what it is about.
        speakers: who is on the stage, in the order of their roles.
        talks: what is presented, in order.
        groups: the keys of those that come together in it; in a discussion, none named are all.
        sdgs: the goals that it is about, by number.
        expected: how many people are; None is everybody who is coming, where nothing else goes on.
        round_minutes: of a discussion, how long a round takes.
        uid: what another program calls it, from whose file it was imported.
    """

    key: str
    title: Text
    kind: SessionKind = SessionKind.OTHER
    start: str | None = None
    end: str | None = None
    room: str | None = None
    summary: Text | None = None
    speakers: tuple[Speaker, ...] = ()
    talks: tuple[Talk, ...] = ()
    groups: tuple[str, ...] = ()
    sdgs: tuple[Sdg, ...] = ()
    expected: Number | None = None
    round_minutes: Number | None = None
    uid: str | None = None

    @property
    def everybody(self) -> tuple[Speaker, ...]:
        """Everybody on the stage, and those who present talks."""
        return (*self.speakers, *(speaker for talk in self.talks for speaker in talk.speakers))

    def without_person(self, ident: int) -> Session:
        """The same once a person is off the list."""
        return self._with_speakers(lambda speakers: without_person(speakers, ident))

    def without_people(self) -> Session:
        """The same once nobody is on the list any more."""
        return self._with_speakers(
            lambda speakers: tuple(speaker for speaker in speakers if speaker.person is None)
        )

    def renamed(self, old: int, new: int) -> Session:
        """The same with one person in another's place."""
        return self._with_speakers(lambda speakers: renamed(speakers, old, new))

    def without_group(self, key: str) -> Session:
        """The same once there is no such group."""
        return replace(self, groups=tuple(group for group in self.groups if group != key))

    def _with_speakers(self, changed: Callable[[tuple[Speaker, ...]], tuple[Speaker, ...]]) -> Session:
        talks = tuple(replace(talk, speakers=changed(talk.speakers)) for talk in self.talks)
        return replace(self, speakers=changed(self.speakers), talks=talks)
