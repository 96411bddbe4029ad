"""One case from its number: planned, then edited, explained, and whatever else is claimed of it."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.plan import Plan
from oracle.asking import engine
from oracle.cases import Sizes, draw_case
from oracle.findings import Finding
from oracle.plans import about_made, make
from oracle.reasons import about_explained, about_tradeoff
from oracle.repairs import about_hand_moves, about_placing, about_repair

if TYPE_CHECKING:
    from collections.abc import Iterator


def run_case(number: int, sizes: Sizes) -> list[Finding]:
    """All findings of a case; that it broke down is one."""
    findings: list[Finding] = []
    try:
        findings.extend(_claims(number, sizes))
    except Exception:  # noqa: BLE001 - whatever it is, it is to be seen with its number
        findings.append(Finding("ends without a crash", is_true=False, detail=traceback.format_exc()))
    else:
        findings.append(Finding("ends without a crash", is_true=True))
    return findings


def _claims(number: int, sizes: Sizes) -> Iterator[Finding]:
    """The plan; then, in turn, what else there is to be claimed of it."""
    assembly, settings, rng = draw_case(number, sizes)
    ask = engine()
    made = make(assembly, settings)
    yield from about_made(assembly, settings, made, ask)
    turn = number % 5
    if turn == 0 and assembly.coming():
        yield from about_tradeoff(assembly, settings, ask)
    if not isinstance(made, Plan):
        return
    match turn:
        case 1:
            yield from about_explained(assembly, made, rng, ask)
        case 2:
            yield from about_placing(assembly, made, rng, ask)
        case 3:
            yield from about_hand_moves(assembly, made, rng, ask)
        case _:
            yield from about_repair(assembly, made, rng, ask)
