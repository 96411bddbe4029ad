"""`iclei participants import`: read a list, decide what becomes of it, save, show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from iclei_cli.cli.options import AsJson, DryRun
from iclei_cli.cli.participants import import_options as options
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.drawing.progress import progress
from iclei_cli.cli.workspace import store_of

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.files.sheet import ListFile
    from iclei_cli.intake.registrations import ListSettings, Registrations
    from iclei_cli.store.store import Store


def import_(
    ctx: typer.Context,
    file: options.File,
    encoding: options.Encoding = None,
    sheet: options.Sheet = None,
    header_row: options.HeaderRow = None,
    maps: options.Maps = None,
    dry_run: DryRun = False,
    skip_bad_rows: options.SkipBadRows = False,
    as_json: AsJson = False,
    rejects: options.Rejects = None,
    theirs: options.Theirs = False,
    ours: options.Ours = False,
    clear_empty: options.ClearEmpty = False,
    missing: options.LeftOut = None,
    yes: options.Confirmed = False,
    strict: options.Strict = False,
    event: options.EventName = None,
) -> None:
    """Import a registration list.

    Headers may be Korean, English, Japanese or Chinese, in any order, below any title rows. People who are
    already known are updated, never doubled; an empty cell wipes nothing, and what you changed by hand stays.
    Of a roster that was exported here and edited, what was edited is taken, and nothing else.
    The first import in a folder starts an assembly there.

    \b
    Example:
      iclei participants import registrations.xlsx
      iclei participants import registrations.xlsx --event "2026 Annual Assembly"
      iclei participants import registrations.xlsx --dry-run
      iclei participants import registrations.xlsx --map "소속명=organisation"
      iclei participants import registrations.xlsx --rejects to-correct.xlsx
    """
    from iclei_cli.intake.registrations import ListSettings

    policy = options.policy_of(
        theirs=theirs,
        ours=ours,
        clear_empty=clear_empty,
        missing=missing,
        skip_bad_rows=skip_bad_rows or rejects is not None,
        strict=strict,
        yes=yes,
    )
    settings = ListSettings(encoding, sheet, header_row, tuple(maps or ()), policy)
    store = store_of(ctx)
    start = _new_assembly(store, event)
    import_registrations(
        store,
        file,
        settings,
        start,
        dry_run=dry_run,
        rejects=rejects,
        as_json=as_json,
        asks=not (event or yes or dry_run or as_json) and terminal.can_ask(),
    )


def import_registrations(
    store: Store,
    file: Path,
    settings: ListSettings,
    start: Assembly | None,
    *,
    dry_run: bool = False,
    rejects: Path | None = None,
    as_json: bool = False,
    asks: bool = False,
) -> None:
    """Read a list, put its people into the assembly, and show what was done.

    `start` is what a new assembly starts from; None where there is one. It `asks`, or not, what its event is
    called. `rejects` is where the refused rows go.

    Raises:
        IcleiError: the file or the store cannot be used.
        typer.Exit: some rows cannot be read and are not to be skipped; nothing was changed.
    """
    from iclei_cli.cli.participants.import_report import Imported, import_document, say_import
    from iclei_cli.cli.participants.refused_rows import require_place
    from iclei_cli.cli.participants.roster.take_back import roster_in, take_back
    from iclei_cli.system.errors import ExitCode

    if rejects is not None:
        require_place(store, rejects)
    is_unnamed = start is not None and not start.event.name and not asks
    if start is None:
        settings = _with_erasures(store, settings)
    document = _read(file, settings)
    # Who says how a list is to be read means a list.
    if start is None and settings.is_silent and (roster := roster_in(document, store)) is not None:
        take_back(store, document, roster, settings.policy, dry_run=dry_run, as_json=as_json)
        return
    if dry_run:
        assembly, written = start or store.read(), None
        found = _compare(document, assembly, settings)
    else:
        assembly, found, written = _save(store, document, settings, start, rejects, asks=asks)
    done = Imported(
        store,
        assembly,
        found,
        settings,
        start,
        is_unnamed=is_unnamed,
        is_dry_run=dry_run,
        rejects=rejects,
        written=written,
    )
    terminal.show(import_document(done), partial(say_import, done), as_json=as_json)
    if found.is_refused:
        raise typer.Exit(ExitCode.REFUSED)


def _new_assembly(store: Store, event: str | None) -> Assembly | None:
    """Return what a new assembly starts from, named if it has a name; None where there is an assembly.

    Raises:
        StoreError: there was one, and it is gone.
        UsageError: there is one of another name, or the name is empty.
    """
    from iclei_cli.assembly.edit_event import change_event
    from iclei_cli.assembly.nouns.text import forms_of
    from iclei_cli.store.template.load import BUILT_IN, load_template
    from iclei_cli.system.errors import UsageError

    if store.exists():
        if event is not None and event not in forms_of(known := store.read().event.name):
            raise UsageError("event-has-a-name", name=known)
        return None
    store.require_new()
    if event is not None and not event.strip():
        raise UsageError("empty-event")
    start = load_template(BUILT_IN)
    if event is not None:
        change_event(start, name=event.strip())
    return start


def _with_erasures(store: Store, settings: ListSettings) -> ListSettings:
    """Count who was erased: whoever comes back on a list must not be taken for somebody new in silence.

    Raises:
        StoreError: the store cannot be read.
    """
    from dataclasses import replace

    erased = [note.time for note in store.overview().destroyed if note.what == "erase"]
    if not erased:
        return settings
    brought = [
        entry.time
        for entry in store.history()
        if entry.command.startswith("participants import")
        and not entry.is_undone
        and any(done.table == "participants" and done.how == "added" for done in entry.did)
    ]
    since = sum(not brought or time >= brought[-1] for time in erased)
    policy = replace(settings.policy, erased=len(erased), erased_since=since)
    return replace(settings, policy=policy)


def _read(file: Path, settings: ListSettings) -> ListFile:
    """Read the file, before anybody is kept from the assembly.

    Raises:
        RefusedError: it cannot be used.
    """
    from iclei_cli.intake.registrations import read_document
    from iclei_cli.system.messages import message

    with progress() as update:
        update(message("doing-read-file"))
        return read_document(file, settings.encoding)


def _compare(document: ListFile, assembly: Assembly, settings: ListSettings) -> Registrations:
    """Compare the list with the assembly.

    Raises:
        RefusedError: it cannot be understood, or nobody is on it.
    """
    from iclei_cli.intake.registrations import compare_list

    with progress() as update:
        return compare_list(document, assembly, settings, update)


def _save(
    store: Store,
    document: ListFile,
    settings: ListSettings,
    start: Assembly | None,
    rejects: Path | None,
    *,
    asks: bool,
) -> tuple[Assembly, Registrations, Path | None]:
    """Compare the list with the assembly as it is now, and put its people there unless it is refused.

    Returns:
        The assembly, what was done, and the file of the refused rows, which goes to `rejects` if there are
        any.

    Raises:
        IcleiError: the list or the store cannot be used.
    """
    from iclei_cli.cli.assembly.fields import give_a_name
    from iclei_cli.cli.assembly.questions import ask_for_event
    from iclei_cli.cli.participants.refused_rows import write_rejects
    from iclei_cli.intake.registrations import apply_registrations

    if start is not None and (found := _compare(document, start, settings)).is_refused:
        # A list that cannot be used leaves no trace.
        return start, found, None
    if start is not None:
        if asks:
            ask_for_event(start, "name", "date")
        give_a_name(start)
    with store.transaction(otherwise=start) as assembly:
        if assembly is not start:
            found = _compare(document, assembly, settings)
        if found.is_refused:
            return assembly, found, None
        done = apply_registrations(found, assembly)
        return assembly, done, write_rejects(store, done, rejects) if rejects is not None else None
