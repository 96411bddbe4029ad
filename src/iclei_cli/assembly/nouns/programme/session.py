"""An item of the programme."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from iclei_cli.assembly.nouns.programme.speaker import Speaker
from iclei_cli.assembly.nouns.programme.talk import Talk


class SessionKind(StrEnum):
    """What happens in a session. The groups sit in the one of kind `discussion`."""

    OPENING = "opening"
    PANEL = "panel"
    BRIEFING = "briefing"
    DISCUSSION = "discussion"
    BREAK = "break"
    OTHER = "other"


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
