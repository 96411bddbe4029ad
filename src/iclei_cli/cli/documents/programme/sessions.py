"""Sessions as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

import msgspec

from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.programme.session import Session


class SpeakerItem(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on the stage, who need not be a participant.

    Attributes:
        name: as the programme prints it.
        position: what they are.
        role: what they do there.
    """

    name: str
    position: str | None
    role: Literal["speaker", "moderator"]


class TalkItem(msgspec.Struct, frozen=True, kw_only=True):
    """A presentation.

    Attributes:
        title: what is presented.
        municipality: by which city.
        topic: the key of the topic that it opens.
    """

    title: str
    municipality: str | None
    topic: str | None


class SessionItem(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the programme.

    Attributes:
        key: its short name, which is typed.
        title: as it is printed.
        kind: what happens in it; the groups sit in the first of kind `discussion`.
        start: when it starts, local, `YYYY-MM-DDTHH:MM`.
        end: when it ends, in the same way.
        room: where it is.
        summary: what it is about.
        speakers: moderators first.
        talks: in their order.
    """

    key: str
    title: str
    kind: Literal["opening", "panel", "briefing", "discussion", "break", "other"]
    start: str | None
    end: str | None
    room: str | None
    summary: str | None
    speakers: list[SpeakerItem]
    talks: list[TalkItem]


class SessionsDocument(Document, frozen=True, kw_only=True):
    """The programme.

    Attributes:
        sessions: all sessions in order of time, or the one that was asked for.
    """

    commands: ClassVar[tuple[str, ...]] = ("sessions list", "sessions show")

    sessions: list[SessionItem]


def sessions_document(sessions: Iterable[Session]) -> SessionsDocument:
    """Return sessions as a document."""
    return SessionsDocument(sessions=[_session_item(session) for session in sessions])


def _session_item(session: Session) -> SessionItem:
    return SessionItem(
        key=session.key,
        title=session.title,
        kind=session.kind.value,
        start=session.start,
        end=session.end,
        room=session.room,
        summary=session.summary,
        speakers=[
            SpeakerItem(name=person.name, position=person.position, role=person.role.value)
            for person in session.speakers
        ],
        talks=[
            TalkItem(title=talk.title, municipality=talk.municipality, topic=talk.topic)
            for talk in session.talks
        ],
    )
