"""One tool plans one assembly, in a process of its own, and prints the plan as JSON.

    python -m benchmarks.planning TOOL CASE SEED SECONDS

OR-Tools brings a HiGHS of its own, and one process cannot load that and highspy's; so each tool is imported
only where it is asked for. What takes less than a moment is done again, for a median.
"""

from __future__ import annotations

import importlib
import resource
import sys
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Protocol

import msgspec

from benchmarks.cases import CASES, Case
from iclei_cli.assembly.nouns.plan import Tier  # noqa: TC001 - msgspec reads annotations when the program runs

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

TOOLS = {
    "iclei": "benchmarks.own",
    "anew": "benchmarks.anew",
    "cpsat": "benchmarks.cpsat",
    "team-formation": "benchmarks.teams",
    "matching": "benchmarks.hospitals",
}
"""The module of each tool that is measured; `anew` is the program made to forget the plan that it had."""

TIMES, MOMENT = 5, 2.0
"""How often a search is timed, as long as all of that takes no longer than so many seconds."""


@dataclass(frozen=True)
class Planned:
    """What a tool found.

    Attributes:
        rounds: the group's key by participant id, for each round; none if nothing was found in time.
        tiers: what the tool itself says of its values, and the bounds it has; nothing where it has none.
        seconds: wall time of the search.
        moves: how many of those who had a seat sit elsewhere now, where there was a plan before.
        peak: the most memory the process had, in bytes.
    """

    rounds: list[dict[int, str]]
    tiers: list[Tier]
    seconds: float
    moves: int | None = None
    peak: int = 0


class Tool(Protocol):
    """A module that plans."""

    def plan(self, case: Case, assembly: Assembly, seed: int, seconds: float) -> Planned:
        """Plan an assembly within so many seconds."""


def main() -> None:
    """Plan what the command line says."""
    if sys.platform == "win32":
        raise NotImplementedError
    name, case, seed, seconds = sys.argv[1:5]
    tool: Tool = importlib.import_module(TOOLS[name])
    asked = CASES[case]
    runs: list[Planned] = []
    while len(runs) < TIMES and sum(run.seconds for run in runs) < MOMENT:
        runs.append(tool.plan(asked, asked.assembly(int(seed)), int(seed), float(seconds)))
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    found = replace(runs[0], seconds=median(run.seconds for run in runs), peak=peak)
    print(msgspec.json.encode(found).decode())


if __name__ == "__main__":
    main()
