"""`iclei participants import` of a roster that was edited: what was changed on it is taken, nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from iclei_cli.cli.participants.import_report import changes_in_words, conflict_rows
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.people import known_of
from iclei_cli.cli.workspace import say_done
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.lists import ImportDocument
    from iclei_cli.intake.files.sheet import ListFile
    from iclei_cli.intake.registrations import Policy
    from iclei_cli.intake.roster.compare import RosterChanges
    from iclei_cli.intake.roster.read import Roster
    from iclei_cli.store.store import Store


def roster_in(document: ListFile, store: Store) -> Roster | None:
    """The roster that a file is; None if it is none of the assembly at hand."""
    from iclei_cli.intake.roster.compare import is_of
    from iclei_cli.intake.roster.read import read_roster

    roster = read_roster(document)
    return roster if roster is not None and is_of(roster, store.read()) else None


def take_back(
    store: Store, document: ListFile, roster: Roster, policy: Policy, *, dry_run: bool, as_json: bool
) -> None:
    """Put what was edited on a roster into the assembly, and show what was done.

    Raises:
        IcleiError: the store cannot be used.
        typer.Exit: something on it cannot be taken; nothing was changed.
    """
    from iclei_cli.intake.roster.compare import compare_roster
    from iclei_cli.system.errors import ExitCode

    if dry_run:
        assembly = store.read()
        changes = compare_roster(roster, assembly, policy)
    else:
        with store.transaction() as assembly:
            changes = compare_roster(roster, assembly, policy)
            if not changes.errors:
                assembly.put(change.after for change in changes.updated)
    say = partial(_say, assembly, document, roster, changes, is_dry_run=dry_run)
    terminal.show(_document(roster, changes), lambda _: say(), as_json=as_json)
    if changes.errors:
        raise typer.Exit(ExitCode.REFUSED)


def _document(roster: Roster, changes: RosterChanges) -> ImportDocument:
    from iclei_cli.cli.documents.lists import ConflictItem, ImportDocument, RowErrorItem, RowItem
    from iclei_cli.cli.messages.catalogue import plain

    where = {cell.number: cell.place for cell in reversed(roster.edited)}
    return ImportDocument(
        created=0,
        updated=0 if changes.errors else len(changes.updated),
        unchanged=changes.unchanged,
        cancelled=0,
        merged=0,
        repeated=0,
        skipped=0,
        rows=[
            RowItem(row=where[change.after.id].row, outcome="updated", id=change.after.id)
            for change in changes.updated
        ],
        conflicts=[
            ConflictItem(row=item.row, id=item.id, field=item.field, ours=item.ours, theirs=item.theirs)
            for item in changes.conflicts
        ],
        errors=[
            RowErrorItem(
                row=int(str(error.facts.get("row") or 1)), column=None, code=error.code, message=plain(error)
            )
            for error in changes.errors
        ],
        kept=[],
        unnamed=[],
        rejects=None,
        mapping={},
        encoding=None,
        sheet=None,
        header_row=1,
        notices=[plain(notice) for notice in changes.notices],
    )


def _say(
    assembly: Assembly, document: ListFile, roster: Roster, changes: RosterChanges, *, is_dry_run: bool
) -> None:
    terminal.say("roster-read", file=document.file, rows=roster.rows)
    known = known_of(assembly)
    if changes.updated:
        terminal.say("updates-follow")
        rows = [
            (item.after.id, item.after.name, changes_in_words(item.before, item.after, known))
            for item in changes.updated
        ]
        terminal.say_table(["heading-id", "heading-name", "heading-what"], rows)
    if changes.conflicts:
        terminal.say("conflicts-follow")
        terminal.say_table(
            ["heading-id", "heading-name", "heading-field", "heading-here", "heading-in-list"],
            conflict_rows(changes.conflicts, known),
        )
        terminal.say("conflicts-next")
    for notice in changes.notices:
        terminal.note("note", what=notice)
    for error in changes.errors:
        terminal.note("note", what=error)
    if changes.errors:
        terminal.note("roster-refused")
        return
    counts = message(
        "import-counts",
        people=roster.rows,
        created=0,
        updated=len(changes.updated),
        unchanged=changes.unchanged,
        cancelled=None,
        merged=None,
        conflicts=len(changes.conflicts) or None,
        refused=0,
    )
    if is_dry_run:
        terminal.say("import-tried", counts=counts)
    elif changes.updated:
        say_done("import-done", counts=counts)
    else:
        terminal.say("import-without-changes", counts=counts)
