"""Spoilt files: each must end with a result or a clear error, in bounded time and memory.

Run in the folder tests/: `python -m fuzz [--files 20000] [--seed 1]`.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict

from columns import show
from fuzz.running import Outcome, run

_REPORT_EVERY = 1000


def main() -> None:
    """Print a table by kind, and every crash; end with 1 if there was one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    started = time.perf_counter()
    kinds: defaultdict[str, list[Outcome]] = defaultdict(list)
    for done, outcome in enumerate(run(options.files, options.seed, options.workers), 1):
        kinds[outcome.kind].append(outcome)
        if done % _REPORT_EVERY == 0:
            seconds = time.perf_counter() - started
            print(f"{done:,} of {options.files:,} files, {seconds:.0f} s", file=sys.stderr, flush=True)
    every = [outcome for outcomes in kinds.values() for outcome in outcomes]
    rows = [_row(kind, outcomes) for kind, outcomes in sorted(kinds.items())]
    show(
        ["kind", "files", "read", "refused", "crashed", "slowest s", "most memory MB"],
        [*rows, _row("all", every)],
    )
    print(f"{time.perf_counter() - started:.0f} s, seed {options.seed}")
    crashes = [outcome for outcome in every if outcome.result.startswith("crashed")]
    for crash in crashes:
        print(f"file {crash.number}, {crash.kind}: {crash.result}")
    sys.exit(bool(crashes))


def _row(kind: str, outcomes: list[Outcome]) -> list[str]:
    words = [outcome.result.partition(":")[0] for outcome in outcomes]
    return [
        kind,
        f"{len(outcomes):,}",
        *(f"{words.count(word):,}" for word in ("read", "refused", "crashed")),
        f"{max(outcome.seconds for outcome in outcomes):.1f}",
        f"{max(outcome.megabytes for outcome in outcomes):.0f}",
    ]


if __name__ == "__main__":
    main()
