"""The rest of a day moved by some minutes, and who has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.programme.check.whereabouts import groups_in
from iclei_cli.assembly.programme.people import appearances, name_of
from iclei_cli.assembly.programme.times import DAY, in_order, kept, local_time
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.text import Text


class Moved(NamedTuple):
    """A session before and after it was moved."""

    before: Session
    after: Session


class Told(NamedTuple):
    """Somebody who has to be told of a session that was moved.

    Attributes:
        session: as it is now.
        person: their number; None of whoever is not on the list.
        name: as it is printed.
        role: what they do there: on the stage, as `presenter` of a talk, or as a host of a table.
        about: the title of the talk, or the label of the table.
    """

    session: Session
    person: int | None
    name: Text
    role: str
    about: Text | None


def shift(assembly: Assembly, after: str, by: timedelta) -> list[Moved]:
    """Move every session that begins at a time (as it is kept) or later on that day; those that were.

    What goes on without a break after midnight is of that day.

    Raises:
        RefusedError: `nothing-to-shift`: no session begins then or later.
        UsageError: `not-moved`: it would be by nothing.
    """
    if not by:
        raise UsageError("not-moved")
    moved = [Moved(session, _moved(session, by)) for session in _rest_of_day(assembly, after)]
    if not moved:
        raise RefusedError("nothing-to-shift", day=after[:DAY], time=after[DAY + 1 :])
    assembly.sessions |= {item.after.key: item.after for item in moved}
    return moved


def to_be_told(assembly: Assembly, moved: Iterable[Moved]) -> list[Told]:
    """Everybody who does something in the sessions that were moved; not those who only sit at a table."""
    return [
        told for item in moved for told in (*_on_stage(assembly, item.after), *_hosts(assembly, item.after))
    ]


def seated_in(assembly: Assembly, moved: Iterable[Moved]) -> set[int]:
    """The numbers of those who sit at a table in the sessions that were moved."""
    groups = {group.key for item in moved for group in groups_in(assembly, item.after)}
    placements = (item for seats in assembly.plan.rounds for item in seats) if assembly.plan else ()
    return {item.participant for item in placements if item.group in groups}


def _rest_of_day(assembly: Assembly, after: str) -> Iterator[Session]:
    ends = after
    for session in in_order(session for session in assembly.sessions.values() if session.start):
        start = session.start or ""
        if start >= after and (start[:DAY] == after[:DAY] or start <= ends):
            ends = max(ends, session.end or start)
            yield session


def _moved(session: Session, by: timedelta) -> Session:
    start, end = (time and kept(local_time(time) + by) for time in (session.start, session.end))
    return replace(session, start=start, end=end)


def _on_stage(assembly: Assembly, session: Session) -> Iterator[Told]:
    for found in appearances(session):
        yield Told(
            session=session,
            person=found.speaker.person,
            name=name_of(assembly, found.speaker),
            role="presenter" if found.talk else found.speaker.role.value,
            about=None if found.talk is None else found.talk.title,
        )


def _hosts(assembly: Assembly, session: Session) -> Iterator[Told]:
    for group in groups_in(assembly, session):
        for role, ident in group.hosts.items():
            if ident in assembly.participants:
                name = assembly.participants[ident].name
                yield Told(session=session, person=ident, name=name, role=role, about=group.label)
