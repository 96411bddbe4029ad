"""What differs between two plans: who sits elsewhere, got or lost a seat, or has another duty."""

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


class DutyDifference(NamedTuple):
    """One person in one round (from 1): the group where they sit now, and their duties before and after."""

    round: int
    participant: int
    group: str
    before: str | None
    after: str | None


def duty_differences(before: Plan, after: Plan) -> list[DutyDifference]:
    """Everybody with a seat who has another duty in a round than before, by round and by participant."""
    changes = []
    for number, (was, now) in enumerate(zip(before.rounds, after.rounds, strict=True), start=1):
        old = {item.participant: item.duty for item in was}
        changes += [
            DutyDifference(number, item.participant, item.group, old.get(item.participant), item.duty)
            for item in now
            if item.duty != old.get(item.participant)
        ]
    return changes
