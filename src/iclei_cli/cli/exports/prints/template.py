"""`iclei export template`: the look of a print, copied out to be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.family import family
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import store_of

app = family()


@app.command("template")
def copy_template(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The print, such as signs.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put it, a .typ file.")
    ],
    force: Force = False,
) -> None:
    """Copy out the template of a print, to be changed and used with --template.

    It is written in the language of Typst (https://typst.app/docs); what it gets stands in docs/prints.md.

    \b
    Example:
      iclei export template signs -o our-signs.typ
      iclei export signs --template our-signs.typ
    """
    from iclei_cli.exports.prints.engine.templates import ENDING, own_template
    from iclei_cli.system.errors import UsageError

    text = own_template(name).text
    with naming_option("-o", can_force=True):
        if output.suffix.lower() != ENDING:
            raise UsageError("wrong-ending", path=str(output), endings=[ENDING])
        store_of(ctx).write_out(output, text, replace=force, private=False)
    terminal.say("print-template-written", path=str(output), name=name)
