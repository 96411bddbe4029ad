"""How many people the groups seat, as an assembly says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assignment.problem.problem import OPENING, Limit, even_sizes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assignment.problem.problem import Cohort


def sizes_of(groups: Sequence[Group], people: int) -> tuple[tuple[int, int], ...]:
    """Seats as given; where no group has any, sizes that differ by at most one."""
    if all(group.seats.min is None and group.seats.max is None for group in groups):
        return (even_sizes(people, len(groups)),) * len(groups)
    least = [0 if group.if_needed else group.seats.min or 0 for group in groups]
    most = [people if group.seats.max is None else group.seats.max for group in groups]
    return tuple(zip(least, most, strict=True))


def openings(groups: Sequence[Group], cohorts: Sequence[Cohort], people: int) -> tuple[Limit, ...]:
    """Of groups that open only if needed: nobody, or enough."""
    if not any(group.if_needed for group in groups):
        return ()
    lows = tuple(group.seats.min or 0 if group.if_needed else 0 for group in groups)
    highs = (max(people, *lows),) * len(groups)
    sizes = {index: cohort.size for index, cohort in enumerate(cohorts) if cohort.size}
    return (Limit(OPENING, sizes, lows, highs, is_none_or_more=True),)


def shares_of(groups: Sequence[Group]) -> list[int]:
    """Whole numbers in proportion to the groups' target shares.

    A group's share is its seats over all seats. Where only some groups say how many they seat, the others
    count as the mean of those; where none does, all are equal.
    """
    given = [group.seats.max for group in groups if group.seats.max is not None]
    if not given:
        return [1] * len(groups)
    total = sum(given)
    return [total if group.seats.max is None else group.seats.max * len(given) for group in groups]
