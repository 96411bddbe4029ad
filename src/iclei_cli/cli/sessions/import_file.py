"""`sessions import`: a programme that somebody sent, compared, shown and taken."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson, DryRun
from iclei_cli.cli.sessions.say import facts_of
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done, store_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.cli.documents.programme.imports import (
        FaultItem,
        FieldChangeItem,
        ImportedSessionItem,
        ProgrammeImportDocument,
    )
    from iclei_cli.intake.programme.compare import Comparison, Imported
    from iclei_cli.intake.programme.draft import Fault, ProgrammeFile
    from iclei_cli.system.messages import Fact

app = family()

File = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A spreadsheet, schedule.xml or calendar (.ics); - for a pipe."),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of a text, if it is read wrongly.")
]


@app.command("import")
def import_(
    ctx: typer.Context,
    file: File,
    encoding: Encoding = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Import a programme: a spreadsheet, the schedule.xml of frab, pentabarf or pretalx, or a calendar.

    A session is known by its key or its name in the other program, else by title and start. What the file
    does not have stays as it is, and whoever is known to be a person on the list stays that person. Headers
    may be Korean, English, Japanese or Chinese.

    \b
    Example:
      iclei sessions import programme.xlsx --dry-run
      iclei sessions import schedule.xml
    """
    from iclei_cli.intake.programme.compare import put_programme
    from iclei_cli.intake.programme.read import drafts_of, read_programme
    from iclei_cli.system.errors import ExitCode, RefusedError

    store = store_of(ctx)
    assembly = store.read()
    sent = drafts_of(assembly, read_programme(file, encoding))
    found = put_programme(assembly.copy(), sent.drafts)
    is_refused = bool(sent.faults or found.faults)
    if not dry_run and not is_refused:
        with store.transaction() as assembly:
            found = put_programme(assembly, sent.drafts)
            if found.faults:
                raise RefusedError("programme-changed-meanwhile")
    document = _document(assembly, sent, found, changes=not dry_run and not is_refused)
    terminal.show(document, lambda done: _say_import(done, is_dry_run=dry_run), as_json=as_json)
    if is_refused:
        raise typer.Exit(ExitCode.REFUSED)


def _document(
    assembly: Assembly, sent: ProgrammeFile, found: Comparison, *, changes: bool
) -> ProgrammeImportDocument:
    from iclei_cli.cli.documents.programme.imports import ProgrammeImportDocument

    sessions = [_session_item(assembly, item) for item in found.imported]
    faults = sorted((*sent.faults, *found.faults), key=lambda fault: fault.place.number)
    return ProgrammeImportDocument(
        changed=changes and any(item.what != "unchanged" for item in sessions),
        sessions=sessions,
        others=found.others,
        faults=[_fault_item(fault) for fault in faults],
        ignored=sent.ignored,
        unknown_kinds=sent.kinds,
        remarks=sent.remarks,
        left_out=sent.left_out,
        repeated=sent.repeated,
    )


def _fault_item(fault: Fault) -> FaultItem:
    from iclei_cli.cli.documents.programme.imports import FaultItem
    from iclei_cli.cli.messages.catalogue import sentence

    place = fault.place
    problem = fault.problem
    told = message(
        "programme-row-refused" if place.is_row else "programme-event-refused",
        number=place.number,
        sheet=place.sheet,
        problem=problem,
    )
    return FaultItem(row=place.number, sheet=place.sheet, code=problem.code, message=sentence(told))


def _session_item(assembly: Assembly, item: Imported) -> ImportedSessionItem:
    from iclei_cli.assembly.nouns.text import in_language
    from iclei_cli.cli.documents.programme.imports import ImportedSessionItem

    changes = list(_changes(assembly, item))
    is_same = item.before == item.after
    return ImportedSessionItem(
        session=item.after.key,
        title=in_language(item.after.title, assembly.event.language),
        what="added" if item.before is None else "unchanged" if is_same else "changed",
        changes=changes,
        kept=list(item.kept),
    )


def _changes(assembly: Assembly, item: Imported) -> Iterator[FieldChangeItem]:
    from iclei_cli.cli.documents.programme.imports import FieldChangeItem

    before = {} if item.before is None else _facts(assembly, item.before)
    after = _facts(assembly, item.after)
    for fact in dict.fromkeys([*after, *before]):
        was, became = ("\n".join(facts.get(fact, ())) for facts in (before, after))
        if was != became:
            yield FieldChangeItem(fact=fact, before=was, after=became)


def _facts(assembly: Assembly, session: Session) -> dict[str, list[str]]:
    """What is known of a session in words, several of one name together."""
    from iclei_cli.cli.documents.programme.sessions import sessions_document
    from iclei_cli.cli.messages.catalogue import sentence, spoken_text
    from iclei_cli.system.messages import Message

    (item,) = sessions_document(assembly, [session]).sessions
    facts: dict[str, list[str]] = {}
    for name, value in facts_of(assembly, item):
        told = sentence(value) if isinstance(value, Message) else spoken_text(value)
        facts.setdefault(sentence(name), []).append(told)
    return facts


def _say_import(document: ProgrammeImportDocument, *, is_dry_run: bool) -> None:
    if document.faults:
        for fault in document.faults:
            terminal.say("told", what=fault.message)
        terminal.say("programme-import-refused", count=len(document.faults))
        return
    rows = [row for item in document.sessions for row in _rows(item)]
    if rows:
        headings = ["heading-session", "heading-what", "heading-before", "heading-after"]
        terminal.say_table(headings, rows)
    _note_what_was_not_taken(document)
    counts = Counter(item.what for item in document.sessions)
    facts: dict[str, Fact] = {
        "added": counts["added"],
        "changed": counts["changed"],
        "same": counts["unchanged"],
        "others": len(document.others) or None,
    }
    if is_dry_run:
        terminal.say("programme-would-import", **facts)
    elif document.changed:
        say_done("programme-imported", **facts)
    else:
        terminal.say("programme-import-same", **facts)


def _rows(item: ImportedSessionItem) -> Iterator[tuple[object, ...]]:
    """A new session in one row, a changed one fact by fact."""
    if item.what == "added":
        known = [change for change in item.changes if change.after != item.session]
        lines = [f"{change.fact}: {line}" for change in known for line in change.after.split("\n")]
        yield item.title, message("import-new"), "", message("lines", lines=lines)
        return
    for place, change in enumerate(item.changes):
        texts = (message("lines", lines=text.split("\n")) for text in (change.before, change.after))
        yield item.title if place == 0 else "", change.fact, *texts


def _note_what_was_not_taken(document: ProgrammeImportDocument) -> None:
    from iclei_cli.assembly.nouns.programme.session import SessionKind

    kept = [name for item in document.sessions for name in item.kept]
    if document.unknown_kinds:
        known = [kind.word for kind in SessionKind]
        terminal.note("programme-import-kinds", names=document.unknown_kinds, known=known)
    for code, names in (
        ("programme-import-kept", kept),
        ("programme-import-ignored", document.ignored),
        ("programme-import-remarks", document.remarks),
        ("programme-import-left-out", document.left_out),
        ("programme-import-repeated", document.repeated),
    ):
        if names:
            terminal.note(code, names=names)
