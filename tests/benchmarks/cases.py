"""The assemblies that plans are measured on, what is asked of the plans, and what the program is to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.settings import Settings
from instances import (
    make_assembly,
    make_golfers,
    make_middling,
    make_plain,
    make_ruled,
    with_no_shows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.assembly.nouns.assembly import Assembly

SPREAD = ("sector", "municipality", "gender")


@dataclass(frozen=True)
class Case:
    """One row of claims.

    Attributes:
        name: as it is printed.
        make: the assembly of a seed.
        settings: what is asked for, and the time that the program has for it.
        target: what is to be reached, in words.
        seeds: of the assemblies that are tried.
        peers: the other tools that can be asked for something of this, and the seconds each is given.
        no_shows: how many people cancel once there is a plan; the new plan is to move few others.
    """

    name: str
    make: Callable[[int], Assembly]
    settings: Settings
    target: str
    seeds: tuple[int, ...] = (1, 2, 3)
    peers: tuple[tuple[str, float], ...] = ()
    no_shows: int = 0

    def assembly(self, seed: int) -> Assembly:
        """The assembly that is planned, without those who cancelled."""
        before = self.make(seed)
        return with_no_shows(before, self.no_shows, seed) if self.no_shows else before


CASES = {
    "usual": Case(
        "125x5, three attributes, 3 choices",
        lambda seed: make_assembly(125, 5, seed),
        Settings(spread=SPREAD, seconds=60),
        "all proved, solve <= 0.3 s, command <= 1.5 s, >= 5x CP-SAT (medians)",
        seeds=(1, 2, 3, 4, 5),
        peers=(("cpsat", 60), ("team-formation", 10), ("matching", 60)),
    ),
    "ruled": Case(
        "127x5, 2 rounds, rules, unequal seats",
        make_ruled,
        Settings(rounds=2, spread=SPREAD, seconds=60),
        "spread and choices proved or within 1 %, <= 5 s",
        peers=(("cpsat", 15),),
    ),
    "plain-rounds": Case(
        "125x5, 3 rounds, no topics",
        lambda seed: make_plain(125, 5, seed),
        Settings(rounds=3, spread=SPREAD, seconds=60),
        "spread 0, meetings 750, <= 3 s",
        peers=(("cpsat", 15),),
    ),
    "rounds": Case(
        "125x5, 3 rounds, no topic twice",
        lambda seed: make_assembly(125, 5, seed),
        Settings(rounds=3, spread=SPREAD, seconds=60),
        "spread 0, choices within 1 %, meetings <= 1.15x bound, <= 15 s",
        peers=(("cpsat", 20),),
    ),
    "no-shows": Case(
        "125x5, 6 no-shows",
        lambda seed: make_assembly(125, 5, seed),
        Settings(spread=SPREAD, order=("moves", "spread", "choices"), seconds=60),
        "fewest moves proved, <= 0.5 s",
        seeds=(1, 2, 3, 4, 5),
        peers=(("anew", 60),),
        no_shows=6,
    ),
    "large": Case(
        "2,000x80, 5 topics x 16 tables",
        lambda seed: make_assembly(2000, 80, seed),
        Settings(spread=SPREAD, seconds=60),
        "spread 0, choices within 1 %, <= 15 s",
        seeds=(1, 2),
        peers=(("cpsat", 20), ("matching", 60)),
    ),
    "huge": Case(
        "10,000x400, 5 topics x 80 tables",
        lambda seed: make_assembly(10_000, 400, seed),
        Settings(spread=SPREAD, seconds=120),
        "spread <= 50, choices within 1 %, <= 60 s, <= 1 GiB",
        seeds=(1,),
    ),
    "golfers": Case(
        "social golfers, 8-4-5",
        lambda _: make_golfers(8, 4),
        Settings(rounds=5, spread=SPREAD, seconds=60),
        "no pair meets twice",
        seeds=(1,),
        peers=(("cpsat", 20),),
    ),
    "middling": Case(
        "30 to 60 people, rules",
        make_middling,
        Settings(spread=SPREAD, seconds=60),
        "as CP-SAT",
        seeds=(),
    ),
}
"""By name; those without seeds are for tests alone."""
