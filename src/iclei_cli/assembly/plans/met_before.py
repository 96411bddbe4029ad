"""Who has met before the first round, as far as they are coming."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly


def tables_before(assembly: Assembly) -> list[tuple[int, ...]]:
    """Who of those who are coming sat together before, by id, table after table; two or more each."""
    coming = {person.id for person in assembly.coming()}
    found: list[tuple[int, ...]] = []
    for met in assembly.met.values():
        tables = colleagues(assembly) if met.colleagues else met.tables
        found += (tuple(ident for ident in table if ident in coming) for table in tables)
    return [table for table in found if len(table) > 1]


def tiers_that_count(assembly: Assembly, order: tuple[str, ...], rounds: int) -> list[str]:
    """The tiers of a plan of so many rounds: in a single one nobody can meet again who has not met before."""
    has_met = rounds > 1 or bool(tables_before(assembly))
    return [name for name in order if name != "meetings" or has_met]


def colleagues(assembly: Assembly) -> Iterator[tuple[int, ...]]:
    """Those who are coming of one organisation and department, or of one that names no departments, by id."""
    offices: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for person in assembly.coming():
        if person.organisation is not None:
            offices[person.organisation, person.department].append(person.id)
    return (tuple(people) for people in offices.values() if len(people) > 1)
