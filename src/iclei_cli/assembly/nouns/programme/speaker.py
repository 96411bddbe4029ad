"""Who is on the stage in a session."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class SpeakerRole(StrEnum):
    """What a speaker does in a session."""

    SPEAKER = "speaker"
    MODERATOR = "moderator"


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the stage, as the programme prints them; they need not be a participant."""

    name: str
    position: str | None = None
    role: SpeakerRole = SpeakerRole.SPEAKER
