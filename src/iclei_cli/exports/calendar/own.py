"""One person's own day: the sessions that are theirs, and in a discussion their table in each round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.nouns.group import HOST_ROLES
from iclei_cli.assembly.programme.check.whereabouts import groups_in
from iclei_cli.assembly.programme.people import appearances_of
from iclei_cli.assembly.programme.rooms import place_of
from iclei_cli.assembly.programme.times import in_order, kept, span_of
from iclei_cli.exports.calendar.entry import Entry, uid_of
from iclei_cli.exports.calendar.programme import place_called, session_entry
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.programme.own_day import OwnSeat
    from iclei_cli.exports.language import PrintLanguage


@dataclass(frozen=True)
class OwnDay:
    """The day of somebody.

    Attributes:
        assembly: what they come to.
        identity: that of the assembly.
        person: who.
        seats: theirs, as `own_seats` has them.
        language: in which it is told.
    """

    assembly: Assembly
    identity: str
    person: Participant
    seats: Sequence[OwnSeat]
    language: PrintLanguage

    def entries(self, keys: Container[str] | None = None) -> list[Entry]:
        """The entries of the day, or of them those in sessions of these keys, in order of time.

        Of sessions at the same time, the one is theirs in which they are on the stage or have a seat. No
        entry is that of anybody else's calendar, so that several of them fit into one.
        """
        entries = [
            entry
            for session in self._sessions()
            if keys is None or session.key in keys
            for entry in self._entries_in(session)
        ]
        return sorted(entries, key=lambda entry: entry.start)

    def seat_line(self, seat: OwnSeat) -> str:
        """A seat on a line: `Round 2: Energy 1, Room 301 (facilitator)`."""

        def told(alone: PrintLanguage) -> str:
            does = [message(f"role-{duty}") if duty in HOST_ROLES else duty for duty in seat.does]
            return alone.phrase(
                "print-seat",
                round=seat.round if self.has_rounds else None,
                table=seat.group.label,
                room=place_called(self.assembly, seat.room, alone),
                does=does or None,
            )

        return self.language.in_each(told)

    @property
    def has_rounds(self) -> bool:
        """Whether the plan has several rounds, so that they have to be told apart."""
        return self.assembly.plan is not None and len(self.assembly.plan.rounds) > 1

    def _sessions(self) -> list[Session]:
        sessions = [session for session in in_order(self.assembly.sessions.values()) if session.start]
        sure = {item.session.key for item in appearances_of(self.assembly, self.person.id)}
        sure |= {seat.session.key for seat in self.seats if seat.session is not None}
        busy = [session for session in sessions if session.key in sure]
        return [
            session
            for session in sessions
            if session in busy or not (self._is_for_others(session) or _clashes(session, busy))
        ]

    def _is_for_others(self, session: Session) -> bool:
        """Whether it is known who sits at the tables of a session, so that nobody else is meant."""
        return self.assembly.plan is not None and bool(groups_in(self.assembly, session))

    def _entries_in(self, session: Session) -> Iterator[Entry]:
        """The entry of a session; of several rounds, if it is known when they are, one for each as well."""
        here = [seat for seat in self.seats if seat.session == session]
        whole = session_entry(self.assembly, self.identity, session, self.language)
        rooms = {place_of(self.assembly, seat.room): seat.room for seat in here if seat.room}
        room = next(iter(rooms.values())) if len(rooms) == 1 else session.room
        yield replace(
            whole,
            uid=uid_of(self.identity, "own", self.person.id, session.key),
            title=self._title(session, here[0], None) if len(here) == 1 else whole.title,
            place=place_called(self.assembly, room, self.language),
            own=(*self._parts(session), *map(self.seat_line, here)),
        )
        for seat in here if self.has_rounds else ():
            if seat.span is not None:
                yield self._round(session, seat, kept(seat.span.start), kept(seat.span.end))

    def _round(self, session: Session, seat: OwnSeat, start: str, end: str) -> Entry:
        topic = self.assembly.topics.get(seat.group.topic or "")
        return Entry(
            uid=uid_of(self.identity, "own", self.person.id, session.key, seat.round or 0),
            title=self._title(session, seat, seat.round),
            start=start,
            end=end,
            place=place_called(self.assembly, seat.room, self.language),
            text=() if topic is None else (self.language.title(topic.titles),),
            category=session.kind,
        )

    def _title(self, session: Session, seat: OwnSeat, number: int | None) -> str:
        """`Discussion: Energy 1`, or `Discussion, round 2: Energy 1`."""
        facts = {"session": session.title, "round": number, "table": seat.group.label}
        return self.language.phrase("print-seat-title", **facts)

    def _parts(self, session: Session) -> Iterator[str]:
        """What the person does on the stage, each once."""
        parts = dict.fromkeys(
            "presenter" if item.talk else str(item.speaker.role)
            for item in appearances_of(self.assembly, self.person.id)
            if item.session == session
        )
        for part in parts:
            yield self.language.phrase("print-own-part", part=message(f"session-{part}"))


def _clashes(session: Session, others: Sequence[Session]) -> bool:
    span = span_of(session)
    spans = [span_of(other) for other in others]
    return span is not None and any(other is not None and span.overlaps(other) for other in spans)
