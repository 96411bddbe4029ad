"""Arrivals: what was noted at the door, one after the other; none of it is ever changed."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from iclei_cli.assembly.nouns.numbers import Number


class ArrivalKind(StrEnum):
    """What an arrival notes."""

    IN = "in"
    OUT = "out"
    UNDO = "undo"
    """That another one was noted by mistake."""


class Arrival(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One line of the ledger: somebody came, or left, or neither, as it turned out.

    Attributes:
        nonce: tells it from every other; noted twice, it counts once.
        participant: whose arrival it is, by number.
        kind: what it notes.
        time: with whatever distance from UTC a desk had, ISO 8601; on which day that was, `day_of` tells.
        session: to which they came, by its key; None: to the assembly.
        desk: where it was noted.
        undoes: the nonce of the one that was a mistake.
        walk_in: whether they were on no list before.
    """

    nonce: str
    participant: Number
    kind: ArrivalKind = ArrivalKind.IN
    time: str
    session: str | None = None
    desk: str | None = None
    undoes: str | None = None
    walk_in: bool = False
