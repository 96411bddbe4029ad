"""`iclei export signs`: a sign for each table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    hand_out_pages,
    look_of,
    require_output,
    save_print,
    tell_of_print,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language
from iclei_cli.cli.workspace import store_of

app = family()


@app.command()
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
    from iclei_cli.exports.prints.signs.pages import signs_data
    from iclei_cli.system.errors import RefusedError

    store = store_of(ctx)
    assembly = store.read()
    language = print_language(assembly, lang)
    require_output(TableSigns, output)
    keys = {find_group(assembly, words).key for words in group or ()}
    data = signs_data(assembly, language, groups=keys, rounds=find_rounds(assembly, round_ or ()))
    if not data["signs"]:
        raise RefusedError("signs-nothing")
    drawn = draw("signs", data, ending=output.suffix.lower(), look=look_of(template, font))
    save_print(store, TableSigns(drawn), output, force=force)
    terminal.say("signs-written", path=str(output), count=len(data["signs"]), languages=language.codes)
    pages = {sign["key"]: [person["number"] for person in sign["people"]] for sign in data["signs"]}
    hand_out_pages(store, TableSigns, pages)
    tell_of_print(assembly, language, drawn, [ident for people in pages.values() for ident in people])
    if assembly.plan is None:
        terminal.note("signs-without-plan")
