"""`iclei export notes-sheet`: what the rapporteurs fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.spoken import say_what_is_not_spoken, say_who_has_refused
from iclei_cli.cli.family import family
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language
from iclei_cli.cli.workspace import store_of
from iclei_cli.exports.notes_sheet.export import NotesSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.store.store import Store

app = family()


@app.command("notes-sheet")
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
    export_notes_sheet(
        store_of(ctx),
        output,
        lang,
        groups=group or (),
        sessions=session or (),
        rounds=round_ or (),
        force=force,
    )


def export_notes_sheet(
    store: Store,
    path: Path,
    lang: str | None,
    *,
    groups: Sequence[str],
    sessions: Sequence[str],
    rounds: Sequence[int],
    force: bool,
) -> None:
    """Write the pages that are asked for, and say so.

    Raises:
        IcleiError: there is nothing to make a page for, or the file cannot be written; nothing was changed.
    """
    from secrets import token_hex

    from iclei_cli.assembly.lookup import find_group, find_rounds, find_session
    from iclei_cli.exports.export import save
    from iclei_cli.exports.notes_sheet.pages import pages_of
    from iclei_cli.system.errors import RefusedError

    assembly = store.read()
    language = print_language(assembly, lang)
    keys = {find_group(assembly, words).key for words in groups}
    pages = pages_of(
        assembly,
        groups=keys,
        sessions={find_session(assembly, words).key for words in sessions},
        rounds=find_rounds(assembly, rounds),
    )
    if not pages:
        raise RefusedError("notes-sheet-nothing")
    sheet = NotesSheet(assembly, language, tuple(pages), token_hex(4))
    with naming_option("-o", can_force=True):
        save(sheet, path, store.write_out, replace=force)
    terminal.say("notes-sheet-written", path=str(path), pages=len(pages), languages=language.codes)
    say_what_is_not_spoken(assembly, language)
    say_who_has_refused(assembly, (ident for page in pages for ident in page.people))
    if assembly.plan is None and any(page.group for page in pages):
        terminal.note("notes-sheet-without-plan")
    held = sum(
        not note.may_go_out and any(page.has(note) for page in pages) for note in assembly.notes.values()
    )
    if held:
        terminal.note("notes-sheet-without-quotes", count=held)
