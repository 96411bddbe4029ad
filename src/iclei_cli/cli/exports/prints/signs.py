"""`iclei export signs`: a sign for each table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    look_of,
    people_on,
    tell_of_print,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

app = family()


@app.command()
@exporting("signs", chosen=("group", "round_"))
def signs(
    ctx: typer.Context,
    output: Output = Path("signs.pdf"),
    group: Annotated[
        list[str] | None, typer.Option(metavar="GROUP", help="Only for this group; repeatable.")
    ] = None,
    round_: Annotated[
        list[int] | None,
        typer.Option("--round", min=1, metavar="N", help="Only for this round, from 1; repeatable."),
    ] = None,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write a sign for each table: its label in large letters and its colour, topic, room and who sits there.

    With several rounds there is a sign for each table and round.

    \b
    Example:
      iclei export signs
      iclei export signs --round 2 -o signs-2.pdf
      iclei export signs --group energy -o energy.png --lang ko,en
    """
    from iclei_cli.assembly.lookup import find_group, find_rounds
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.signs.export import TableSigns
    from iclei_cli.exports.prints.signs.pages import signs_data, signs_say
    from iclei_cli.system.errors import RefusedError

    making = begin(ctx, TableSigns, output, lang, force=force, look=look_of(template, font))
    assembly, language = making.assembly, making.language
    keys = {find_group(assembly, words).key for words in group or ()}
    data = signs_data(assembly, language, groups=keys, rounds=find_rounds(assembly, round_ or ()))
    if not data["signs"]:
        raise RefusedError("signs-nothing")
    papers = making.wanted(signs_say(data))
    data["signs"] = [sign for sign in data["signs"] if sign["key"] in papers]
    drawn = draw("signs", data, ending=making.ending, look=making.look)
    making.write(TableSigns(drawn), papers)
    terminal.say("signs-written", path=str(output), count=len(data["signs"]), languages=language.codes)
    tell_of_print(assembly, language, drawn, people_on(papers))
    if assembly.plan is None:
        terminal.note("signs-without-plan")
