"""Whom people sit beside, and whom they wished to or not, looked at wish by wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.plan import Plan


def unmet_company(assembly: Assembly, plan: Plan) -> int:
    """How many wishes to meet somebody are met in no round, and how often somebody is not avoided.

    Both have to be coming.
    """
    coming = {person.id for person in assembly.coming()}
    seats: dict[int, set[tuple[int, str]]] = {ident: set() for ident in coming}
    for number in plan.numbers:
        for placement in plan.in_round(number):
            if placement.participant in coming and placement.group in assembly.groups:
                seats[placement.participant].add((number, placement.group))
    count = 0
    for person in assembly.coming():
        mine = seats[person.id]
        count += sum(not mine & seats[other] for other in person.wants_to_meet if other in coming)
        count += sum(len(mine & seats[other]) for other in person.avoids if other in coming)
    return count
