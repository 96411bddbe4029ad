"""`iclei store`: the file behind it all: check it, copy it, put a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, Yes, naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.store import copies
from iclei_cli.cli.workspace import new_store_of, store_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.cli.documents.store import (
        BackupsDocument,
        ImportedDocument,
        RestoredDocument,
        StoreCheckDocument,
        WrittenDocument,
    )
    from iclei_cli.store.store import Store
    from iclei_cli.store.values import Backup, Finding

app = family("The file behind it all: check it, copy it, put a copy back.")
app.add_typer(copies.app, name="copies")


@app.command()
def check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Check that everything in the store fits together.

    What does not fit is named, with how to mend it.

    \b
    Example:
      iclei store check
    """
    from iclei_cli.system.errors import ExitCode

    store = store_of(ctx)
    found = _check_document(store.check())
    terminal.show(found, lambda document: _say_findings(document, store), as_json=as_json)
    if not found.holds:
        raise typer.Exit(ExitCode.REFUSED)


@app.command()
def backup(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Put the copy there, not among the backups."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Keep a dated copy of the assembly as it is now.

    Copies are made after every change, too: the newest five stay, and the last one of each of seven days.
    One made with this command stays until it is destroyed with the data.

    \b
    Example:
      iclei store backup
      iclei store backup -o /media/usb/assembly-copy.json
    """
    from iclei_cli.cli.documents.store import WrittenDocument

    store = store_of(ctx)
    if output is None:
        place = store.keep_backup()
    else:
        with naming_option("-o"):
            store.write_copy(output, lambda file: file.write(store.snapshot()), replace=False)
        place = str(output)
    terminal.show(WrittenDocument(file=place), _say_copied, as_json=as_json)
    terminal.note("copy-is-personal")


@app.command()
def restore(
    ctx: typer.Context,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[N|FILE]", help="A backup's number in the list, or the file of a copy."),
    ] = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """List the backups, or put one back.

    What is there now is kept among the backups, even if it is damaged.

    \b
    Example:
      iclei store restore
      iclei store restore 1
      iclei store restore /media/usb/assembly-copy.json --yes
    """
    from iclei_cli.cli.documents.store import RestoredDocument, backups_document

    store = store_of(ctx)
    if which is None:
        terminal.show(backups_document(store.backups()), _say_backups, as_json=as_json)
        return
    copy = store.find_backup(which)
    terminal.confirm("confirm-restore", copy=copy.name, store=store.name, yes=yes)
    done = store.restore(copy)
    document = RestoredDocument(
        file=copy.place,
        participants=len(done.assembly.participants),
        destroyed_since=done.destroyed_since,
        forgotten=done.forgotten,
    )
    terminal.show(document, lambda restored: _say_restored(restored, store, copy), as_json=as_json)
    if done.forgotten:
        terminal.note("restored-without-changes", count=done.forgotten)
    if done.destroyed_since:
        terminal.note("restored-destroyed-data", people=done.destroyed_since)


@app.command()
def export(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put it.")] = Path(
        "assembly-export.json"
    ),
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
    as_json: AsJson = False,
) -> None:
    """Write everything as one JSON file for people and other programs.

    Its layout is documented in docs/store.md and does not change with versions of the program.

    \b
    Example:
      iclei store export
      iclei store export -o assembly-2019.json
    """
    from iclei_cli.cli.documents.store import WrittenDocument
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.cli.show.history import summary_of

    store = store_of(ctx)

    def write(file: BinaryIO) -> None:
        file.write(store.export_all(lambda entry: sentence(summary_of(entry))))

    with naming_option("-o", can_force=True):
        store.write_copy(output, write, replace=force)
    terminal.show(WrittenDocument(file=str(output)), _say_exported, as_json=as_json)
    terminal.note("copy-is-personal")


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file made by iclei store export.")],
    force: Annotated[
        bool, typer.Option("--force", help="In place of the assembly that is here; it is kept as a backup.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make an assembly from a file that was exported.

    \b
    Example:
      iclei store import assembly-export.json
    """
    from iclei_cli.assembly.nouns.text import in_language
    from iclei_cli.cli.documents.store import ImportedDocument

    store = new_store_of(ctx)
    assembly = store.import_all(_content_of(file), file, replace=force)
    document = ImportedDocument(
        file=store.place,
        assembly=in_language(assembly.event.name, assembly.event.language),
        participants=len(assembly.participants),
        groups=len(assembly.groups),
    )
    terminal.show(document, lambda made: _say_imported(made, store), as_json=as_json)


@app.command()
def purge(ctx: typer.Context, yes: Yes = False, as_json: AsJson = False) -> None:
    """Destroy everybody's data, when the assembly is over.

    Participants, table plan, history, backups and copies go; programme, groups and counts stay. It cannot
    be undone.

    \b
    Example:
      iclei store purge
    """
    from iclei_cli.cli.store.purge import purge_people

    purge_people(store_of(ctx, reminds=False), yes=yes, as_json=as_json)


def _content_of(file: Path) -> bytes:
    from iclei_cli.system.errors import StoreError
    from iclei_cli.system.regular_file import OddFileError, read_regular, why_not_read

    try:
        return read_regular(file)
    except (OddFileError, OSError) as error:
        raise StoreError("store-unreadable", path=str(file), reason=why_not_read(error)) from error


# What is found and done, as a document and in words


def _check_document(findings: Sequence[Finding]) -> StoreCheckDocument:
    from iclei_cli.cli.documents.store import FindingItem, StoreCheckDocument
    from iclei_cli.cli.messages.catalogue import sentence

    items = [
        FindingItem(
            code=finding.code,
            message=sentence(finding.message),
            mend=sentence(finding.mend),
            warning=finding.is_warning,
        )
        for finding in findings
    ]
    return StoreCheckDocument(holds=all(item.warning for item in items), findings=items)


def _say_findings(document: StoreCheckDocument, store: Store) -> None:
    for item in document.findings:
        if item.warning:
            terminal.say("finding-warning", what=item.message, mend=item.mend)
        else:
            terminal.say("finding-problem", what=item.message, mend=item.mend)
    problems = sum(not item.warning for item in document.findings)
    if problems:
        terminal.say("store-has-problems", store=store.name, problems=problems)
    else:
        terminal.say("store-is-sound", store=store.name)


def _say_copied(document: WrittenDocument) -> None:
    terminal.say("store-copied", file=document.file)


def _say_backups(document: BackupsDocument) -> None:
    from iclei_cli.system.messages import message

    if not document.backups:
        terminal.say("no-backups")
        return
    damaged, kept = message("is-damaged"), message("is-kept")
    terminal.say_table(
        ["heading-number", "heading-made", "heading-people", "heading-last-change", ""],
        [
            (
                item.number,
                terminal.local_time(item.made),
                item.participants,
                item.last_change,
                damaged if item.participants is None else (kept if item.kept else None),
            )
            for item in document.backups
        ],
    )
    terminal.say("backups-kept", count=len(document.backups))


def _say_restored(document: RestoredDocument, store: Store, copy: Backup) -> None:
    terminal.say("store-restored", store=store.name, copy=copy.name, people=document.participants)


def _say_exported(document: WrittenDocument) -> None:
    terminal.say("store-exported", file=document.file)


def _say_imported(document: ImportedDocument, store: Store) -> None:
    terminal.say(
        "store-imported",
        store=store.name,
        assembly=document.assembly,
        people=document.participants,
        groups=document.groups,
    )
