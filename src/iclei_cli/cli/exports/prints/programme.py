"""`iclei export programme`: the programme on paper."""

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
    tell_of_print,
)
from iclei_cli.cli.exports.spoken import say_who_has_cancelled, say_who_in_programme_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang

app = family()


@app.command()
@exporting("programme")
def programme(
    ctx: typer.Context,
    output: Output = Path("programme.pdf"),
    grid: Annotated[
        bool, typer.Option("--grid", help="Rooms beside each other, times below each other.")
    ] = False,
    booklet: Annotated[
        bool, typer.Option("--booklet", help="Small pages on A4, to fold and to staple in the middle.")
    ] = False,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write the programme: day by day, when and where each session is, who speaks, and its talks.

    With --grid it is a page for each day, to put up: what is in which room at what time. With --booklet it is
    to be handed out: pages of A5 with a cover, two of them on each side of A4 in the order in which they are
    folded. Print it on both sides, turned at the short edge.

    \b
    Example:
      iclei export programme
      iclei export programme --grid -o grid.pdf
      iclei export programme --booklet -o booklet.pdf
      iclei export programme --lang ko,en
    """
    from msgspec.structs import replace

    from iclei_cli.assembly.programme.people import people_of_programme
    from iclei_cli.exports.prints.engine.draw import draw
    from iclei_cli.exports.prints.engine.joining import booklet_of
    from iclei_cli.exports.prints.programme.export import ProgrammePages
    from iclei_cli.exports.prints.programme.pages import grid_data, programme_data
    from iclei_cli.system.errors import RefusedError, UsageError

    if booklet and grid:
        raise UsageError("booklet-of-grid")
    making = begin(ctx, ProgrammePages, output, lang, force=force, look=look_of(template, font))
    assembly, language = making.assembly, making.language
    if booklet and making.ending != ".pdf":
        raise UsageError("booklet-of-pictures", path=str(output))
    if not assembly.sessions:
        raise RefusedError("programme-print-nothing")
    data = grid_data(assembly, language) if grid else programme_data(assembly, language, booklet=booklet)
    if not data["days"]:
        raise RefusedError("programme-print-without-times")
    name = "programme-grid" if grid else "programme"
    drawn = draw(name, data, ending=making.ending, look=making.look)
    sheets = 0
    if booklet:
        content, sheets = booklet_of(drawn.content, data["title"])
        drawn = replace(drawn, content=content)
    item = "programme-booklet" if booklet else name
    making.write_whole(ProgrammePages(drawn), item, people_of_programme(assembly))
    untimed = [key for key, session in assembly.sessions.items() if session.start is None]
    count = len(assembly.sessions) - (len(untimed) if grid else 0)
    terminal.say("programme-print-written", path=str(output), sessions=count, languages=language.codes)
    if booklet:
        terminal.say("booklet-how", sheets=sheets)
    tell_of_print(assembly, language, drawn)
    say_who_has_cancelled(assembly)
    say_who_in_programme_has_refused(assembly)
    if untimed:
        terminal.note("programme-print-left" if grid else "programme-print-untimed", sessions=untimed)
