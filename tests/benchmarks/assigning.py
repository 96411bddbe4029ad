"""The table plan: the program's solver beside a plain CP-SAT model and other programs that make groups.

Every tool plans the same assemblies, each in a process of its own, with two cores and no more; the verifier
then looks at every plan. A tool that cannot express some of what is asked is given what it can.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from math import inf
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.cases import CASES, Case
from benchmarks.planning import Planned
from benchmarks.processes import seconds_of
from columns import show
from iclei_cli.assembly.nouns.plan import Placement, Plan, Proof, Tier
from iclei_cli.assembly.plans.proof import fingerprint
from iclei_cli.assignment.verify.check import check_plan
from iclei_cli.store.file.file_store import FileStore

TESTS = Path(__file__).parents[1]
NAMES = {
    "iclei": "iclei (HiGHS, 1 or 2 threads)",
    "anew": "iclei, planned anew",
    "cpsat": "plain CP-SAT, 2 workers (a)",
    "team-formation": "team-formation (b)",
    "matching": "matching (c)",
}
COLUMNS = (
    "instance",
    "tool",
    "spread",
    "choices",
    "meetings",
    "bounds",
    "breaches",
    "seconds",
    "ratio",
    "MiB",
    "target",
    "reached",
)
NOTES = """\
bounds: by how much a tier may be above the best, given the tiers before; `proved`: none is. breaches: found
by the verifier. seconds: of the search, and of the whole command where it is measured; `>`: the tool was
stopped and had not proved its plan. ratio: the tool's seconds over iclei's.
(a) The same tiers and rules; a pair of people has a variable in every round. Not run for 10,000 people: its
    4 million variables do not fit the machine. For the no-shows, iclei's own plan made anew is the yardstick.
(b) Cannot express choices, topics, rules, unequal tables or several rounds; its aim is the rounded share, not
    floor and ceiling. Not run for 2,000 people and more: it has a product for every person, table and value.
(c) Cannot express the mix, least numbers of people, rules or several rounds. Not run for 10,000 people: it
    keeps every table's ranking of everybody."""


@dataclass(frozen=True)
class Run:
    """A tool's plan of one assembly, as the verifier sees it.

    Attributes:
        planned: what the tool said.
        spread, choices, meetings: as counted; None where there is no plan.
        breaches: the codes of those found.
        asked: the tiers, the most important first.
        limit: the seconds that the tool had.
        command: the seconds of the whole command; None where it is not measured.
    """

    planned: Planned
    spread: int | None
    choices: float | None
    meetings: int | None
    breaches: list[str]
    asked: list[str]
    limit: float
    command: float | None = None

    @property
    def gaps(self) -> dict[str, float]:
        """How far each tier is from its bound, as a part of the bound; infinite where there is none."""
        known = {tier.name: tier for tier in self.planned.tiers}
        return {name: _gap(known.get(name)) for name in self.asked}

    @property
    def is_proved(self) -> bool:
        """Whether every tier is."""
        return not any(self.gaps.values())

    def is_within(self, seconds: float, gaps: dict[str, float]) -> bool:
        """Whether it was quick enough, broke no rule, and came so near to the bounds of these tiers."""
        return (
            self.planned.seconds <= seconds
            and not self.breaches
            and all(self.gaps[name] <= most for name, most in gaps.items())
        )


def report(cases: tuple[str, ...] = ()) -> None:
    """Print one table of all cases, or of those named, and how many seeds of each reach their target."""
    rows, sums = [], []
    for name, case in CASES.items():
        if case.seeds and (not cases or name in cases):
            reached, ratios = 0, []
            for seed in case.seeds:
                runs = {"iclei": _run("iclei", name, seed, case.settings.seconds)}
                runs |= {tool: _run(tool, name, seed, seconds) for tool, seconds in case.peers}
                rows += [_row(case, seed, tool, run, runs) for tool, run in runs.items()]
                reached += _is_reached(name, runs)
                ratios += [_ratio(runs["cpsat"], runs)] if "cpsat" in runs else []
            times = f"; CP-SAT takes {median(ratios):.1f} times as long or longer (median)" if ratios else ""
            sums.append(f"{case.name}: {reached} of {len(case.seeds)} reach the target{times}")
    show(COLUMNS, rows)
    print("\n".join([NOTES, *sums]))


