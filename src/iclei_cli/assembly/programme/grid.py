"""A day as a grid: rooms beside each other, times below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.programme.check.whereabouts import groups_in
from iclei_cli.assembly.programme.rooms import place_of, rooms_named
from iclei_cli.assembly.programme.times import DAY, in_order, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.text import Text


class Cell(NamedTuple):
    """A session in a room at a time.

    Attributes:
        session: which.
        begins: whether it begins then; else it goes on.
        groups: the labels of the tables by which it is in this room; none where all of it is.
    """

    session: Session
    begins: bool
    groups: tuple[Text, ...] = ()


class Row(NamedTuple):
    """What is in every room from a time on: of each room a list, mostly of one."""

    time: str
    cells: list[list[Cell]]


class Grid(NamedTuple):
    """A day.

    Attributes:
        day: `YYYY-MM-DD`.
        rooms: their names; None for sessions without a room.
        rows: from one beginning of a session to the next.
    """

    day: str
    rooms: list[Text | None]
    rows: list[Row]


def grids(assembly: Assembly) -> list[Grid]:
    """Every day on which a session begins; what goes on after midnight is of the day on which it began."""
    timed = in_order(session for session in assembly.sessions.values() if session.start)
    days = dict.fromkeys((session.start or "")[:DAY] for session in timed)
    return [
        _grid(assembly, day, [session for session in timed if (session.start or "")[:DAY] == day])
        for day in days
    ]


def _grid(assembly: Assembly, day: str, sessions: list[Session]) -> Grid:
    taken = {place for session in sessions for place, _ in _places(assembly, session)}
    named = rooms_named(assembly)
    places: list[str | None] = [place for place in named if place in taken]
    if None in taken:
        places.append(None)
    starts = sorted({session.start or "" for session in sessions})
    rows = []
    for start in starts:
        cells: list[list[Cell]] = [[] for _ in places]
        for session in sessions:
            if _is_on(session, start):
                for place, groups in _places(assembly, session):
                    cells[places.index(place)].append(Cell(session, session.start == start, groups))
        rows.append(Row(start[DAY + 1 :], cells))
    return Grid(day, [None if place is None else named[place] for place in places], rows)


def _places(assembly: Assembly, session: Session) -> Iterator[tuple[str | None, tuple[Text, ...]]]:
    """The places of a session, its own first, then those of tables that are elsewhere, with these."""
    own = None if session.room is None else place_of(assembly, session.room)
    elsewhere: dict[str, tuple[Text, ...]] = {}
    groups = groups_in(assembly, session)
    for group in groups:
        place = None if group.room is None else place_of(assembly, group.room)
        if place is not None and place != own:
            elsewhere[place] = (*elsewhere.get(place, ()), group.label)
    if own is not None or sum(map(len, elsewhere.values())) < len(groups) or not groups:
        yield own, ()
    yield from elsewhere.items()


def _is_on(session: Session, time: str) -> bool:
    span = span_of(session)
    moment: datetime | None = None if span is None else type(span.start).fromisoformat(time)
    return span is not None and moment is not None and span.start <= moment < span.end
