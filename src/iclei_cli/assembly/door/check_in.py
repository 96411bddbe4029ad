"""What is noted when somebody comes, leaves, or neither, as it turns out; and who is not simply let in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import Place, Presence, arrivals_of, in_effect, presence_of
from iclei_cli.assembly.door.clock import day_of
from iclei_cli.assembly.nouns.day.arrival import Arrival, ArrivalKind
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


@dataclass(frozen=True)
class Desk:
    """Where and when something is noted.

    Attributes:
        place: what people come to here.
        name: of the desk; None if it has none.
        clock: the time now, with its distance from UTC, ISO 8601.
    """

    place: Place
    name: str | None
    clock: Callable[[], str]

    def note(self, participant: int, kind: ArrivalKind, **more: object) -> Arrival:
        """An arrival of a person, by number, here and now."""
        return Arrival(
            nonce=secrets.token_hex(8),
            participant=participant,
            kind=kind,
            time=self.clock(),
            session=self.place.session,
            desk=self.name,
            **more,  # type: ignore[arg-type]
        )


def still_listed(assembly: Assembly, ident: int) -> Participant:
    """The person of a number, or whose number it became.

    Raises:
        RefusedError: `person-gone`: they were taken off the list.
    """
    person = assembly.participants.get(ident)
    merged = (other for other in assembly.participants.values() if ident in other.merged)
    found = person or next(merged, None)
    if found is None:
        raise RefusedError("person-gone", id=ident)
    return found


def require_expected(person: Participant) -> None:
    """Refuse to let somebody in who is on the list without being expected.

    Raises:
        RefusedError: `not-expected`.
    """
    if not person.is_coming:
        raise RefusedError("not-expected", name=person.name, id=person.id, status=person.status.word)


def arrive(assembly: Assembly, ident: int, desk: Desk, *, walk_in: bool = False) -> Sequence[Arrival]:
    """The arrival of a person; none where they are here already.

    Raises:
        RefusedError: as `still_listed` and `require_expected`.
    """
    person = still_listed(assembly, ident)
    require_expected(person)
    if presence_of(assembly, person, _today(assembly, desk)).is_here:
        return ()
    return (desk.note(person.id, ArrivalKind.IN, walk_in=walk_in),)


def leave(assembly: Assembly, ident: int, desk: Desk) -> Sequence[Arrival]:
    """The leaving of a person; none where they have left already.

    Raises:
        RefusedError: as `still_listed`; or `not-come`: they are not here at all.
    """
    person = still_listed(assembly, ident)
    presence = presence_of(assembly, person, _today(assembly, desk))
    if not presence.has_come:
        raise RefusedError("not-come", name=person.name, id=person.id)
    return (desk.note(person.id, ArrivalKind.OUT),) if presence.is_here else ()


def take_back(assembly: Assembly, ident: int, desk: Desk) -> Sequence[Arrival]:
    """That the last thing noted of a person at this place was a mistake.

    Raises:
        RefusedError: as `leave`.
    """
    person = still_listed(assembly, ident)
    here = [arrival for arrival in arrivals_of(assembly, person) if arrival.session == desk.place.session]
    noted = in_effect(here)
    if not noted:
        raise RefusedError("not-come", name=person.name, id=person.id)
    return (desk.note(person.id, ArrivalKind.UNDO, undoes=noted[-1].nonce),)


def known_here(assembly: Assembly, person: Participant, desk: Desk) -> Presence:
    """What is known of a person at a desk: who came yesterday is to be checked in today."""
    return presence_of(assembly, person, _today(assembly, desk))


def _today(assembly: Assembly, desk: Desk) -> Place:
    return Place(desk.place.session, day_of(assembly.event, desk.clock()))
