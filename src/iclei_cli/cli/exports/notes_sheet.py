"""`iclei export notes-sheet`: what the rapporteurs fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.spoken import say_what_is_not_spoken, say_who_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang
from iclei_cli.exports.notes_sheet.export import NotesSheet

app = family()


@app.command("notes-sheet")
@exporting("notes-sheet", chosen=("group", "session", "round_"))
def notes_sheet(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the workbook.")
    ] = Path(NotesSheet.file_name),
    group: Annotated[
        list[str] | None, typer.Option(metavar="GROUP", help="Only for this group; repeatable.")
    ] = None,
    session: Annotated[
        list[str] | None, typer.Option(metavar="SESSION", help="Only for this session; repeatable.")
    ] = None,
    round_: Annotated[
        list[int] | None,
        typer.Option("--round", min=1, metavar="N", help="Only for this round, from 1; repeatable."),
    ] = None,
    lang: PrintLang = None,
    force: Force = False,
) -> None:
    """Write a workbook for the rapporteurs to fill in, on paper or on a screen, page by page.

    There is a page for each table in each round, with topic, room, day and who sits there, and a row for each
    thing that is said; and one for each session with talks. What was noted already stands there. Once it is
    filled in: iclei notes import.

    \b
    Example:
      iclei export notes-sheet
      iclei export notes-sheet --group energy --round 2 -o energy-2.xlsx
      iclei export notes-sheet --session opening
    """
    from secrets import token_hex

    from iclei_cli.assembly.lookup import find_group, find_rounds, find_session
    from iclei_cli.exports.notes_sheet.head import page_says_of
    from iclei_cli.exports.notes_sheet.pages import pages_of
    from iclei_cli.system.errors import RefusedError

    making = begin(ctx, NotesSheet, output, lang, force=force)
    assembly, language = making.assembly, making.language
    pages = pages_of(
        assembly,
        groups={find_group(assembly, words).key for words in group or ()},
        sessions={find_session(assembly, words).key for words in session or ()},
        rounds=find_rounds(assembly, round_ or ()),
    )
    if not pages:
        raise RefusedError("notes-sheet-nothing")
    papers = making.wanted({page.key: page_says_of(assembly, page, language) for page in pages})
    pages = [page for page in pages if page.key in papers]
    making.write(NotesSheet(assembly, language, tuple(pages), token_hex(4)), papers)
    terminal.say("notes-sheet-written", path=str(output), pages=len(pages), languages=language.codes)
    say_what_is_not_spoken(assembly, language)
    say_who_has_refused(assembly, (ident for page in pages for ident in page.people))
    if assembly.plan is None and any(page.group for page in pages):
        terminal.note("notes-sheet-without-plan")
    held = sum(
        not note.may_go_out and any(page.has(note) for page in pages) for note in assembly.notes.values()
    )
    if held:
        terminal.note("notes-sheet-without-quotes", count=held)
