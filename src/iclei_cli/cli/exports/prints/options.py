"""What all prints have in common on the command line: options, and how one is written and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.spoken import say_what_is_not_spoken, say_who_has_refused
from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.exports.again import Papers
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.engine.draw import Drawn
    from iclei_cli.exports.prints.engine.templates import Look

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="A document (.pdf), a web page (.html), or a picture of one page (.png, .svg).",
    ),
]
OwnTemplate = Annotated[
    Path | None,
    typer.Option("--template", metavar="FILE", help="A template of yours; see iclei export template."),
]
Fonts = Annotated[
    list[Path] | None,
    typer.Option(
        "--font",
        metavar="FILE|FOLDER",
        help="A font with the characters that the program's own fonts lack; repeatable.",
    ),
]


def look_of(template: Path | None, fonts: Sequence[Path] | None) -> Look:
    """How a print is to look, as it was typed."""
    from iclei_cli.exports.prints.engine.templates import Look

    return Look(template, tuple(fonts or ()))


def people_on(papers: Papers) -> list[int]:
    """Who stands on pages."""
    return [number for values in papers.values() for number in values["people"] if isinstance(number, int)]


def tell_of_print(
    assembly: Assembly, language: PrintLanguage, drawn: Drawn, people: Collection[int] = ()
) -> None:
    """Tell what somebody should know of a print that was written, and on which these `people` stand."""
    say_what_is_not_spoken(assembly, language)
    if drawn.small:
        terminal.note("print-small", texts=list(drawn.small))
    say_who_has_refused(assembly, people)
