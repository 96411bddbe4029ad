"""Whom those who are coming wish to meet, and whom not, as far as these are coming."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.assembly.nouns.settings import COMPANY

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.settings import Settings


class Companion(NamedTuple):
    """A wish of one person about another, by their ids, and how much it counts."""

    person: int
    other: int
    weight: int


def wishes_of_company(assembly: Assembly) -> tuple[list[Companion], list[Companion]]:
    """Who wishes to meet whom, and who wishes to avoid whom.

    Whoever wishes both of the same person wishes for neither: nobody can tell which was meant.
    """
    people = assembly.coming()
    coming = {person.id for person in people}
    wants, avoids = (
        [
            Companion(person.id, wish.id, wish.weight)
            for person in people
            for wish in getattr(person, name)
            if wish.id in coming and wish.id not in person.torn
        ]
        for name in WISHES
    )
    return wants, avoids


def are_weighted(assembly: Assembly) -> bool:
    """Whether some of these wishes count more than others."""
    return any(wish.weight > 1 for wishes in wishes_of_company(assembly) for wish in wishes)


def tiers_asked(assembly: Assembly, settings: Settings) -> tuple[str, ...]:
    """The tiers that are optimised: company among them only if somebody wishes for it.

    Unless the order says where it stands, it comes directly before the meetings.
    """
    tiers = list(settings.tiers)
    has_wishes = any(wishes_of_company(assembly))
    if has_wishes and COMPANY not in tiers:
        tiers.insert(tiers.index("meetings") if "meetings" in tiers else len(tiers), COMPANY)
    return tuple(name for name in tiers if has_wishes or name != COMPANY)
