"""What differs between two plans: who sits elsewhere, who got a seat, and who lost it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.plan import Plan


class SeatDifference(NamedTuple):
    """One person in one round (from 1): the keys of the groups before and after; None is no seat."""

    round: int
    participant: int
    before: str | None
    after: str | None


def seat_differences(before: Plan, after: Plan) -> list[SeatDifference]:
    """Every seat that is not the same in two plans of as many rounds, by round and by participant."""
    changes = []
    for number, pair in enumerate(zip(before.rounds, after.rounds, strict=True), start=1):
        old, new = ({item.participant: item.group for item in placements} for placements in pair)
        changes += [
            SeatDifference(number, person, old.get(person), new.get(person))
            for person in sorted(old.keys() | new.keys())
            if old.get(person) != new.get(person)
        ]
    return changes
