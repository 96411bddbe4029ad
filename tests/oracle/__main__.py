"""Every claim of the assignment on small assemblies, against a model written from the definitions alone.

Run in the folder tests/: `python -m oracle [--cases 2000] [--seed 1]`, with the dependency group bench;
without OR-Tools every plan is tried, which takes smaller cases. It ends with 1 if any claim is false.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from itertools import repeat

from columns import show
from oracle.cases import TINY, Sizes
from oracle.running import run_case

_REPORT_EVERY = 100


def main() -> int:
    """Print a table by claim, and every claim that is false."""
    parser = argparse.ArgumentParser(prog="oracle", description="Claims of the assignment, looked at.")
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    asked = parser.parse_args()
    started = time.perf_counter()
    sizes = TINY if find_spec("ortools") is None else Sizes()
    numbers = [asked.seed * 1_000_000 + number for number in range(asked.cases)]
    tally: defaultdict[str, Counter[bool | None]] = defaultdict(Counter)
    wrong = []
    with ProcessPoolExecutor(asked.workers) as pool:
        for done, (number, findings) in enumerate(
            zip(numbers, pool.map(run_case, numbers, repeat(sizes)), strict=True), 1
        ):
            for finding in findings:
                tally[finding.claim][finding.is_true] += 1
                if finding.is_true is False:
                    wrong.append(f"case {number}: {finding.claim}: {finding.detail}")
                    print(wrong[-1], file=sys.stderr, flush=True)
            if done % _REPORT_EVERY == 0:
                print(f"{done} cases, {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)
    rows = [
        [claim, f"{counts.total():,}", str(counts[False]), str(counts[None])]
        for claim, counts in sorted(tally.items())
    ]
    show(["claim", "cases", "false", "not decided"], rows)
    print(f"{asked.cases:,} assemblies, seed {asked.seed}, {time.perf_counter() - started:.0f} s")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
