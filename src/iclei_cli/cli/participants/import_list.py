"""What `participants import` does and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from iclei_cli.cli.messages.catalogue import sentence
from iclei_cli.cli.participants.import_report import import_document, outcome, show_people
from iclei_cli.cli.participants.refused_rows import require_place, tell_rejects, write_rejects
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import warn_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.intake.files.sheet import Document
    from iclei_cli.intake.registrations import ListSettings, Registrations
    from iclei_cli.store.store import Store


def import_registrations(
    store: Store,
    file: Path,
    settings: ListSettings,
    *,
    dry_run: bool,
    as_json: bool,
    rejects: Path | None = None,
) -> None:
    """Read `file`, put its people into the assembly (a new one, if there is none), and show what was done.

    `rejects` is where the refused rows go; then the others are imported.

    Raises:
        IcleiError: the file or the store cannot be used.
        typer.Exit: some rows cannot be read and are not to be skipped; nothing was changed.
    """
    from iclei_cli.intake.registrations import apply_registrations

    if rejects is not None:
        require_place(rejects)
    template = _new_assembly(store)
    document = _read(file, settings)
    if dry_run or template is not None:
        # Nothing is there yet, or nothing is to be: a list that cannot be used leaves no trace.
        registrations = _compare(document, template or store.read(), settings)
        if dry_run or registrations.is_refused:
            _end(registrations, dry_run=dry_run, as_json=as_json)
            if rejects is not None and not as_json:
                tell_rejects(registrations, None)
            return
    with store.transaction(otherwise=template) as assembly:
        if assembly is not template:
            registrations = _compare(document, assembly, settings)
        if registrations.is_refused:
            _end(registrations, dry_run=dry_run, as_json=as_json)
        registrations = apply_registrations(registrations, assembly)
    written = None if rejects is None else write_rejects(store, registrations, rejects)
    _end(registrations, dry_run=False, as_json=as_json, rejects=written)
    if not as_json:
        if rejects is not None:
            tell_rejects(registrations, written)
        if settings.maps:
            terminal.say_text("What --map said is remembered for lists with the same headers.")
        _tell_next(store, assembly, is_new=template is not None)


def _new_assembly(store: Store) -> Assembly | None:
    """Return what a new assembly starts from; None where there is an assembly.

    Raises:
        StoreError: there was one, and it is gone.
    """
    from iclei_cli.store.template.load import BUILT_IN, load_template

    if store.exists():
        return None
    store.require_new()
    return load_template(BUILT_IN)


def _read(file: Path, settings: ListSettings) -> Document:
    """Read the file, before anybody is kept from the assembly.

    Raises:
        RefusedError: it cannot be used.
    """
    from iclei_cli.intake.registrations import read_document
    from iclei_cli.system.messages import message

    with terminal.progress() as update:
        update(message("doing-read-file"))
        return read_document(file, settings.encoding)


def _compare(document: Document, assembly: Assembly, settings: ListSettings) -> Registrations:
    """Compare the list with the assembly.

    Raises:
        RefusedError: it cannot be understood, or nobody is on it.
    """
    from iclei_cli.intake.registrations import compare_list

    with terminal.progress() as update:
        return compare_list(document, assembly, settings, update)


def _end(registrations: Registrations, *, dry_run: bool, as_json: bool, rejects: Path | None = None) -> None:
    """Show what was understood and done.

    Raises:
        typer.Exit: bad rows are not to be skipped.
    """
    from iclei_cli.system.errors import ExitCode

    refused = registrations.is_refused
    if as_json:
        terminal.show_json(import_document(registrations, refused=refused, rejects=rejects))
    else:
        _show(registrations, refused=refused, dry_run=dry_run)
    if refused:
        raise typer.Exit(ExitCode.REFUSED)


def _show(registrations: Registrations, *, refused: bool, dry_run: bool) -> None:
    terminal.say_text(_source(registrations))
    terminal.show_table(["Column", "Field", "Examples"], _columns(registrations))
    show_people(registrations, dry_run=dry_run)
    for notice in registrations.notices:
        terminal.note_text(f"Note: {sentence(notice)}")
    if registrations.errors:
        name = registrations.table.sheet.name
        sheet = f", sheet {name}" if name else ""
        terminal.note_text(f"Rows that cannot be imported, in {registrations.document.file}{sheet}:")
        terminal.show_table(["Row", "Column", "Reason"], _errors(registrations), err=True)
    terminal.say_text(outcome(registrations, refused=refused, dry_run=dry_run))


def _source(registrations: Registrations) -> str:
    """Which part of the file was read: `list.xlsx, sheet 참가자, header in row 4, 126 rows`."""
    document, table, rows = registrations.document, registrations.table, registrations.rows
    parts = [
        document.file,
        f"sheet {table.sheet.name}" if table.sheet.name else None,
        f"encoding {document.encoding}" if document.encoding else None,
        f"header in row {table.header_row}",
        f"{rows.count} rows",
        f"{rows.skipped} empty or total rows passed over" if rows.skipped else None,
    ]
    return ", ".join(part for part in parts if part)


def _columns(registrations: Registrations) -> Iterator[tuple[str, str, str]]:
    for column in registrations.table.columns:
        yield column.header, sentence(column.treatment), " · ".join(column.examples)


def _errors(registrations: Registrations) -> Iterator[tuple[int, str, str]]:
    for error in registrations.errors:
        yield error.row, error.column or "", sentence(error.message)


def _tell_next(store: Store, assembly: Assembly, *, is_new: bool) -> None:
    if is_new:
        terminal.say_text(
            f"Created {store.name} from the Talk4Action template: {len(assembly.groups)} groups."
        )
        warn_of_place(store)
    terminal.say_text("Next: iclei groups assign")
