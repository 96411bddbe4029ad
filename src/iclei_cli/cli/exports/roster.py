"""`iclei export roster`: who is coming and who sits where, as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.spoken import say_what_is_not_spoken
from iclei_cli.cli.family import family
from iclei_cli.cli.options import naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import tell_absent_hosts
from iclei_cli.cli.show.spoken.print_language import PrintLang, print_language
from iclei_cli.cli.workspace import store_of
from iclei_cli.exports.roster.export import Roster
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.store.store import Store

app = family()


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
    force: Force = False,
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
    say_what_is_not_spoken(assembly, language)
    if contacts:
        terminal.note("roster-has-contacts")
    _say_what_is_wrong(assembly)


def _say_what_is_wrong(assembly: Assembly) -> None:
    """Tell what somebody should see to before the roster is printed."""
    from iclei_cli.assignment.verify.check import check_plan
    from iclei_cli.cli.show.plan_facts import told_once

    if assembly.plan is None:
        terminal.say("roster-without-plan")
        return
    verdict = check_plan(assembly, assembly.plan)
    for breach in told_once(verdict.breaches):
        terminal.note("note", what=breach)
    if not verdict.is_current:
        terminal.note("note", what=message("out-of-date"))
    tell_absent_hosts(assembly)
