"""Sessions as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from iclei_cli.assembly.programme.people import name_of, position_of
from iclei_cli.assembly.programme.rooms import room_called, room_of
from iclei_cli.assembly.programme.times import minutes_of, time_zone_of, with_offset
from iclei_cli.cli.documents.document import Document, InLanguages, texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker


class SpeakerItem(InLanguages, frozen=True, kw_only=True):
    """Somebody of the programme: a person on the list, or somebody else by name.

    Attributes:
        name: as the programme prints it.
        position: what they are.
        role: what they do there.
        person: their number, if the programme says who of the list it is.
        guest: whether somebody said that they come without being on the list.
        minutes: how long they speak.
    """

    name: str
    position: str | None
    role: Literal["chair", "moderator", "speaker", "panellist"]
    person: int | None
    guest: bool
    minutes: int | None


class TalkItem(InLanguages, frozen=True, kw_only=True):
    """A presentation.

    Attributes:
        title: what is presented.
        municipality: by which city.
        topic: the key of the topic that it opens.
        speakers: who presents it.
        minutes: how long it takes.
    """

    title: str
    municipality: str | None
    topic: str | None
    speakers: list[SpeakerItem]
    minutes: int | None


class SessionItem(InLanguages, frozen=True, kw_only=True):
    """An item of the programme.

    Attributes:
        key: its short name, which is typed.
        title: as it is printed.
        kind: what happens in it; the groups sit in the first of kind `discussion`.
        start: when it starts, local, `YYYY-MM-DDTHH:MM`.
        end: when it ends, in the same way.
        starts: when it starts, with the distance from UTC, `YYYY-MM-DDTHH:MM+09:00`; null also where this
            computer does not know the time zone.
        ends: when it ends, in the same way.
        minutes: how long it is.
        room: where it is.
        capacity: how many people that room takes.
        summary: what it is about.
        speakers: who is on the stage: chairs first, then moderators, speakers, panellists.
        talks: in their order.
        groups: the keys of the tables that come together in it; of a discussion, none are all.
        sdgs: the Sustainable Development Goals that it is about, by number.
        expected: how many people are; null where nobody said so.
        round_minutes: of a discussion, how many minutes a round takes.
        uid: what another program calls it, from whose file it was imported.
    """

    key: str
    title: str
    kind: Literal["opening", "panel", "briefing", "presentations", "discussion", "break", "closing", "other"]
    start: str | None
    end: str | None
    starts: str | None
    ends: str | None
    minutes: int | None
    room: str | None
    capacity: int | None
    summary: str | None
    speakers: list[SpeakerItem]
    talks: list[TalkItem]
    groups: list[str]
    sdgs: list[int]
    expected: int | None
    round_minutes: int | None
    uid: str | None


class SessionsDocument(Document, frozen=True, kw_only=True):
    """The programme.

    Attributes:
        time_zone: of all its times, by its IANA name.
        sessions: all sessions in order of time, or the one that was asked for.
    """

    commands: ClassVar[tuple[str, ...]] = ("sessions list", "sessions show")

    time_zone: str
    sessions: list[SessionItem]


def sessions_document(assembly: Assembly, sessions: Iterable[Session]) -> SessionsDocument:
    """Return sessions as a document."""
    return SessionsDocument(
        time_zone=time_zone_of(assembly.event),
        sessions=[_session_item(assembly, session) for session in sessions],
    )


def speaker_item(assembly: Assembly, speaker: Speaker) -> SpeakerItem:
    """Return somebody of the programme as documents have them."""
    name, position = name_of(assembly, speaker), position_of(assembly, speaker)
    return SpeakerItem(
        **texts_in(assembly.event.language, name=name, position=position),
        role=speaker.role.value,
        person=speaker.person,
        guest=speaker.guest,
        minutes=speaker.minutes,
    )


def _session_item(assembly: Assembly, session: Session) -> SessionItem:
    room = room_called(assembly, session.room)
    starts, ends = (
        None if time is None else with_offset(assembly.event, time) for time in (session.start, session.end)
    )
    language = assembly.event.language
    name = room_of(assembly, session)
    return SessionItem(
        key=session.key,
        **texts_in(language, title=session.title, room=name, summary=session.summary),
        kind=session.kind.value,
        start=session.start,
        end=session.end,
        starts=starts,
        ends=ends,
        minutes=minutes_of(session),
        capacity=None if room is None else room.capacity,
        speakers=[speaker_item(assembly, speaker) for speaker in session.speakers],
        talks=[
            TalkItem(
                **texts_in(language, title=talk.title, municipality=talk.municipality),
                topic=talk.topic,
                speakers=[speaker_item(assembly, speaker) for speaker in talk.speakers],
                minutes=talk.minutes,
            )
            for talk in session.talks
        ],
        groups=list(session.groups),
        sdgs=list(session.sdgs),
        expected=session.expected,
        round_minutes=session.round_minutes,
        uid=session.uid,
    )
