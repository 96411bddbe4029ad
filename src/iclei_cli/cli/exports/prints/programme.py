"""`iclei export programme`: the programme on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    look_of,
    require_output,
    save_print,
    tell_of_print,
)
from iclei_cli.cli.exports.spoken import say_who_has_cancelled, say_who_in_programme_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language
from iclei_cli.cli.workspace import store_of

app = family()


@app.command()
def programme(
    ctx: typer.Context,
    output: Output = Path("programme.pdf"),
    grid: Annotated[
        bool, typer.Option("--grid", help="Rooms beside each other, times below each other.")
    ] = False,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write the programme: day by day, when and where each session is, who speaks, and its talks.

    With --grid it is a page for each day, to put up: what is in which room at what time.

    \b
    Example:
      iclei export programme
      iclei export programme --grid -o grid.pdf
      iclei export programme --lang ko,en
    """
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.programme.export import ProgrammePages
    from iclei_cli.exports.prints.programme.pages import grid_data, programme_data
    from iclei_cli.system.errors import RefusedError

    store = store_of(ctx)
    assembly = store.read()
    language = print_language(assembly, lang)
    require_output(ProgrammePages, output)
    if not assembly.sessions:
        raise RefusedError("programme-print-nothing")
    data = grid_data(assembly, language) if grid else programme_data(assembly, language)
    if not data["days"]:
        raise RefusedError("programme-print-without-times")
    name = "programme-grid" if grid else "programme"
    drawn = draw(name, data, ending=output.suffix.lower(), look=look_of(template, font))
    save_print(store, ProgrammePages(drawn), output, force=force)
    untimed = [key for key, session in assembly.sessions.items() if session.start is None]
    count = len(assembly.sessions) - (len(untimed) if grid else 0)
    terminal.say("programme-print-written", path=str(output), sessions=count, languages=language.codes)
    tell_of_print(assembly, language, drawn)
    say_who_has_cancelled(assembly)
    say_who_in_programme_has_refused(assembly)
    if untimed:
        terminal.note("programme-print-left" if grid else "programme-print-untimed", sessions=untimed)
