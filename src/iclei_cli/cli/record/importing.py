"""What `notes import` does and shows: rapporteurs' sheets taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.record.sheet import who_of_cell
from iclei_cli.assembly.record.take_back import TakeBack, TakenRow
from iclei_cli.assembly.record.who import Whom
from iclei_cli.cli.documents.record.notes import note_item
from iclei_cli.cli.documents.record.sheets import ImportedRow, NotesImportDocument
from iclei_cli.cli.record.fields import earliest_day
from iclei_cli.cli.record.removed import removed_notes
from iclei_cli.cli.record.say import line_columns, say_consent_missing, say_parties
from iclei_cli.cli.show import terminal
from iclei_cli.cli.workspace import say_done
from iclei_cli.intake.files.open import read_document
from iclei_cli.intake.notes.sheets import read_pages
from iclei_cli.system.errors import IcleiError, RefusedError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.intake.notes.sheets import FilledPage, FilledRow
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Fact, Message

_HEADINGS = {
    "kind": "heading-kind",
    "text": "heading-note-text",
    "person": "heading-who",
    "party": "heading-who",
    "by": "heading-note-by",
    "sdgs": "heading-sdg",
    "consent": "heading-consent",
}
"""What is said of a part of a note that a sheet corrects."""


class _Taken(NamedTuple):
    """A row, and what became of it."""

    sheet: str
    row: int
    taken: TakenRow


def import_notes(store: Store, path: Path, *, prefers_sheet: bool, dry_run: bool, as_json: bool) -> None:
    """Take back the pages of a workbook, and show what became of each row.

    Raises:
        RefusedError: it is no such workbook, or rows cannot be meant, which are all told; nothing was
            changed.
    """
    document = read_document(path)
    file = document.file
    removed = removed_notes(store)

    def take(assembly: Assembly) -> tuple[list[_Taken], list[str]]:
        pages = read_pages(document.sheets, earliest_day(assembly))
        ours = [page for page in pages if page.is_ours]
        if not ours:
            raise RefusedError("no-notes-sheet", file=file)
        problems: list[Message] = []
        taking = TakeBack(assembly, removed, prefers_sheet=prefers_sheet)
        whom = Whom(assembly)
        taken = [item for page in ours for item in _take_page(assembly, taking, whom, page, problems)]
        if problems:
            raise RefusedError("notes-refused", file=file, problems=problems)
        return taken, [page.name for page in pages if not page.is_ours]

    if dry_run:
        assembly = store.read()
        taken, left_out = take(assembly)
    else:
        with store.transaction() as assembly:
            taken, left_out = take(assembly)
    told = NotesImportDocument(
        rows=[_item(assembly, item) for item in taken], sheets_left_out=left_out, dry_run=dry_run
    )
    terminal.show(told, _say, as_json=as_json)
    if left_out:
        terminal.note("sheets-left-out", sheets=left_out)
    new = [item.taken.note for item in taken if item.taken.what in {"added", "changed"}]
    say_parties(assembly, new)
    say_consent_missing(note_item(assembly, note) for note in new)


def _take_page(
    assembly: Assembly, taking: TakeBack, whom: Whom, page: FilledPage, problems: list[Message]
) -> Iterator[_Taken]:
    """Take the rows of a page; what is wrong with it or with one of them is put among the problems."""
    wrong = _wrong_with(assembly, page)
    if wrong is not None:
        problems.append(wrong)
        return
    assert page.head is not None
    place = {"group": page.head.group, "session": page.head.session, "round": page.head.round}
    for row in page.rows:
        in_row = partial(message, "sheet-row-refused", sheet=page.name, row=row.number)
        problems += [in_row(problem=problem) for problem in row.problems]
        try:
            taken = None if row.problems else _take_row(assembly, taking, whom, place, row)
        except IcleiError as error:
            problems.append(in_row(problem=error.message))
        else:
            if taken is not None:
                yield _Taken(page.name, row.number, taken)


def _wrong_with(assembly: Assembly, page: FilledPage) -> Message | None:
    """Why a page cannot be taken back at all; None if it can."""
    head = page.head
    if head is None:
        return message("sheet-head-missing", sheet=page.name)
    if not head.is_of(assembly):
        return message("sheet-of-another-assembly", sheet=page.name, event=", ".join(head.event))
    if head.group not in {None, *assembly.groups} or head.session not in {None, *assembly.sessions}:
        return message("sheet-of-no-place", sheet=page.name, key=head.group or head.session)
    if page.missing:
        return message("sheet-columns-missing", sheet=page.name, columns=list(page.missing))
    return None


def _take_row(
    assembly: Assembly, taking: TakeBack, whom: Whom, place: dict[str, Any], row: FilledRow
) -> TakenRow | None:
    if row.draft is None:
        return taking.empty(row.name)
    draft = row.draft
    who = {"person": None, "party": None} if draft.who is None else who_of_cell(assembly, whom, draft.who)
    content = {
        "kind": draft.kind,
        "text": draft.text,
        "by": draft.by,
        "sdgs": draft.sdgs,
        "consent": draft.consent,
        **who,
    }
    return taking.take(place, row.name, row.was, content)


def _item(assembly: Assembly, item: _Taken) -> ImportedRow:
    taken = item.taken
    return ImportedRow(
        sheet=item.sheet,
        row=item.row,
        outcome=taken.what,
        note=note_item(assembly, taken.note),
        before=None if taken.before is None else note_item(assembly, taken.before),
    )


def _say(document: NotesImportDocument) -> None:
    shown = [item for item in document.rows if item.outcome != "unchanged"]
    if shown:
        columns: dict[str, list[Fact]] = {
            "heading-sheet": [item.sheet for item in shown],
            "heading-row": [item.row for item in shown],
            "heading-outcome": [_outcome(item) for item in shown],
            "heading-note-text": [item.note.text for item in shown],
            **line_columns([item.note for item in shown]),
        }
        rows = list(zip(*columns.values(), strict=True))
        terminal.say_table(list(columns), rows, whole=("heading-note-by",))
    counts = {
        what: sum(item.outcome == what for item in document.rows)
        for what in ("added", "changed", "unchanged", "known")
    }
    same = counts["unchanged"] + counts["known"]
    facts = {"added": counts["added"], "changed": counts["changed"], "same": same}
    if document.dry_run:
        terminal.say("notes-import-tried", **facts)
    elif counts["added"] or counts["changed"]:
        say_done("notes-imported", **facts)
    else:
        terminal.say("notes-import-nothing-new", same=same)
    _say_what_stays(document.rows)


def _say_what_stays(rows: Sequence[ImportedRow]) -> None:
    """Tell of notes that the sheet would have otherwise, and that are left as they are."""
    edited = [item.note.number for item in rows if item.outcome == "edited"]
    if edited:
        terminal.note("notes-edited-since", count=len(edited), numbers=edited)
    emptied = [item.note.number for item in rows if item.outcome == "emptied"]
    removed = [item.note.number for item in rows if item.outcome == "removed"]
    if removed:
        terminal.note("notes-stay-removed", count=len(removed), numbers=removed)
    if emptied:
        terminal.note("notes-emptied", count=len(emptied), numbers=emptied, first=emptied[0])


def _outcome(item: ImportedRow) -> Message:
    number = item.note.number
    if item.outcome != "changed" or item.before is None:
        return message(f"row-{item.outcome}", number=number)
    fields = [
        message(heading)
        for name, heading in _HEADINGS.items()
        if name != "party" and _said(item.before, name) != _said(item.note, name)
    ]
    return message("row-changed", number=number, fields=fields)


def _said(note: Any, name: str) -> object:
    return (note.person, note.name) if name == "person" else getattr(note, name)
