"""team-formation from PyPI: teams of one size that are like the whole in several attributes, by CP-SAT.

It minimises how far each team is from the rounded share of each value. It knows of no choices, topics, rules,
tables of different sizes or several rounds.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pandas as pd
from team_formation.team_assignment import TeamAssignment

from benchmarks.planning import Planned

if TYPE_CHECKING:
    from benchmarks.cases import Case
    from iclei_cli.assembly.nouns.assembly import Assembly


def plan(case: Case, assembly: Assembly, seed: int, seconds: float) -> Planned:
    """Plan one round within so many seconds."""
    del seed
    people, groups = assembly.coming(), list(assembly.groups)
    frame = pd.DataFrame(
        [[person.id, *(str(getattr(person, name)) for name in case.settings.spread)] for person in people],
        columns=["id", *case.settings.spread],
    )
    wanted = pd.DataFrame(
        [[name, "diversify", 1] for name in case.settings.spread], columns=["attribute", "type", "weight"]
    )
    teams = TeamAssignment(frame, wanted, len(people) // len(groups), less_than_target=False)
    started = time.perf_counter()
    teams.solve(max_time_in_seconds=seconds)
    taken = time.perf_counter() - started
    if not teams.solution_found:
        return Planned([], [], taken)
    numbers = zip(teams.participants["id"], teams.participants["team_num"], strict=True)
    return Planned([{int(ident): groups[int(number)] for ident, number in numbers}], [], taken)
