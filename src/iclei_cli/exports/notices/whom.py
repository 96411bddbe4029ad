"""To whom a notice goes, and to whom not, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.programme.own_day import own_seats
from iclei_cli.exports.says import checksum

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.programme.own_day import OwnSeat

EXPORT = "notices"
"""Under what name the journal of what was handed out has what was sent."""

SENT, SENDING, BOUNCED = "sent", "sending", "bounced"
"""What was sent and taken last; what was being sent, of which nobody knows whether it was taken; and what the
server would not take: each the checksum of a seat, the last one with the address."""

_CONTACT = ("contact", "personal-data")
"""Who said no to one of these is not written to."""


@dataclass
class Whom:
    """Everybody who is coming, by what becomes of their notice, each in order of number.

    Attributes:
        new: who gets their first.
        changed: whose seat, room or time has changed since theirs.
        perhaps: whose was being sent when that was interrupted: it may have been taken.
        told: who has it as it is now.
        bounced: whose address the server refused, and is the same still.
        declined: who said no to being contacted.
        without_email: who has no address.
        without_seat: who sits nowhere.
    """

    new: list[Participant] = field(default_factory=list)
    changed: list[Participant] = field(default_factory=list)
    perhaps: list[Participant] = field(default_factory=list)
    told: list[Participant] = field(default_factory=list)
    bounced: list[Participant] = field(default_factory=list)
    declined: list[Participant] = field(default_factory=list)
    without_email: list[Participant] = field(default_factory=list)
    without_seat: list[Participant] = field(default_factory=list)


def whom_to_tell(assembly: Assembly, only: Container[int] | None = None) -> Whom:
    """What becomes of everybody's notice, or of those of these numbers."""
    found, seats = Whom(), own_seats(assembly)
    for person in assembly.coming():
        if only is None or person.id in only:
            getattr(found, _what_becomes(assembly, person, seats[person.id])).append(person)
    return found


def says(assembly: Assembly, seats: Sequence[OwnSeat], email: str | None = None) -> str:
    """A checksum of where somebody sits and when; and of where that is sent to, if it is given."""
    content = [
        (seat.round, seat.group.key, seat.group.label, seat.room, seat.span, seat.does, _times(seat))
        for seat in seats
    ]
    return checksum(msgspec.json.encode([assembly.event.date, content, email]))


def before(assembly: Assembly, ident: int) -> Mapping[str, Stood]:
    """What the journal has of somebody's notice; nothing before the first."""
    record = assembly.on_paper(EXPORT).get(ident)
    return {} if record is None else record.values


def _what_becomes(assembly: Assembly, person: Participant, seats: Sequence[OwnSeat]) -> str:
    hindrances = {
        "declined": any(item.purpose in _CONTACT and not item.given for item in person.consents),
        "without_seat": not seats,
        "without_email": not person.email,
    }
    for name, is_so in hindrances.items():
        if is_so:
            return name
    known, now = before(assembly, person.id), says(assembly, seats)
    if SENDING in known:
        return "perhaps"
    if known.get(BOUNCED) == says(assembly, seats, person.email):
        return "bounced"
    if SENT not in known:
        return "new"
    return "told" if known[SENT] == now else "changed"


def _times(seat: OwnSeat) -> tuple[str | None, str | None]:
    return (None, None) if seat.session is None else (seat.session.start, seat.session.end)
