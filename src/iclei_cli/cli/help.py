"""`iclei help`: what a command does, asked for in words instead of with --help."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.wrong_commands import no_such_command

app = family()


@app.command("help")
def help_(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[COMMAND]...", help="The words of a command; all commands if left out."),
    ] = None,
) -> None:
    """Show what a command does, as COMMAND --help does.

    \b
    Example:
      iclei help
      iclei help groups assign
    """
    context: Any = ctx.find_root()
    for number, word in enumerate(words or ()):
        find = getattr(context.command, "get_command", None)
        command = find and find(context, word)
        if command is None:
            raise no_such_command(context, (words or [])[number:], before="iclei help")
        context = type(context)(command, info_name=word, parent=context)
    terminal.show_help(context.get_help())
