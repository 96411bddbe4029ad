"""Everything that was ever tried against the command, tried again: what is held, and what gets through.

Run in the folder tests/: `python -m attacks [--share 1] [--seed 1] [--only WORD]`. It ends with 1 if anything
got through. What this machine or user cannot try is told, and counts for nothing.
"""

from __future__ import annotations

import argparse
import sys
import time

from attacks.attack import Attack, CannotBeTriedError, every_attack
from columns import show


def main() -> int:
    """Make the attacks that were asked for; 1 if anything got through."""
    parser = argparse.ArgumentParser(prog="attacks", description="Attacks on the command.")
    parser.add_argument("--share", type=float, default=1, help="of all repetitions (default: 1)")
    parser.add_argument("--seed", type=int, default=1, help="of what is left to chance (default: 1)")
    parser.add_argument("--only", default="", help="part, or a word of the name (default: all)")
    asked = parser.parse_args()
    started = time.perf_counter()
    every = every_attack()
    is_part = any(attack.part == asked.only for attack in every)
    chosen = [attack for attack in every if asked.only in (attack.part if is_part else attack.name)]
    rows, through, tries = [], [], 0
    for attack in chosen:
        row, count, found = _made(attack, asked.share, asked.seed)
        rows.append(row)
        tries += count
        through += [f"{attack.part}, {attack.name}: {what}" for what in found]
    show(["part", "attack", "what is done", "tries", "through", "result", "seconds"], rows)
    seconds = time.perf_counter() - started
    sys.stdout.write(f"\n{len(chosen)} attacks, {tries} tries, {len(through)} got through, {seconds:.0f} s\n")
    for what in through:
        sys.stdout.write(f"{what}\n")
    return 1 if through else 0


def _made(attack: Attack, share: float, seed: int) -> tuple[list[str], int, list[str]]:
    """A line of the table, how many tries there were, and what got through."""
    started = time.perf_counter()
    named = [attack.part, attack.name, attack.done]
    try:
        ground = attack.make(share, seed)
    except CannotBeTriedError as reason:
        return [*named, "0", "", f"not tried: {reason}", ""], 0, []
    result = "GOT THROUGH" if ground.through else "held"
    seconds = time.perf_counter() - started
    sys.stderr.write(f"{attack.part}: {attack.name}: {result}\n")
    counts = [str(ground.tries), str(len(ground.through)), result, f"{seconds:.1f}"]
    return [*named, *counts], ground.tries, ground.through


if __name__ == "__main__":
    sys.exit(main())
