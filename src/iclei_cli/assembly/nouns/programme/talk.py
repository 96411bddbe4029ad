"""What is presented in a session."""

from __future__ import annotations

import msgspec


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation in a session: what is presented, by which municipality, and the topic it opens."""

    title: str
    municipality: str | None = None
    topic: str | None = None
