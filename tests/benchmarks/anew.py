"""The program's own solver, made to forget the plan from before people cancelled: what a repair spares."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from benchmarks import own

if TYPE_CHECKING:
    from benchmarks.cases import Case
    from benchmarks.planning import Planned
    from iclei_cli.assembly.nouns.assembly import Assembly


def plan(case: Case, assembly: Assembly, seed: int, seconds: float) -> Planned:
    """Plan an assembly within so many seconds, and count who would have to move."""
    order = tuple(name for name in case.settings.order if name != "moves")
    forgetful = replace(case, no_shows=0, settings=structs.replace(case.settings, order=order))
    found = own.plan(forgetful, assembly, seed, seconds)
    return replace(found, moves=own.moves(own.before(case, seed), found.rounds))
