"""What `participants import` does and shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from iclei_cli.cli import terminal
from iclei_cli.cli.words import count
from iclei_cli.cli.workspace import warn_of_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from iclei_cli.assembly.assembly import Assembly
    from iclei_cli.intake.registrations import Registrations
    from iclei_cli.store.store import Store


def import_registrations(
    store: Store, file: Path, *, dry_run: bool, skip_bad_rows: bool, as_json: bool, **overruled: Any
) -> None:
    """Read `file`, put its people into the assembly (a new one, if there is none), and show what was done.

    `overruled` is what the user says of the file: encoding, sheet, header_row.

    Raises:
        IcleiError: the file or the store cannot be used.
        typer.Exit: some rows cannot be read and are not to be skipped; nothing was changed.
    """
    from iclei_cli.intake.registrations import apply_registrations
    from iclei_cli.store.template import BUILT_IN, load_template

    template = None if store.exists() else load_template(BUILT_IN)
    if dry_run or template is not None:
        # Nothing is there yet, or nothing is to be: a list that cannot be used leaves no trace.
        store.require_new()
        registrations = _read(file, template or store.read(), overruled)
        if dry_run or _is_refused(registrations, skip_bad_rows=skip_bad_rows):
            _end(registrations, dry_run=dry_run, skip_bad_rows=skip_bad_rows, as_json=as_json)
            return
    with store.transaction(otherwise=template) as assembly:
        if assembly is not template:
            registrations = _read(file, assembly, overruled)
        if _is_refused(registrations, skip_bad_rows=skip_bad_rows):
            _end(registrations, dry_run=dry_run, skip_bad_rows=skip_bad_rows, as_json=as_json)
        apply_registrations(registrations, assembly)
    _end(registrations, dry_run=dry_run, skip_bad_rows=skip_bad_rows, as_json=as_json)
    if not as_json:
        _tell_next(store, assembly, is_new=template is not None)


def _read(file: Path, assembly: Assembly, overruled: Mapping[str, Any]) -> Registrations:
    """Read and compare the list.

    Raises:
        RefusedError: it cannot be used, or nobody is on it.
    """
    from iclei_cli.assembly.errors import RefusedError
    from iclei_cli.intake.registrations import read_registrations

    registrations = read_registrations(file, assembly, **overruled)
    if not registrations.rows:
        raise RefusedError(
            "list-empty",
            "{file} has a header in row {row} but nobody below it. Next: look whether it is the right file",
            file=registrations.file,
            row=registrations.header_row,
        )
    return registrations


def _end(registrations: Registrations, *, dry_run: bool, skip_bad_rows: bool, as_json: bool) -> None:
    """Show what was understood and done.

    Raises:
        typer.Exit: bad rows are not to be skipped.
    """
    from iclei_cli.assembly.errors import ExitCode

    refused = _is_refused(registrations, skip_bad_rows=skip_bad_rows)
    _show(registrations, refused=refused, dry_run=dry_run, as_json=as_json)
    if refused:
        raise typer.Exit(ExitCode.REFUSED)


def _is_refused(registrations: Registrations, *, skip_bad_rows: bool) -> bool:
    return bool(registrations.errors) and not skip_bad_rows


def _show(registrations: Registrations, *, refused: bool, dry_run: bool, as_json: bool) -> None:
    if as_json:
        terminal.show_json(_document(registrations, refused=refused))
        return
    terminal.say(_source(registrations))
    terminal.show_table(["Column", "Field", "Examples"], _columns(registrations))
    if registrations.updated:
        terminal.say("Known people of whom the list says something new:")
        terminal.show_table(["No.", "Name", "What"], _updates(registrations))
    for notice in registrations.notices:
        terminal.note(f"Note: {notice}")
    if registrations.errors:
        sheet = f", sheet {registrations.sheet}" if registrations.sheet else ""
        terminal.note(f"Rows that cannot be imported, in {registrations.file}{sheet}:")
        terminal.show_table(["Row", "Column", "Reason"], _errors(registrations), err=True)
    terminal.say(_outcome(registrations, refused=refused, dry_run=dry_run))


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
        kept = "(kept as extra)" if column.kept else "(row number, not kept)"
        yield column.header, column.field or kept, " · ".join(column.examples)


def _updates(registrations: Registrations) -> Iterator[tuple[int, str, str]]:
    """Who is changed, and how: `position: 팀장 → 과장`."""
    import msgspec

    for change in registrations.updated:
        before, after = (msgspec.structs.asdict(person) for person in (change.before, change.after))
        fields = [
            f"{field}: {_text(before[field])} → {_text(after[field])}"
            for field in after
            if before[field] != after[field]
        ]
        yield change.after.id, change.after.name, "; ".join(fields)


def _text(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items()) or "–"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "–"
    return "–" if value is None else str(value)


def _errors(registrations: Registrations) -> Iterator[tuple[int, str, str]]:
    for error in registrations.errors:
        yield error.row, error.column or "", error.message


def _outcome(registrations: Registrations, *, refused: bool, dry_run: bool) -> str:
    bad = registrations.refused
    if refused:
        return (
            f"Nothing was imported: {count(bad, 'bad row')}.   "
            "Next: correct them in the file and import it again, or leave them out with --skip-bad-rows"
        )
    counts = (
        f"{len(registrations.created)} created, {len(registrations.updated)} updated, "
        f"{registrations.unchanged} unchanged, {bad} refused"
    )
    if dry_run:
        return f"{counts}   (dry run: nothing was changed)"
    changed = registrations.created or registrations.updated
    return f"{counts}   undo: iclei undo" if changed else counts


def _document(registrations: Registrations, *, refused: bool) -> dict[str, Any]:
    """The promised document; where the import is refused, nothing is created or updated."""
    return {
        "created": 0 if refused else len(registrations.created),
        "updated": 0 if refused else len(registrations.updated),
        "unchanged": registrations.unchanged,
        "skipped": registrations.skipped,
        "errors": [
            {"row": error.row, "column": error.column, "code": error.code, "message": error.message}
            for error in registrations.errors
        ],
        "mapping": registrations.mapping,
        "encoding": registrations.encoding,
        "sheet": registrations.sheet,
        "header_row": registrations.header_row,
        "notices": list(registrations.notices),
    }


def _tell_next(store: Store, assembly: Assembly, *, is_new: bool) -> None:
    if is_new:
        terminal.say(
            f"Created {store.path.name} from the Talk4Action template: {len(assembly.groups)} groups."
        )
        warn_of_place(store)
    terminal.say("Next: iclei groups assign")
