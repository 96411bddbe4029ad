"""`iclei redo`: make undone changes again."""

from __future__ import annotations

from typing import Annotated

import typer

from iclei_cli.cli.options import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

app = family()


@app.command()
def redo(
    ctx: typer.Context,
    steps: Annotated[int, typer.Argument(min=1, metavar="[N]", help="How many changes.")] = 1,
) -> None:
    """Make the change again that was undone last, or the last N.

    \b
    Example:
      iclei redo
      iclei redo 3
    """
    for entry in store_of(ctx).redo(steps):
        terminal.say_text(f"Done again: {entry.number}, {entry.summary}")
