"""One person's own day: at which table they sit in each round, and when and where that is."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.plans.seating import absentees
from iclei_cli.assembly.programme.check.whereabouts import groups_in
from iclei_cli.assembly.programme.times import Span, in_order, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.programme.session import Session


class OwnSeat(NamedTuple):
    """A seat of somebody.

    Attributes:
        round: its number, from 1; None where there is no plan, of the table to which a host belongs.
        group: the table.
        session: in which session that is; None where the table comes together in none.
        span: when the round is; None where nobody has said.
        does: what the person does there, such as facilitator, each once.
    """

    round: int | None
    group: Group
    session: Session | None
    span: Span | None
    does: tuple[str, ...] = ()

    @property
    def room(self) -> str | None:
        """Where it is, as it was typed: the table's room, or else that of the session."""
        return self.group.room or (None if self.session is None else self.session.room)


def own_seats(assembly: Assembly) -> dict[int, list[OwnSeat]]:
    """The seats of everybody who is coming, by number, round by round; none of a round without a seat."""
    found: dict[int, list[OwnSeat]] = {person.id: [] for person in assembly.coming()}
    places = {key: _place_of(assembly, group) for key, group in assembly.groups.items()}
    if assembly.plan is None:
        for key, group in assembly.groups.items():
            for ident in set(group.hosts.values()) & found.keys():
                found[ident].append(_seat(places[key], ident, None))
        return found
    for number in assembly.plan.numbers:
        away = absentees(assembly, number)
        for item in assembly.plan.in_round(number):
            if item.participant in found and item.participant not in away and item.group in places:
                found[item.participant].append(_seat(places[item.group], item.participant, number, item.duty))
    return found


def when_rounds_are(session: Session, rounds: int) -> list[Span | None]:
    """When each round of a discussion is, the first one at index 0; None where nobody has said.

    A single one is the whole session. Several follow each other once all is said that is said in the session,
    if it is known how long a round takes and everything that is said.
    """
    whole = span_of(session)
    if whole is None or session.end is None:
        return [None] * rounds
    if rounds == 1:
        return [whole]
    said = [*(talk.minutes for talk in session.talks), *(item.minutes or 0 for item in session.speakers)]
    if session.round_minutes is None or None in said:
        return [None] * rounds
    length = timedelta(minutes=session.round_minutes)
    start = whole.start + timedelta(minutes=sum(minutes or 0 for minutes in said))
    spans = [Span(start + length * place, start + length * (place + 1)) for place in range(rounds)]
    return list(spans) if spans[-1].end <= whole.end else [None] * rounds


class Lack(StrEnum):
    """What nobody has said, so that it is not known when a seat is taken."""

    SESSION = "session"
    HOURS = "hours"
    ROUNDS = "rounds"
    MINUTES = "minutes"
    LENGTH = "length"


class Untimed(NamedTuple):
    """Why it is not known when a seat is taken.

    Attributes:
        lack: there is no session in which the table comes together; or of that one, it has no start or no
            end, nobody has said how long a round takes, or how long one of its talks, or it is too short.
        session: which one.
    """

    lack: Lack
    session: Session | None


def why_untimed(seats: Iterable[OwnSeat]) -> Untimed | None:
    """Why the first of these seats that has no time has none; None if all have one."""
    seat = next((seat for seat in seats if seat.span is None), None)
    if seat is None:
        return None
    session = seat.session
    if session is None:
        return Untimed(Lack.SESSION, None)
    if session.start is None or session.end is None:
        return Untimed(Lack.HOURS, session)
    if session.round_minutes is None:
        return Untimed(Lack.ROUNDS, session)
    has_minutes = all(talk.minutes is not None for talk in session.talks)
    return Untimed(Lack.LENGTH if has_minutes else Lack.MINUTES, session)


class _Place(NamedTuple):
    """Where a table is in the programme: its session, and when each round is in it, the first at index 0."""

    group: Group
    session: Session | None
    spans: list[Span | None]


def _place_of(assembly: Assembly, group: Group) -> _Place:
    """The session in which a table comes together: that of the plan, or else the first."""
    sessions = in_order(assembly.sessions.values())
    found = [item for item in sessions if group in groups_in(assembly, item)]
    planned = None if assembly.plan is None else assembly.plan.session
    session = next((item for item in found if item.key == planned), next(iter(found), None))
    rounds = 1 if assembly.plan is None else len(assembly.plan.rounds)
    return _Place(group, session, [None] * rounds if session is None else when_rounds_are(session, rounds))


def _seat(place: _Place, ident: int, number: int | None, duty: str | None = None) -> OwnSeat:
    roles = [role for role, host in place.group.hosts.items() if host == ident]
    does = tuple(dict.fromkeys([*roles, *([duty] if duty else [])]))
    return OwnSeat(number, place.group, place.session, place.spans[(number or 1) - 1], does)
