"""What is presented in a session."""

from __future__ import annotations

import msgspec

from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.assembly.nouns.programme.speaker import Speaker
from iclei_cli.assembly.nouns.text import Text


class Talk(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation in a session; those of one session come in their order.

    Attributes:
        title: what is presented.
        municipality: by which one.
        topic: the key of the topic that it opens.
        speakers: who presents it.
        minutes: how long it takes.
    """

    title: Text
    municipality: Text | None = None
    topic: str | None = None
    speakers: tuple[Speaker, ...] = ()
    minutes: Number | None = None
