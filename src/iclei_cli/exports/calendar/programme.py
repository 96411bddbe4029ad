"""The entries of a calendar: the sessions of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.exports.calendar.entry import Entry, is_global, uid_of
from iclei_cli.exports.programme_words import said_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.exports.language import PrintLanguage


def programme_entries(
    assembly: Assembly, identity: str, language: PrintLanguage, keys: Container[str] | None = None
) -> list[Entry]:
    """An entry for each session, or for those of these keys, in order of time; none for what has no start."""
    sessions = in_order(assembly.sessions.values())
    chosen = [session for session in sessions if keys is None or session.key in keys]
    return [session_entry(assembly, identity, session, language) for session in chosen if session.start]


def session_entry(assembly: Assembly, identity: str, session: Session, language: PrintLanguage) -> Entry:
    """The entry of a session that has a start."""
    assert session.start is not None
    return Entry(
        uid=session_uid(identity, session),
        title=language.title(session.title),
        start=session.start,
        end=session.end,
        place=place_called(assembly, session.room, language),
        text=tuple(_about(assembly, session, language)),
        category=session.kind,
    )


def session_uid(identity: str, session: Session) -> str:
    """By which other programs know a session: as the one from which it came does, if that will do."""
    own = uid_of(identity, "session", session.key)
    return session.uid if session.uid and is_global(session.uid) else own


def place_called(assembly: Assembly, room: str | None, language: PrintLanguage) -> str | None:
    """A room as it is printed."""
    return None if room is None else language.title(room_name(assembly, room))


def _about(assembly: Assembly, session: Session, language: PrintLanguage) -> Iterator[str]:
    if session.summary:
        yield language.title(session.summary)
    yield from said_in(assembly, session, language)
