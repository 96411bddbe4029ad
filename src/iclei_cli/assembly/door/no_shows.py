"""Those who were expected and are not there, once the tables are to be planned for those who are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.door.attendance import Place, attendance, in_effect, strangers
from iclei_cli.assembly.door.clock import day_of
from iclei_cli.assembly.nouns.day.arrival import ArrivalKind
from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


class NoShows(NamedTuple):
    """Who did not show up.

    Attributes:
        day: on which they are missed, `YYYY-MM-DD`.
        people: in order of number.
        days: all on which somebody came, in order.
    """

    day: str
    people: list[Participant]
    days: list[str]


def mark_no_shows(assembly: Assembly, day: str | None = None) -> NoShows:
    """Note of everybody who is coming that they did not show up, unless they are here on a day.

    Without one it is the latest on which somebody came. Whoever comes later all the same is let in, and
    seated then.

    Raises:
        RefusedError: `nobody-has-come`; or `nobody-has-come-on`: that day.
    """
    gone = strangers(assembly)
    arrivals = [item for item in in_effect(assembly.arrivals.values()) if item not in gone]
    came = (arrival.time for arrival in arrivals if arrival.kind is ArrivalKind.IN)
    days = sorted({day_of(assembly.event, time) for time in came})
    if not days:
        raise RefusedError("nobody-has-come")
    if day is not None and day not in days:
        raise RefusedError("nobody-has-come-on", day=day, days=days)
    day = day or days[-1]
    here = {
        ident
        for session in (None, *assembly.sessions)
        for ident, presence in attendance(assembly, Place(session, day)).items()
        if presence.is_here
    }
    # Whoever was given up before, and came after all.
    assembly.put(
        replace(person, status=Status.REGISTERED)
        for person in list(assembly.participants.values())
        if person.status is Status.NO_SHOW and person.id in here
    )
    missing = [person for person in assembly.coming() if person.id not in here]
    assembly.put(replace(person, status=Status.NO_SHOW) for person in missing)
    return NoShows(day, missing, days)
