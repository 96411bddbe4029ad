"""The programme: its sessions, and everybody on a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.programme.people import Appearance, appearances, name_of, position_of
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.exports.data.kind import Column, Kind, titled
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.text import Text


class _Item(NamedTuple):
    """A session of an assembly."""

    assembly: Assembly
    session: Session

    @property
    def room(self) -> Text | None:
        return room_of(self.assembly, self.session)


class _OnStage(NamedTuple):
    """Somebody in a session of an assembly."""

    assembly: Assembly
    found: Appearance

    @property
    def talk(self) -> Text | None:
        return None if self.found.talk is None else self.found.talk.title

    @property
    def name(self) -> Text:
        return name_of(self.assembly, self.found.speaker)

    @property
    def position(self) -> Text | None:
        return position_of(self.assembly, self.found.speaker)

    @property
    def role(self) -> str:
        return "presenter" if self.found.talk else str(self.found.speaker.role)


def _sessions(assembly: Assembly) -> Iterator[_Item]:
    return (_Item(assembly, session) for session in in_order(assembly.sessions.values()))


def _on_stage(assembly: Assembly) -> Iterator[_OnStage]:
    for session in in_order(assembly.sessions.values()):
        for found in appearances(session):
            yield _OnStage(assembly, found)


SESSIONS = Kind(
    "sessions",
    _sessions,
    (
        Column("key", "heading-key", lambda row: row.session.key),
        Column(
            "title",
            "heading-title",
            lambda row: row.session.title,
            lambda row, to: to.title(row.session.title),
        ),
        Column(
            "kind",
            "heading-kind",
            lambda row: row.session.kind,
            lambda row, to: to.told(row.session.kind.word),
        ),
        Column("start", "heading-start", lambda row: row.session.start),
        Column("end", "heading-end", lambda row: row.session.end),
        Column("room", "heading-room", lambda row: row.room, lambda row, to: titled(row.room, to)),
        Column(
            "summary",
            "heading-summary",
            lambda row: row.session.summary,
            lambda row, to: titled(row.session.summary, to),
        ),
        Column("sdgs", "heading-sdg", lambda row: row.session.sdgs),
    ),
)
"""A row for each session."""

SPEAKERS = Kind(
    "speakers",
    _on_stage,
    (
        Column(
            "session",
            "heading-session",
            lambda row: row.found.session.key,
            lambda row, to: to.title(row.found.session.title),
        ),
        Column("talk", "heading-talks", lambda row: row.talk, lambda row, to: titled(row.talk, to)),
        Column(
            "role",
            "heading-role",
            lambda row: row.role,
            lambda row, to: to.told(message(f"session-{row.role}")),
        ),
        Column("id", "heading-id", lambda row: row.found.speaker.person),
        Column("name", "heading-name", lambda row: row.name, lambda row, to: to.title(row.name)),
        Column(
            "position", "heading-position", lambda row: row.position, lambda row, to: titled(row.position, to)
        ),
    ),
)
"""A row for everybody on a stage or with a talk, whether or not they are on the list."""
