"""What a line of a text or a row of a sheet says, before it is known who is meant."""

from __future__ import annotations

from typing import NamedTuple

from iclei_cli.assembly.nouns.day.note import NoteKind


class Draft(NamedTuple):
    """A note as somebody wrote it down.

    Attributes:
        text: what was said, on one line.
        kind: what it is of.
        who: who is to do it or said it, in the words that were written; None if nobody is named.
        by: the day by which it is to be done, `YYYY-MM-DD`.
        done: whether it is done.
        sdgs: the goals it touches, ascending.
        consent: whether whoever is quoted agreed that it is published; None if it does not tell.
    """

    text: str
    kind: NoteKind = NoteKind.POINT
    who: str | None = None
    by: str | None = None
    done: bool = False
    sdgs: tuple[int, ...] = ()
    consent: bool | None = None
