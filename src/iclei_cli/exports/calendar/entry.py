"""An entry of a calendar."""

from __future__ import annotations

from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is at some time.

    Attributes:
        uid: by which a calendar knows it again when it has moved; nothing else in the world has it.
        title: what it is.
        start: local, `YYYY-MM-DDTHH:MM`.
        end: likewise; None where nobody has said.
        place: where it is.
        own: what it says of the person whose it is, line by line.
        text: all else, line by line.
        category: what kind of thing it is.
    """

    uid: str
    title: str
    start: str
    end: str | None = None
    place: str | None = None
    own: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    category: str | None = None


def uid_of(identity: str, *words: str | int) -> str:
    """What is the same for the same thing of an assembly, and for nothing else (a name-based UUID, RFC 9562).

    `identity` is that of the assembly, so that next year's opening is not taken for this year's.
    """
    return str(uuid5(NAMESPACE_URL, "/".join(map(str, ("iclei", identity, *words)))))


def is_global(uid: str) -> bool:
    """Whether what another program calls a thing is surely nobody else's name for another."""
    try:
        UUID(uid)
    except ValueError:
        return "@" in uid
    return True
