"""`iclei export`: what is printed and handed out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.options import family
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.hosts import tell_absent_hosts
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from iclei_cli.store.store import Store

app = family("Lists to print and hand out.")


@app.callback()
def export() -> None:
    """Lists to print and hand out."""


@app.command()
def roster(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the workbook.")
    ] = Path("roster.xlsx"),
    contacts: Annotated[
        bool, typer.Option("--contacts", help="With phone numbers and e-mail addresses: not for handing out.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
) -> None:
    """Write an Excel workbook, ready to print: an overview, all participants, and a page for each group.

    \b
    Example:
      iclei export roster
      iclei export roster -o 참가자명단.xlsx --force
    """
    export_roster(store_of(ctx), output, contacts=contacts, force=force)


def export_roster(store: Store, path: Path, *, contacts: bool, force: bool) -> None:
    """Write the roster of the assembly as it is, and say so.

    Raises:
        IcleiError: the store cannot be read, or the file cannot be written; nothing was changed.
    """
    from iclei_cli.assignment.verify.check import check_plan, score_plan
    from iclei_cli.exports.roster.write import write_roster
    from iclei_cli.system.errors import UsageError

    if path.suffix.lower() != ".xlsx":
        raise UsageError("not-xlsx", option="--output", path=str(path))
    assembly = store.read()
    score = score_plan(assembly, assembly.plan) if assembly.plan else None
    write_roster(assembly, score, path, contacts=contacts, replace=force)
    people = len(assembly.coming())
    terminal.say_text(f"{path}: {people} participants, {len(assembly.groups)} groups, ready to print on A4")
    if contacts:
        terminal.note_text("It holds phone numbers and e-mail addresses: do not hand it out.")
    if assembly.plan is None:
        terminal.say_text(
            "There is no table plan on it.   Next: iclei groups assign, then export with --force"
        )
        return
    from iclei_cli.cli.messages.catalogue import sentence

    for breach in check_plan(assembly, assembly.plan).breaches:
        terminal.note_text(f"Note: {sentence(breach)}")
    tell_absent_hosts(assembly)
