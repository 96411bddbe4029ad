"""matching from PyPI: residents and hospitals (Gale and Shapley), people being residents, tables hospitals.

Nobody and no table would rather change places with each other. It knows of no mix, no least number of people,
no rules and no several rounds. Tables prefer who comes first on the list; people who did not list a topic
want its tables last, in their order.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from matching.games import HospitalResident

from benchmarks.planning import Planned

if TYPE_CHECKING:
    from benchmarks.cases import Case
    from iclei_cli.assembly.nouns.assembly import Assembly


def plan(case: Case, assembly: Assembly, seed: int, seconds: float) -> Planned:
    """Plan one round; it has no time limit."""
    del case, seed, seconds
    people, groups = assembly.coming(), list(assembly.groups.values())
    started = time.perf_counter()
    last = len(assembly.topics) + 1
    wishes = {
        person.id: [
            group.key for group in sorted(groups, key=lambda group: person.rank_of(group.topic) or last)
        ]
        for person in people
    }
    everyone = {group.key: [person.id for person in people] for group in groups}
    most = {group.key: -(-len(people) // len(groups)) for group in groups}
    game = HospitalResident.create_from_dictionaries(wishes, everyone, most)
    found = game.solve(optimal="resident")
    seats = {resident.name: hospital.name for hospital, residents in found.items() for resident in residents}
    return Planned([seats], [], time.perf_counter() - started)
