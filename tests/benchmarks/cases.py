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
        most: how many may meet again, at most, and after how many seconds, where that alone is measured.
    """

    name: str
    make: Callable[[int], Assembly]
    settings: Settings
    target: str
    seeds: tuple[int, ...] = (1, 2, 3)
    peers: tuple[tuple[str, float], ...] = ()
    no_shows: int = 0
    most: tuple[int, float] | None = None

    def assembly(self, seed: int) -> Assembly:
        """The assembly that is planned, without those who cancelled."""
        before = self.make(seed)
        return with_no_shows(before, self.no_shows, seed) if self.no_shows else before


def _rounds(
    name: str, make: Callable[[], Assembly], rounds: int, most: tuple[int, float], before: str
) -> Case:
    """A case in which few are to meet again; `before` is what the solver alone came to."""
    meetings, seconds = most
    goal = "a plan" if meetings == _ANY else f"meetings <= {meetings}"
    return Case(
        f"{name}, {rounds} rounds",
        lambda _: make(),
        Settings(rounds=rounds, spread=SPREAD, seconds=60),
        f"{goal}, <= {seconds:g} s; before: {before}",
        seeds=(1,),
        most=most,
    )


_ANY = 10**9

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
    "ten-tables": _rounds("125x10", lambda: make_assembly(125, 10, 1), 3, (142, 10), "150 in 26 s"),
    "twelve-tables": _rounds("120x12", lambda: make_assembly(120, 12, 1), 3, (41, 10), "64 in 26 s"),
    "five-rounds": _rounds("125x5", lambda: make_assembly(125, 5, 1), 5, (_ANY, 60), "no plan in 60 s"),
    "ten-rounds": _rounds("125x5", lambda: make_assembly(125, 5, 1), 10, (_ANY, 60), "no plan in 60 s"),
    "twenty-rounds": _rounds("125x5", lambda: make_assembly(125, 5, 1), 20, (_ANY, 60), "no plan in 60 s"),
    "thirty-tables": _rounds("300x30", lambda: make_assembly(300, 30, 1), 5, (_ANY, 73), "no plan in 72 s"),
    "schoolgirls": _rounds("golfers 5-3", lambda: make_golfers(5, 3), 7, (0, 60), "8 in 9 s"),
    "golfers-6-3": _rounds("golfers 6-3", lambda: make_golfers(6, 3), 8, (1, 61), "5 in 21 s"),
    "plane": _rounds("golfers 7-7", lambda: make_golfers(7, 7), 8, (0, 60), "369 in 45 s"),
    "golfers-7-4": _rounds("golfers 7-4", lambda: make_golfers(7, 4), 9, (22, 61), "168 in 30 s"),
    "golfers-8-4-10": _rounds("golfers 8-4", lambda: make_golfers(8, 4), 10, (23, 61), "229 in 30 s"),
    "golfers-8-4-7": _rounds("golfers 8-4", lambda: make_golfers(8, 4), 7, (0, 0.4), "0 in 0.4 s"),
    "pairs": _rounds("30 tables of two", lambda: make_golfers(30, 2), 10, (0, 1.1), "0 in 1.1 s"),
    "thousand": _rounds("1,000x5", lambda: make_assembly(1000, 5, 1), 3, (_ANY, 10), "not measured"),
    "huge-rounds": Case(
        "10,000x400, 3 rounds",
        lambda seed: make_assembly(10_000, 400, seed),
        Settings(rounds=3, spread=SPREAD, seconds=100),
        "spread <= 150 (0.5 % of 30,000 seats), <= 120 s, <= 1 GiB",
        seeds=(1,),
        most=(_ANY, 120),
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