def _run(tool: str, name: str, seed: int, seconds: float) -> Run:
    command = [sys.executable, "-m", "benchmarks.planning", tool, name, str(seed), str(seconds)]
    done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=True)
    planned = msgspec.json.decode(done.stdout.splitlines()[-1], type=Planned)
    case = CASES[name]
    asked = [tier for tier in case.settings.order if (tier, tool) != ("moves", "anew")]
    if case.settings.rounds == 1:
        asked = [tier for tier in asked if tier != "meetings"]
    if not planned.rounds:
        return Run(planned, None, None, None, [], asked, seconds)
    assembly = case.assembly(seed)
    spread = [key for key in case.settings.spread if any(getattr(who, key) for who in assembly.coming())]
    plan = Plan(
        session=None,
        rounds=tuple(
            tuple(Placement(participant=person, group=group) for person, group in sorted(seats.items()))
            for seats in planned.rounds
        ),
        spread=tuple(spread),
        proof=Proof(tiers=tuple(planned.tiers)),
        seed=0,
        made="",
        made_for=fingerprint(assembly, spread),
    )
    verdict = check_plan(assembly, plan)
    score = verdict.score
    return Run(
        planned,
        sum(score.spread.values()),
        score.choice_cost,
        score.meetings,
        [breach.code for breach in verdict.breaches],
        asked,
        seconds,
        _command_seconds(case, seed) if (tool, name) == ("iclei", "usual") else None,
    )


def _command_seconds(case: Case, seed: int) -> float:
    with tempfile.TemporaryDirectory() as name:
        FileStore(Path(name) / "assembly.json").create(case.assembly(seed))
        command = [str(Path(sys.executable).with_name("iclei")), "groups", "assign"]
        [seconds] = seconds_of(command, folder=Path(name), times=3)
    return seconds


def _is_reached(name: str, runs: dict[str, Run]) -> bool:
    """Whether the program reaches its target; the targets in words are in `cases`."""
    run = runs["iclei"]
    most = CASES[name].most
    if most is not None:
        meets_few = run.meetings is not None and run.meetings <= most[0]
        is_small = name != "huge-rounds" or (
            run.spread is not None and run.spread <= 150 and run.planned.peak <= 2**30
        )
        return meets_few and is_small and run.is_within(most[1], {})
    limits: dict[str, tuple[float, dict[str, float]]] = {
        "usual": (0.3, {"spread": 0, "choices": 0}),
        "ruled": (5, {"spread": 0.01, "choices": 0.01}),
        "plain-rounds": (3, {"spread": 0, "meetings": 0}),
        "rounds": (15, {"spread": 0, "choices": 0.01, "meetings": 0.15}),
        "no-shows": (0.5, {"moves": 0}),
        "large": (15, {"spread": 0, "choices": 0.01}),
        "huge": (60, {"choices": 0.01}),
        "golfers": (60, {"meetings": 0}),
    }
    more = {
        "usual": lambda: (run.command or 0) <= 1.5 and _ratio(runs["cpsat"], runs) >= 5,
        "plain-rounds": lambda: (run.spread, run.meetings) == (0, 750),
        "rounds": lambda: run.spread == 0,
        "large": lambda: run.spread == 0,
        "huge": lambda: run.spread is not None and run.spread <= 50 and run.planned.peak <= 2**30,
        "golfers": lambda: run.meetings == 0,
    }
    return run.is_within(*limits[name]) and more.get(name, lambda: True)()


def _gap(tier: Tier | None) -> float:
    if tier is None or tier.bound is None:
        return inf
    if tier.is_proved:
        return 0.0
    return tier.value / tier.bound - 1 if tier.bound else inf


def _ratio(run: Run, runs: dict[str, Run]) -> float:
    return run.planned.seconds / runs["iclei"].planned.seconds


def _row(case: Case, seed: int, tool: str, run: Run, runs: dict[str, Run]) -> list[str]:
    is_own = tool == "iclei"
    reached = _is_reached(next(key for key, item in CASES.items() if item is case), runs)
    return [
        f"{case.name}, seed {seed}",
        NAMES[tool],
        *("-" if value is None else f"{value:g}" for value in (run.spread, run.choices, run.meetings)),
        _bounds(run),
        _breaches(run),
        _seconds(run),
        "" if is_own else f"{_ratio(run, runs):.1f}",
        f"{run.planned.peak / 2**20:.0f}",
        case.target if is_own else "",
        ("yes" if reached else "no") if is_own else "",
    ]


def _bounds(run: Run) -> str:
    moves = [] if run.planned.moves is None else [f"{run.planned.moves} moved"]
    if run.spread is None:
        return "nothing found"
    if not run.planned.tiers:
        return "; ".join([*moves, "none"])
    if run.is_proved:
        return "; ".join([*moves, "proved"])
    open_tiers = [
        f"{name} {'open' if gap == inf else f'+{gap:.1%}'}" for name, gap in run.gaps.items() if gap
    ]
    return "; ".join([*moves, ", ".join(open_tiers)])


def _breaches(run: Run) -> str:
    kinds = sorted(set(run.breaches))
    return "-" if run.spread is None else " ".join([str(len(run.breaches)), *kinds])


def _seconds(run: Run) -> str:
    is_stopped = run.planned.tiers and not run.is_proved and run.planned.seconds >= run.limit - 0.5
    taken = f"{'>' if is_stopped or run.spread is None else ''}{run.planned.seconds:.2f}"
    return taken if run.command is None else f"{taken}, command {run.command:.2f}"
