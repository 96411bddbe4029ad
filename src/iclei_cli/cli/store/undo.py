"""`iclei undo`: take back the last changes."""

from __future__ import annotations

from typing import Annotated

import typer

from iclei_cli.cli.options import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

app = family()


@app.command()
def undo(
    ctx: typer.Context,
    steps: Annotated[int, typer.Argument(min=1, metavar="[N]", help="How many changes.")] = 1,
) -> None:
    """Take back the last change, or the last N.

    \b
    Example:
      iclei undo
      iclei undo 3
    """
    for entry in store_of(ctx).undo(steps):
        terminal.say_text(f"Undone: {entry.number}, {entry.summary}")
    terminal.say_text("To have it back: iclei redo   To look: iclei history")
