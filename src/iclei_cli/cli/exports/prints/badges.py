"""`iclei export badges`: a badge for everybody who is expected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.prints.options import (
    Fonts,
    Output,
    OwnTemplate,
    look_of,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.show.spoken.print_language import PrintLang

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant

MOST_BLANKS = 1000
"""So many blank badges are printed at once, at most."""

app = family()


@app.command()
@exporting("badges", chosen=("people",), once=("changed", "start", "ruler", "blanks"))
def badges(
    ctx: typer.Context,
    people: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PERSON...]", help="Only for these; else for everybody who is expected."),
    ] = None,
    output: Output = Path("badges.pdf"),
    size: Annotated[
        str | None, typer.Option(metavar="SIZE", help="A6, A7, 90x54 or another, in mm; A6 unless given.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help="A sheet of labels, such as LS-3114.")
    ] = None,
    grid: Annotated[
        str | None,
        typer.Option(
            metavar="GRID",
            help="How many across and down: 2x4; also where they begin and the gaps, in mm: "
            "2x4,TOP,LEFT,ACROSS,DOWN.",
        ),
    ] = None,
    nudge: Annotated[
        str | None, typer.Option(metavar="X,Y", help="Move everything, in mm, to the right and down.")
    ] = None,
    start: Annotated[
        int, typer.Option(min=1, metavar="N", help="Begin at this label of the first sheet.")
    ] = 1,
    qr: Annotated[bool, typer.Option("--qr", help="With the code that is scanned at the door.")] = False,
    honorific: Annotated[
        bool, typer.Option("--honorific", help="With 님, 様, 先生 or 女士, by the person's language.")
    ] = False,
    back: Annotated[
        bool, typer.Option("--back", help="With a back of each page: the tables of every round.")
    ] = False,
    ruler: Annotated[
        bool, typer.Option("--ruler", help="A page to measure how far off the printer is, instead.")
    ] = False,
    changed: Annotated[
        bool,
        typer.Option("--changed", help="Only those that say something else than the one handed out."),
    ] = False,
    blanks: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=MOST_BLANKS,
            metavar="N",
            help="Instead, so many without a name, each with a code of its own, for whoever has none.",
        ),
    ] = None,
    template: OwnTemplate = None,
    font: Fonts = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write badges: the name in large letters, organisation, position, the table of each round, roles.

    Names shrink and wrap, and are never cut. Nobody's contacts are on them. Whoever refused to be
    photographed has a small mark in the corner. Labels and sizes: docs/prints.md.

    Blank badges have a line to write on, and a code: scanned at the door it becomes that of a walk-in. Beside
    what --changed writes there is a list of the old badges to take back, if there are any.

    \b
    Example:
      iclei export badges --qr
      iclei export badges 17 김하늘 --size 90x54 -o two.pdf
      iclei export badges --sheet LS-3114 --start 5 --nudge 0.5,-1
      iclei export badges --changed -o new-badges.pdf
      iclei export badges --blanks 20
    """
    from iclei_cli.cli.exports.prints.badge_printer import BadgePrinter
    from iclei_cli.exports.prints.badges.export import Badges
    from iclei_cli.exports.prints.badges.sheet import sheet_of
    from iclei_cli.system.errors import UsageError

    if blanks is not None:
        if people or honorific or changed or ruler:
            raise UsageError("blanks-with-others")
        source = ctx.get_parameter_source("output")
        if source is None or source.name != "COMMANDLINE":
            output = Path("blank-badges.pdf")
    making = begin(ctx, Badges, output, lang, force=force, look=look_of(template, font))
    making.paper = Badges.identifier  # as a document or a picture, it is the same badge
    sheet_asked = sheet_of(size=size, sheet=sheet, grid=grid, nudge=nudge, start=start)
    printer = BadgePrinter(making, sheet_asked, back)
    if ruler:
        printer.print_ruler()
    elif blanks is not None:
        printer.print_blanks(blanks)
    else:
        meant = _meant(making.assembly, people)
        printer.print_of(meant, with_codes=qr, honorifics=honorific, changed=changed)


def _meant(assembly: Assembly, people: Sequence[str] | None) -> list[Participant]:
    from iclei_cli.assembly.lookup import find_coming

    if not people:
        return assembly.coming()
    return list({found.id: found for words in people for found in [find_coming(assembly, words)]}.values())
