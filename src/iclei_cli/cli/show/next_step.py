"""What to type next for the tables, which depends on whether there is a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.system.messages import Message


def next_for_tables(assembly: Assembly) -> Message:
    """The command that seats people: the plan is made, or the one that is there is mended.

    A plan is never made anew because something was edited: those who were told their seat keep it.
    """
    return message("make-the-plan" if assembly.plan is None else "mend-the-plan")


def next_if_it_matters(assembly: Assembly) -> Message | None:
    """The same, unless there is a plan for which what was edited does not matter."""
    from iclei_cli.assembly.plans.proof import is_current

    if assembly.plan is not None and is_current(assembly, assembly.plan):
        return None
    return next_for_tables(assembly)
