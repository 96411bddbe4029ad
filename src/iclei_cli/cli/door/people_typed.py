"""`iclei checkin PERSON...`: people are typed where other families have a command."""

from __future__ import annotations

from typing import Any

from iclei_cli.cli.family import Family
from iclei_cli.system.controls import stripped

_PEOPLE = "iclei.people"


class DoorFamily(Family):
    """A family of which whatever is no command of its own is somebody; options may stand anywhere."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options and the people, unless a command of the family stands first."""
        if args and args[0] in self.commands:
            return super().parse_args(ctx, args)
        ctx.allow_interspersed_args = True
        super().parse_args(ctx, args)
        ctx.meta[_PEOPLE] = [stripped(word) for word in (*ctx._protected_args, *ctx.args)]  # noqa: SLF001
        ctx._protected_args, ctx.args = [], []  # noqa: SLF001 - Typer has no other way to say so
        return []


def people_typed(ctx: Any) -> list[str]:
    """The people who were typed."""
    return list(ctx.meta.get(_PEOPLE, ()))
