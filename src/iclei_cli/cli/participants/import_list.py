"""What `participants import` does and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from iclei_cli.cli.participants.import_report import document, outcome, show_people
from iclei_cli.cli.participants.refused_rows import require_place, tell_rejects, write_rejects
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import warn_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.intake.registrations import Column, Registrations
    from iclei_cli.store.store import Store


def import_registrations(
    store: Store,
    file: Path,
    *,
    dry_run: bool,
    skip_bad_rows: bool,
    as_json: bool,
    rejects: Path | None = None,
    **overruled: Any,
) -> None:
    """Read `file`, put its people into the assembly (a new one, if there is none), and show what was done.

    `rejects` is where the refused rows go; then the others are imported. `overruled` is what the user says of
    the file, encoding, sheet, header_row, maps; and the policy.

    Raises:
        IcleiError: the file or the store cannot be used.
        typer.Exit: some rows cannot be read and are not to be skipped; nothing was changed.
    """
    from iclei_cli.intake.registrations import apply_registrations
    from iclei_cli.store.template.load import BUILT_IN, load_template

    skip_bad_rows = skip_bad_rows or rejects is not None
    if rejects is not None:
        require_place(rejects)
    template = None if store.exists() else load_template(BUILT_IN)
    if dry_run or template is not None:
        # Nothing is there yet, or nothing is to be: a list that cannot be used leaves no trace.
        store.require_new()
        registrations = _read(file, template or store.read(), overruled)
        if dry_run or _is_refused(registrations, skip_bad_rows=skip_bad_rows):
            _end(registrations, dry_run=dry_run, skip_bad_rows=skip_bad_rows, as_json=as_json)
            if rejects is not None and not as_json:
                tell_rejects(registrations, None)
            return
    with store.transaction(otherwise=template) as assembly:
        if assembly is not template:
            registrations = _read(file, assembly, overruled)
        if _is_refused(registrations, skip_bad_rows=skip_bad_rows):
            _end(registrations, dry_run=dry_run, skip_bad_rows=skip_bad_rows, as_json=as_json)
        registrations = apply_registrations(registrations, assembly)
    written = None if rejects is None else write_rejects(store, registrations, rejects)
    _end(registrations, dry_run=False, skip_bad_rows=skip_bad_rows, as_json=as_json, rejects=written)
    if not as_json:
        if rejects is not None:
            tell_rejects(registrations, written)
        if overruled.get("maps"):
            terminal.say_text("What --map said is remembered for lists with the same headers.")
        _tell_next(store, assembly, is_new=template is not None)


def _read(file: Path, assembly: Assembly, overruled: Mapping[str, Any]) -> Registrations:
    """Read and compare the list.

    Raises:
        RefusedError: it cannot be used, or nobody is on it.
    """
    from iclei_cli.intake.registrations import read_registrations
    from iclei_cli.system.errors import RefusedError

    with terminal.progress() as update:
        registrations = read_registrations(file, assembly, **overruled, progress=update)
    if not registrations.rows:
        raise RefusedError(
            "list-empty",
            file=registrations.file,
            row=registrations.header_row,
        )
    return registrations


def _end(
    registrations: Registrations,
    *,
    dry_run: bool,
    skip_bad_rows: bool,
    as_json: bool,
    rejects: Path | None = None,
) -> None:
    """Show what was understood and done.

    Raises:
        typer.Exit: bad rows are not to be skipped.
    """
    from iclei_cli.system.errors import ExitCode

    refused = _is_refused(registrations, skip_bad_rows=skip_bad_rows)
    if as_json:
        terminal.show_json(document(registrations, refused=refused, rejects=rejects))
    else:
        _show(registrations, refused=refused, dry_run=dry_run)
    if refused:
        raise typer.Exit(ExitCode.REFUSED)


def _is_refused(registrations: Registrations, *, skip_bad_rows: bool) -> bool:
    return bool(registrations.errors) and not skip_bad_rows


def _show(registrations: Registrations, *, refused: bool, dry_run: bool) -> None:
    terminal.say_text(_source(registrations))
    terminal.show_table(["Column", "Field", "Examples"], _columns(registrations))
    show_people(registrations, dry_run=dry_run)
    for notice in registrations.notices:
        terminal.note_text(f"Note: {notice}")
    if registrations.errors:
        sheet = f", sheet {registrations.sheet}" if registrations.sheet else ""
        terminal.note_text(f"Rows that cannot be imported, in {registrations.file}{sheet}:")
        terminal.show_table(["Row", "Column", "Reason"], _errors(registrations), err=True)
    terminal.say_text(outcome(registrations, refused=refused, dry_run=dry_run))


def _source(registrations: Registrations) -> str:
    """Which part of the file was read: `list.xlsx, sheet 참가자, header in row 4, 126 rows`."""
    parts = [
        registrations.file,
        f"sheet {registrations.sheet}" if registrations.sheet else None,
        f"encoding {registrations.encoding}" if registrations.encoding else None,
        f"header in row {registrations.header_row}",
        f"{registrations.rows} rows",
        f"{registrations.skipped} empty or total rows passed over" if registrations.skipped else None,
    ]
    return ", ".join(part for part in parts if part)


def _columns(registrations: Registrations) -> Iterator[tuple[str, str, str]]:
    for column in registrations.columns:
        yield column.header, _treatment(column), " · ".join(column.examples)


def _treatment(column: Column) -> str:
    """What becomes of a column: `name`, `name (as told)`, `(kept as extra, remembered)`."""
    if column.field is not None:
        return f"{column.field} ({column.origin})" if column.origin else column.field
    if column.origin is None:
        return "(kept as extra)" if column.kept else "(not kept)"
    return f"(kept as extra, {column.origin})" if column.kept else f"(not kept, {column.origin})"


def _errors(registrations: Registrations) -> Iterator[tuple[int, str, str]]:
    for error in registrations.errors:
        yield error.row, error.column or "", error.message


def _tell_next(store: Store, assembly: Assembly, *, is_new: bool) -> None:
    if is_new:
        terminal.say_text(
            f"Created {store.path.name} from the Talk4Action template: {len(assembly.groups)} groups."
        )
        warn_of_place(store)
    terminal.say_text("Next: iclei groups assign")
