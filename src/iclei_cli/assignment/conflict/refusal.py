"""Rules that cannot all hold: which they are, and what is the least to give up, as an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assignment.conflict.cause import cause_of
from iclei_cli.assignment.conflict.demands import concede
from iclei_cli.assignment.conflict.find import find_conflict, prove_conflict
from iclei_cli.assignment.conflict.remedies import remedies_of, seats_text
from iclei_cli.assignment.solver.clock import Clock
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.settings import Settings
    from iclei_cli.assignment.conflict.demands import Concession, Demand

_SECONDS = 10.0
"""How long a conflict and what mends it are searched."""


def is_contradictory(assembly: Assembly, settings: Settings, clock: Clock) -> bool:
    """Whether it is proved in the time left that the rules cannot all hold.

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    with clock.stopped_by_ctrl_c():
        is_proved = prove_conflict(assembly, settings, clock)
    if clock.is_stopped:
        raise KeyboardInterrupt
    return is_proved


def contradiction(assembly: Assembly, settings: Settings) -> RefusedError:
    """The error that names the rules that contradict each other, and the fewest that must give way.

    Its params have `conflict`, the demands that cannot all hold; `changes`, the fewest to give up so that a
    plan can be made, with `is_fewest` where that is proved; `besides`, those of them that other conflicts
    than this one need; `options`, other sets that do, too, with `besides`; `round`, where one round alone is
    contradictory; and `fewer_rounds`, how many could be planned as things are.

    Raises:
        KeyboardInterrupt: Ctrl-C.
    """
    clock = Clock(_SECONDS)
    with clock.stopped_by_ctrl_c():
        conflict = find_conflict(assembly, settings, clock)
    if clock.is_stopped:
        raise KeyboardInterrupt
    return RefusedError(
        "rules-contradict",
        cannot=cause_of(assembly, conflict),
        remedies=remedies_of(assembly, conflict),
        conflict=[_document(demand) for demand in conflict.demands],
        is_about_visits=conflict.is_about_visits,
        round=conflict.round,
        changes=_changes(assembly, conflict.changes),
        is_fewest=conflict.is_fewest,
        besides=_changes(assembly, conflict.besides),
        options=[_changes(assembly, option) for option in conflict.options],
        fewer_rounds=conflict.fewer_rounds,
    )


def _changes(assembly: Assembly, changes: Sequence[Concession]) -> list[dict[str, Any]]:
    """Changes for scripts: `to` is the number that would hold, `seats` what groups seat then, as `20-27`."""
    return [
        {
            **_document(change.demand),
            "amount": change.amount,
            "to": None if change.demand.what == "even-sizes" else change.to,
            "seats": seats_text(concede(assembly, changes), change),
        }
        for change in changes
    ]


def _document(demand: Demand) -> dict[str, Any]:
    return {
        "kind": demand.what,
        "group": demand.group,
        "rule": demand.rule,
        "person": demand.person,
        "role": demand.role,
        "language": demand.language,
        "round": demand.round,
    }
