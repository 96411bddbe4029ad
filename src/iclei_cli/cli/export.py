"""`iclei export`: what is printed and handed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.report import app as documents
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import tell_absent_hosts
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language, unspoken
from iclei_cli.cli.workspace import store_of
from iclei_cli.exports.notes_sheet.export import NotesSheet
from iclei_cli.exports.roster.export import Roster
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.store.store import Store

app = family("Lists to print and hand out, and the report.")
app.add_typer(documents)
_ON_SHEETS = ("event", "topic", "group")
"""What has texts that are printed on a roster."""


@app.command()
def roster(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the workbook.")
    ] = Path(Roster.file_name),
    contacts: Annotated[
        bool, typer.Option("--contacts", help="With phone numbers and e-mail addresses: not for handing out.")
    ] = False,
    lang: PrintLang = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
) -> None:
    """Write an Excel workbook, ready to print: an overview, all participants, and a page for each group.

    \b
    Example:
      iclei export roster
      iclei export roster -o 참가자명단.xlsx --force
      iclei export roster --lang ko,en
    """
    export_roster(store_of(ctx), output, lang, contacts=contacts, force=force)


def export_roster(store: Store, path: Path, lang: str | None, *, contacts: bool, force: bool) -> None:
    """Write the roster of the assembly as it is, and say so.

    Raises:
        IcleiError: the file cannot be written; nothing was changed.
    """
    from iclei_cli.assignment.verify.check import score_plan
    from iclei_cli.exports.export import save

    assembly = store.read()
    language = print_language(assembly, lang)
    score = score_plan(assembly, assembly.plan) if assembly.plan else None
    with naming_option("-o", can_force=True):
        save(Roster(assembly, score, language, contacts), path, store.write_out, replace=force)
    people, groups = len(assembly.coming()), len(assembly.groups)
    terminal.say("roster-written", path=str(path), people=people, groups=groups, languages=language.codes)
    _say_what_is_not_spoken(assembly, language)
    if contacts:
        terminal.note("roster-has-contacts")
    _say_what_is_wrong(assembly)


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
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
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

    from iclei_cli.assembly.lookup import find_group, find_session
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
        rounds=rounds,
    )
    if not pages:
        raise RefusedError("notes-sheet-nothing")
    sheet = NotesSheet(assembly, language, tuple(pages), token_hex(4))
    with naming_option("-o", can_force=True):
        save(sheet, path, store.write_out, replace=force)
    terminal.say("notes-sheet-written", path=str(path), pages=len(pages), languages=language.codes)
    _say_what_is_not_spoken(assembly, language)
    if assembly.plan is None and any(page.group for page in pages):
        terminal.note("notes-sheet-without-plan")
    held = sum(
        not note.may_go_out and any(page.has(note) for page in pages) for note in assembly.notes.values()
    )
    if held:
        terminal.note("notes-sheet-without-quotes", count=held)


def _say_what_is_not_spoken(assembly: Assembly, language: PrintLanguage) -> None:
    """Tell which languages prints do not speak, and which titles are not there in those of this one."""
    from iclei_cli.assembly.texts import lacking

    if unknown := unspoken(language):
        terminal.note("print-not-spoken", languages=unknown)
    for code in language.codes:
        texts = [item.name for item in lacking(assembly, code) if item.what in _ON_SHEETS]
        if texts:
            terminal.note("note", what=message("texts-without-language", language=code, texts=texts))


def _say_what_is_wrong(assembly: Assembly) -> None:
    """Tell what somebody should see to before the roster is printed."""
    from iclei_cli.assignment.verify.check import check_plan
    from iclei_cli.cli.show.plan_facts import told_once
    from iclei_cli.system.messages import message

    if assembly.plan is None:
        terminal.say("roster-without-plan")
        return
    verdict = check_plan(assembly, assembly.plan)
    for breach in told_once(verdict.breaches):
        terminal.note("note", what=breach)
    if not verdict.is_current:
        terminal.note("note", what=message("out-of-date"))
    tell_absent_hosts(assembly)
