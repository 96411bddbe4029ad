"""Who is missed first when they have not come: those without whom something cannot begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

_ON_STAGE = {"speaker", "moderator", "chair", "panellist", "presenter"}


def people_on_stage(assembly: Assembly) -> list[int]:
    """The numbers of the people who are expected and speak, lead or host, in order."""
    hosts = {ident for group in assembly.groups.values() for ident in group.hosts.values()}
    speakers = {item.person for session in assembly.sessions.values() for item in session.everybody}
    return [
        ident
        for ident, person in sorted(assembly.participants.items())
        if person.status.is_expected
        and (ident in hosts | speakers or not _ON_STAGE.isdisjoint(role.casefold() for role in person.roles))
    ]
