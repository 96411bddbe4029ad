"""The table plan: the solver and the whole command, against a plain CP-SAT model of the same problem.

CP-SAT runs in processes of its own, for its library and HiGHS cannot be loaded into the same one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.instances import make_assembly
from benchmarks.processes import seconds_of, show
from iclei_cli.assignment.check import check_plan
from iclei_cli.assignment.settings import Settings
from iclei_cli.assignment.solve import make_plan
from iclei_cli.store.store import Store

PEOPLE, GROUPS, SEEDS, TIMES = 125, 5, (1, 2, 3, 4, 5), 5
TESTS = Path(__file__).parents[1]


def report() -> None:
    """Print, for every instance, both solvers' values, and the seconds of solver and of whole process."""
    rows, ratios = [], []
    for seed in SEEDS:
        ours, theirs = _ours(seed), _theirs(seed)
        ratios.append((theirs["solve"] / ours["solve"], theirs["process"] / ours["process"]))
        rows += [
            _row(seed, "iclei (HiGHS, 1 thread)", ours, None),
            _row(seed, "plain CP-SAT, 2 workers", theirs, ratios[-1]),
        ]
    show(["instance", "solver", "spread", "choices", "proof", "rules", "solve s", "process s"], rows)
    solve, process = (median(column) for column in zip(*ratios, strict=True))
    print(f"median ratio: solver {solve:.1f} times as fast (at least 5), whole process {process:.1f} times")


def _row(seed: int, name: str, run: dict[str, Any], ratios: tuple[float, float] | None) -> list[str]:
    times = [f"{run['solve']:.3f}", f"{run['process']:.2f}"]
    if ratios:
        times = [f"{value} (x{ratio:.1f})" for value, ratio in zip(times, ratios, strict=True)]
    return [f"{PEOPLE}x{GROUPS} seed {seed}", name, *run["values"], run["status"], run["rules"], *times]


def _ours(seed: int) -> dict[str, Any]:
    assembly = make_assembly(PEOPLE, GROUPS, seed)
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        plan = make_plan(assembly, Settings(seed=0, seconds=60))
        taken.append(time.perf_counter() - started)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Store(folder / "assembly.json").create(assembly)
        command = [str(Path(sys.executable).with_name("iclei")), "groups", "assign"]
        (process,) = seconds_of(command, folder=folder, times=TIMES)
    return {
        "values": [f"{tier.value:g}" for tier in plan.proof.tiers],
        "status": str(plan.proof.status),
        "rules": "broken" if check_plan(assembly, plan).breaches else "hold",
        "solve": median(taken),
        "process": process,
    }


def _theirs(seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.cpsat", str(PEOPLE), str(GROUPS), str(seed)]
    runs = []
    for _ in range(TIMES):
        done = subprocess.run(command, cwd=TESTS, capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout))
    (process,) = seconds_of(command, folder=TESTS, times=TIMES)
    return {
        "values": [f"{tier['value']:g}" for tier in runs[0]["tiers"]],
        "status": runs[0]["status"],
        "rules": "",
        "solve": median(run["seconds"] for run in runs),
        "process": process,
    }
