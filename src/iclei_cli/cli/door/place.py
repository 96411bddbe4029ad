"""What people come to, as it was typed: the assembly or a session of it, on a day or on any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.door.attendance import Place
    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.nouns.assembly import Assembly


def place_of(assembly: Assembly, session: str | None, day: str | None = None) -> Place:
    """The place that was typed.

    Raises:
        RefusedError: there is no such session.
        UsageError: `empty-session`, or `not-a-day`.
    """
    from iclei_cli.assembly.door.attendance import Place
    from iclei_cli.assembly.lookup import find_session
    from iclei_cli.cli.options import day_typed
    from iclei_cli.system.errors import UsageError

    if session is not None and not session.strip():
        raise UsageError("empty-session")
    key = None if session is None else find_session(assembly, session).key
    return Place(key, None if day is None else day_typed(day))


def desk_of(assembly: Assembly, session: str | None, name: str | None) -> Desk:
    """The desk that was typed, with the clock of this computer, brought to the event's time zone."""
    from functools import partial

    from iclei_cli.assembly.door.check_in import Desk
    from iclei_cli.assembly.door.clock import now

    name = " ".join((name or "").split()) or None
    return Desk(place_of(assembly, session), name, partial(now, assembly.event))
