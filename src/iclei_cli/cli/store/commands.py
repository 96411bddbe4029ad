"""`iclei store`: the file behind it all: check it, copy it, put a copy back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.options import AsJson, Yes, family, naming_option
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import new_store_of, store_of

if TYPE_CHECKING:
    from iclei_cli.store.file.backups import Backup

app = family("The file behind it all: check it, copy it, put a copy back.")


@app.command()
def check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Check that everything in the store fits together.

    What does not fit is named, with how to mend it.

    \b
    Example:
      iclei store check
    """
    from iclei_cli.store.checking import check_store
    from iclei_cli.system.errors import ExitCode

    store = store_of(ctx)
    findings = check_store(store)
    problems = [finding for finding in findings if not finding.is_warning]
    if as_json:
        document = [
            {"code": item.code, "message": item.message, "mend": item.mend, "warning": item.is_warning}
            for item in findings
        ]
        terminal.show_json({"holds": not problems, "findings": document})
    else:
        for item in findings:
            terminal.say_text(f"{'Warning' if item.is_warning else 'Problem'}: {item.message}")
            terminal.say_text(f"  to mend it: {item.mend}")
        size = store.path.stat().st_size
        told = f"{len(problems)} problems" if problems else "Everything fits together"
        terminal.say_text(f"{told}: {store.path.name}, {size:,} bytes")
    if problems:
        raise typer.Exit(ExitCode.REFUSED)


@app.command()
def backup(
    ctx: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Put the copy there, not among the backups."),
    ] = None,
) -> None:
    """Keep a dated copy of the assembly as it is now.

    Copies are made after every change, too: the newest five stay, and the last one of each of seven days.
    One made with this command stays until it is destroyed with the data.

    \b
    Example:
      iclei store backup
      iclei store backup -o /media/usb/assembly-copy.json
    """
    from iclei_cli.store.copies.on_request import copy_to, keep_backup

    store = store_of(ctx)
    with naming_option("-o"):
        path = keep_backup(store) if output is None else copy_to(store, output)
    terminal.say_text(f"Copied to {path}")
    terminal.note_text("It holds personal data: keep it as safe as the assembly itself.")


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
    from iclei_cli.store.copies.on_request import find_backup, put_back
    from iclei_cli.store.file.backups import backups

    store = store_of(ctx)
    if which is None:
        _list(backups(store.backup_folder), as_json=as_json)
        return
    path = find_backup(store, which)
    terminal.confirm("confirm-restore", copy=path.name, store=store.path.name, yes=yes)
    assembly, destroyed = put_back(store, path)
    people = len(assembly.participants)
    terminal.say_text(f"Restored {store.path.name} from {path.name}: {people} participants.")
    terminal.say_text("What was there is kept among the backups.   Next: iclei store check")
    if destroyed:
        terminal.note_text(
            f"Since this copy was made, data of {destroyed} people was destroyed; it may be in the copy. "
            "Next: iclei participants list, and erase them again"
        )


@app.command()
def export(
    ctx: typer.Context,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put it.")] = Path(
        "assembly-export.json"
    ),
    force: Annotated[bool, typer.Option("--force", help="Replace the file if there is one.")] = False,
) -> None:
    """Write everything as one JSON file for people and other programs.

    Its layout is documented in docs/store.md and does not change with versions of the program.

    \b
    Example:
      iclei store export
      iclei store export -o assembly-2019.json
    """
    from iclei_cli.store.copies.on_request import write_copy
    from iclei_cli.store.copies.portable import exported

    store = store_of(ctx)
    with naming_option("-o", can_force=True):
        write_copy(store, exported(store), output, replace=force)
    terminal.say_text(f"Exported to {output}")
    terminal.note_text("It holds personal data: keep it as safe as the assembly itself.")


@app.command("import")
def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file made by iclei store export.")],
    force: Annotated[
        bool, typer.Option("--force", help="In place of the assembly that is here; it is kept as a backup.")
    ] = False,
) -> None:
    """Make an assembly from a file that was exported.

    \b
    Example:
      iclei store import assembly-export.json
    """
    from iclei_cli.store.copies.portable import import_store
    from iclei_cli.store.file.storage import read_file

    store = new_store_of(ctx)
    assembly = import_store(store, read_file(file), file, replace=force)
    terminal.say_text(f"Created {store.path.name}: {assembly.event.name}")
    terminal.say_text(f"{len(assembly.participants)} participants, {len(assembly.groups)} groups.")


@app.command()
def purge(ctx: typer.Context, yes: Yes = False) -> None:
    """Destroy everybody's data, when the assembly is over.

    Participants, table plan, history, backups and copies go; programme, groups and counts stay. It cannot
    be undone.

    \b
    Example:
      iclei store purge
    """
    from iclei_cli.cli.store import purge as purging

    purging.purge(ctx, yes=yes)


def _list(copies: list[Backup], *, as_json: bool) -> None:
    from iclei_cli.store.copies.on_request import content_of

    rows = [(number, copy, content_of(copy.path)) for number, copy in enumerate(copies, start=1)]
    if as_json:
        document = [
            {
                "number": number,
                "file": str(copy.path),
                "made": copy.made.isoformat(),
                "kept": copy.is_kept,
                "participants": state and len(state.assembly.participants),
                "last_change": state and state.history.head,
            }
            for number, copy, state in rows
        ]
        terminal.show_json({"backups": document})
        return
    terminal.show_table(
        ["No.", "Made", "People", "Last change", ""],
        [
            (
                number,
                terminal.local_time(copy.made.isoformat()),
                len(state.assembly.participants) if state else None,
                state.history.head if state else None,
                "damaged" if state is None else ("kept" if copy.is_kept else None),
            )
            for number, copy, state in rows
        ],
    )
    terminal.say_text(f"{len(rows)} backups.   Next: iclei store restore N")
