"""The programme: sessions and the talks given in them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class SessionKind(StrEnum):
    """What happens in a session. The groups sit in the one of kind `discussion`."""

    OPENING = "opening"
    PANEL = "panel"
    BRIEFING = "briefing"
    DISCUSSION = "discussion"
    BREAK = "break"
    OTHER = "other"


class SpeakerRole(StrEnum):
    """What a speaker does in a session."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the stage, as the programme prints them; they need not be a participant."""

    name: str
    position: str | None = None
    role: SpeakerRole = SpeakerRole.SPEAKER


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation in a session: what is presented, by which municipality, and the topic it opens."""

    title: str
    municipality: str | None = None
    topic: str | None = None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the programme. `start` and `end` are local times, `YYYY-MM-DDTHH:MM`."""

    key: str
    title: str
    kind: SessionKind = SessionKind.OTHER
    start: str | None = None
    end: str | None = None
    room: str | None = None
    summary: str | None = None
    speakers: tuple[Speaker, ...] = ()
    talks: tuple[Talk, ...] = ()
