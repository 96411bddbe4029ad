"""Those who were expected and are not there, once the tables are to be planned for those who are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from iclei_cli.assembly.door.attendance import Place, attendance
from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


def mark_no_shows(assembly: Assembly) -> tuple[str, list[Participant]]:
    """Note of everybody who is coming that they did not show up, unless they are here on the latest day.

    Whoever comes later all the same is let in, and seated then.

    Returns:
        The day, `YYYY-MM-DD`, and who they are, in order of number.

    Raises:
        RefusedError: `nobody-has-come`.
    """
    days = [presence.first.day for presence in attendance(assembly).values() if presence.first]
    if not days:
        raise RefusedError("nobody-has-come")
    day = max(days)
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
    return day, missing
