"""What a file says of a session, before it is known which one that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.system.messages import Message


class Place(NamedTuple):
    """Where something stands in a file: in a row of a sheet, or, of a file without rows, which event it is.

    Attributes:
        number: from 1.
        sheet: its name; None where there is only one.
        is_row: whether it is a row.
    """

    number: int
    sheet: str | None = None
    is_row: bool = True


class Fault(NamedTuple):
    """Something in a file that cannot be meant, and where it stands."""

    place: Place
    problem: Message


@dataclass
class SessionDraft:
    """A session as a file has it.

    Attributes:
        place: where it stands.
        title: as the file has it.
        key: by which it is known here, if the file says so.
        uid: by which it is known there, if the file says so.
        fields: what the file says of it, by field of a session; of what it does not say there is nothing.
        speakers: who is on its stage.
        talks: what is presented in it.
    """

    place: Place
    title: str
    key: str | None = None
    uid: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    speakers: list[Speaker] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)


class ProgrammeFile(NamedTuple):
    """What a file has.

    Attributes:
        drafts: its sessions, in their order.
        faults: what in it cannot be meant.
        ignored: the headers of columns that are not taken.
        kinds: words for kinds of sessions that are not known.
        remarks: the numbers of rows that are no session, and say nothing of one.
        left_out: events that are no sessions: cancelled ones, and those of a whole day; each with its title.
        repeated: the titles of events that are repeated, of which only the first time is taken.
    """

    drafts: list[SessionDraft]
    faults: list[Fault]
    ignored: list[str]
    kinds: list[str]
    remarks: list[int]
    left_out: list[str]
    repeated: list[str]
