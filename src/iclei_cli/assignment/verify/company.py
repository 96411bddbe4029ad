"""Whom people sit beside, and whom they wished to or not, looked at wish by wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan


def unmet_company(assembly: Assembly, plan: Plan) -> list[int]:
    """What each wish weighs to meet who is met in no round, or to avoid somebody, each time it fails.

    Both have to be coming; whoever wishes both of the same person wishes for neither.
    """
    coming = {person.id for person in assembly.coming()}
    seats: dict[int, set[tuple[int, str]]] = {ident: set() for ident in coming}
    for number in plan.numbers:
        for placement in plan.in_round(number):
            if placement.participant in coming and placement.group in assembly.groups:
                seats[placement.participant].add((number, placement.group))
    unmet = []
    for person in assembly.coming():
        to_meet, to_avoid = (
            {wish.id: wish.weight for wish in own} for own in (person.wants_to_meet, person.avoids)
        )
        for other in coming & (to_meet.keys() ^ to_avoid.keys()):
            times = len(seats[person.id] & seats[other])
            failures = times if other in to_avoid else not times
            unmet += [(to_meet | to_avoid)[other]] * failures
    return unmet
