"""Whom those who are coming wish to meet, and whom not, as far as these are coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.settings import COMPANY

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.settings import Settings


def wishes_of_company(assembly: Assembly) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Who wishes to meet whom, and who wishes to avoid whom, by their ids."""
    people = assembly.coming()
    coming = {person.id for person in people}
    wants = [(person.id, other) for person in people for other in person.wants_to_meet if other in coming]
    avoids = [(person.id, other) for person in people for other in person.avoids if other in coming]
    return wants, avoids


def tiers_asked(assembly: Assembly, settings: Settings) -> tuple[str, ...]:
    """The tiers that are optimised: company among them only if somebody wishes for it.

    Unless the order says where it stands, it comes directly before the meetings.
    """
    tiers = list(settings.tiers)
    has_wishes = any(wishes_of_company(assembly))
    if has_wishes and COMPANY not in tiers:
        tiers.insert(tiers.index("meetings") if "meetings" in tiers else len(tiers), COMPANY)
    return tuple(name for name in tiers if has_wishes or name != COMPANY)
