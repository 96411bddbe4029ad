"""What all prints have in common on the command line: options, and how one is written and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.spoken import say_what_is_not_spoken, say_who_has_refused
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.export import Export
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.prints.engine.draw import Drawn
    from iclei_cli.exports.prints.engine.templates import Look
    from iclei_cli.store.store import Store

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


def require_output(kind: type[Export], path: Path) -> None:
    """Check how the file is to be called, before any work is done for it.

    Raises:
        UsageError: `wrong-ending`.
    """
    from iclei_cli.exports.export import require_name

    with naming_option("-o"):
        require_name(kind, path)


def save_print(store: Store, made: Export, path: Path, *, force: bool) -> None:
    """Write a print.

    Raises:
        IcleiError: the file cannot be written; nothing was changed.
    """
    from iclei_cli.exports.export import save

    with naming_option("-o", can_force=True):
        save(made, path, store.write_out, replace=force)


def hand_out_pages(store: Store, kind: type[Export], pages: Mapping[str, Iterable[int]]) -> None:
    """Note who stands on each page of a print, by the page's key; numbers alone, so that it can be erased."""
    store.hand_out(
        kind.identifier, {key: {"people": tuple(sorted(set(people)))} for key, people in pages.items()}
    )


def tell_of_print(
    assembly: Assembly, language: PrintLanguage, drawn: Drawn, people: Collection[int] = ()
) -> None:
    """Tell what somebody should know of a print that was written, and on which these `people` stand."""
    say_what_is_not_spoken(assembly, language)
    if drawn.small:
        terminal.note("print-small", texts=list(drawn.small))
    say_who_has_refused(assembly, people)
