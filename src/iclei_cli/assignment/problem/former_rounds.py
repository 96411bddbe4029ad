"""Who met before, as rounds that were held: each person at one table at most, and nobody alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.plans.met_before import tables_before

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assignment.problem.problem import Seating


def former_rounds(assembly: Assembly) -> tuple[Seating, ...]:
    """The table of each person, by a number of its own, in as few rounds as the first that fits gives.

    An earlier plan's rounds come out as they were held or closer; of pairs, those without a person in common
    are one round (greedy colouring of edges: with at most d for each person, 2d - 1 rounds at most).
    """
    rounds: list[dict[int, int]] = []
    for number, table in enumerate(tables_before(assembly)):
        free = next((held for held in rounds if held.keys().isdisjoint(table)), None)
        if free is None:
            free = {}
            rounds.append(free)
        free.update(dict.fromkeys(table, number))
    return tuple(_numbered(held) for held in rounds)


def _numbered(held: Seating) -> Seating:
    """The round with its tables numbered from 0."""
    numbers = {table: number for number, table in enumerate(dict.fromkeys(held.values()))}
    return {person: numbers[table] for person, table in held.items()}
