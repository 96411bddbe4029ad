"""The store under stress: writers that are killed, and many writers at once.

Run in the folder tests/: `python -m stress [--kills N] [--changes N] [--only PART]`, on a POSIX system, with
the development dependencies. It ends with 1 if anything was damaged or lost.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from columns import show
from iclei_cli.store.open import FILE_NAME
from stress.kills import Tally, every_step, kill_at_random_times, kill_commands
from stress.writers import run_crowd

if TYPE_CHECKING:
    from collections.abc import Sequence

WRITERS = 8


def main() -> int:
    """Run the parts that were asked for; 1 if anything was damaged or lost."""
    parser = argparse.ArgumentParser(prog="stress", description="The store under stress.")
    parser.add_argument("--kills", type=int, default=500, help="at random times (default: 500)")
    parser.add_argument(
        "--changes", type=int, default=250, help=f"of each of {WRITERS} writers (default: 250)"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the random times (default: 1)")
    parser.add_argument("--only", choices=["steps", "times", "writers"], help="one part (default: all)")
    asked = parser.parse_args()
    holds = True
    if asked.only != "writers":
        holds = _kill(asked.only, asked.kills, asked.seed)
    if asked.only in {None, "writers"}:
        holds = _crowd(asked.changes) and holds
    return 0 if holds else 1


def _kill(only: str | None, kills: int, seed: int) -> bool:
    started = time.perf_counter()
    tallies = [] if only == "times" else every_step()
    if only != "steps":
        tallies += [kill_at_random_times(kills, seed), kill_commands(kills // 10, seed)]
    _show_kills(tallies, time.perf_counter() - started)
    return not any(tally.lost or tally.faults for tally in tallies)


def _show_kills(tallies: Sequence[Tally], seconds: float) -> None:
    total = Tally(
        f"all, in {seconds:.0f} s",
        steps=sum(tally.steps or 0 for tally in tallies),
        kills=sum(tally.kills for tally in tallies),
        before=sum(tally.before for tally in tallies),
        after=sum(tally.after for tally in tallies),
        lost=sum(tally.lost for tally in tallies),
        faults=[fault for tally in tallies for fault in tally.faults],
    )
    show(
        ["SIGKILL", "steps", "kills", "before", "after", "damaged", "lost"],
        [
            [
                tally.name,
                "" if tally.steps is None else str(tally.steps),
                *map(str, (tally.kills, tally.before, tally.after, len(tally.faults), tally.lost)),
            ]
            for tally in (*tallies, total)
        ],
    )
    for tally in tallies:
        for fault in tally.faults:
            sys.stdout.write(f"{tally.name}: {fault}\n")


def _crowd(changes: int) -> bool:
    with tempfile.TemporaryDirectory() as name:
        crowd = run_crowd(Path(name, FILE_NAME), writers=WRITERS, changes=changes)
    wanted = WRITERS * changes
    lost = len(set(crowd.done) - set(crowd.people))
    refused = sum(map(bool, crowd.exit_codes))
    counts = (wanted, len(crowd.done), len(crowd.people), lost, refused, crowd.reads, len(crowd.faults))
    sys.stdout.write("\n")
    show(
        ["writers at once", "changes", "done", "present", "lost", "refused", "reads", "half seen", "seconds"],
        [[f"{WRITERS} processes", *map(str, counts), f"{crowd.seconds:.0f}"]],
    )
    for fault in crowd.faults:
        sys.stdout.write(f"{fault}\n")
    return crowd.people == tuple(range(1, wanted + 1)) and not (lost or refused or crowd.faults)


if __name__ == "__main__":
    sys.exit(main())
