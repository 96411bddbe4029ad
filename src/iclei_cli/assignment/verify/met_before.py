"""Who has met before the first round, counted pair by pair."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly


def times_before(assembly: Assembly) -> Counter[tuple[int, int]]:
    """How often each pair of those who are coming sat together before, the lower id first."""
    return Counter(pair for people in tables_of_before(assembly) for pair in combinations(sorted(people), 2))


def tables_of_before(assembly: Assembly) -> Iterator[set[int]]:
    """Everybody who is coming of each earlier table; those of one organisation and department are one."""
    coming = {person.id: person for person in assembly.coming()}
    stated = [person for person in coming.values() if person.organisation is not None]
    offices = {(person.organisation, person.department) for person in stated}
    for met in assembly.met.values():
        if met.colleagues:
            for office in offices:
                yield {
                    ident
                    for ident, person in coming.items()
                    if (person.organisation, person.department) == office
                }
        else:
            yield from ({ident for ident in table if ident in coming} for table in met.tables)
