"""What `groups assign` does and shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from iclei_cli.cli import terminal
from iclei_cli.cli.hosts import tell_absent_hosts

if TYPE_CHECKING:
    from iclei_cli.store.store import Store


def assign_groups(store: Store, *, seconds: float, seed: int, as_json: bool) -> None:
    """Make the best plan for the assembly as it is, keep it, and show what it is worth.

    Raises:
        IcleiError: no plan can be made, or none was found in time; nothing was changed.
    """
    from iclei_cli.assembly.errors import UsageError
    from iclei_cli.assignment.check import score_plan
    from iclei_cli.assignment.solve import make_plan
    from iclei_cli.cli.documents import plan_document
    from iclei_cli.cli.plan_view import show_summary

    if not math.isfinite(seconds):
        raise UsageError("not-seconds", "--time-limit: give a number of seconds.")
    with terminal.progress() as update, store.transaction() as assembly:

        def tell(tier: str, value: float | None, bound: float | None) -> None:
            update(f"{tier}: {_number(value)}, bound {_number(bound)}")

        assembly.plan = make_plan(assembly, seed=seed, seconds=seconds, progress=tell)
    score = score_plan(assembly, assembly.plan)
    if as_json:
        terminal.show_json(plan_document(assembly, assembly.plan, score, assembly.groups))
        return
    show_summary(assembly, assembly.plan, score)
    tell_absent_hosts(assembly)
    terminal.say("Next: iclei groups show, iclei export roster")


def _number(value: float | None) -> str:
    return "none yet" if value is None else f"{value:g}"
