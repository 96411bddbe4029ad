"""What `notes add` does and shows: one thing noted, or a text line by line."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from iclei_cli.assembly.lookup import find_group_or_session
from iclei_cli.assembly.names import place_name, with_key
from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.record.edit import Record
from iclei_cli.assembly.record.places import place_fields
from iclei_cli.assembly.record.who import Whom
from iclei_cli.cli.documents.record.notes import NotedItem, NotesAddedDocument, note_item
from iclei_cli.cli.record.fields import earliest_day, one_line, parse_fields
from iclei_cli.cli.record.say import line_columns, say_consent_missing, say_parties
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.notes import kind_word, place_word
from iclei_cli.cli.workspace import say_done
from iclei_cli.intake.notes.lines import Line, read_lines
from iclei_cli.system.errors import IcleiError, RefusedError, UsageError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Fact, Message


class _Noted(NamedTuple):
    """What came of a line: the note that it became, or that there was already."""

    line: Line
    note: Note | None
    is_known: bool = False


def add_notes(
    store: Store,
    place: str,
    text: str | None,
    file: Path | None,
    typed: dict[str, Any],
    *,
    with_editor: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Note a text, or what stands in a file or was typed in an editor, and show what it was read as.

    Raises:
        UsageError: there is nothing to note, or an option cannot be meant.
        RefusedError: the group or session is not known, or lines cannot be meant; nothing was changed.
    """
    if text is not None:
        add = partial(_add_text, place, text, typed)
        _change(store, add, is_text=True, dry_run=dry_run, as_json=as_json)
        return
    if with_editor:
        _add_typed(store, place, typed, dry_run=dry_run, as_json=as_json)
        return
    if file is None:
        raise UsageError("note-without-source")
    from iclei_cli.intake.files.open import read_plain_text

    name, lines = read_plain_text(file)
    _change(store, partial(_add_lines, place, lines, name, typed), dry_run=dry_run, as_json=as_json)


def _change(
    store: Store,
    add: Callable[[Assembly], list[_Noted]],
    *,
    is_text: bool = False,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add notes to the assembly, or to a copy that is kept nowhere, and show them."""
    if dry_run:
        assembly = store.read()
        noted = add(assembly)
    else:
        with store.transaction() as assembly:
            noted = add(assembly)
    new = [item.note for item in noted if item.note is not None and not item.is_known]
    document = NotesAddedDocument(
        added=len(new), lines=[_item(assembly, item) for item in noted], dry_run=dry_run
    )
    terminal.show(document, partial(_say, assembly, is_text=is_text), as_json=as_json)
    say_parties(assembly, new)
    say_consent_missing(note_item(assembly, note) for note in new)


def _add_typed(store: Store, place: str, typed: dict[str, Any], *, dry_run: bool, as_json: bool) -> None:
    """Have notes typed in an editor. What cannot be used is kept in a file: nobody types it twice."""
    from iclei_cli.cli.record.editor import typed_in_editor

    assembly = store.read()
    key = find_group_or_session(assembly, place).key
    called = with_key(place_name(assembly, key), key)
    # What cannot be meant is told before anybody has typed anything.
    parse_fields(assembly, typed)
    lines = typed_in_editor(message("editor-hint", place=called))
    name = message("typed-in-editor")
    try:
        _change(store, partial(_add_lines, place, lines, name, typed), dry_run=dry_run, as_json=as_json)
    except IcleiError as error:
        if lines.strip():
            error.advice = message("notes-typed-kept", path=_kept(store, lines), place=key)
        raise


def _kept(store: Store, lines: str) -> str:
    """Write what was typed into a new file beside the user, for their eyes alone; its name."""
    number = 1
    while (path := Path(f"notes-typed{'' if number == 1 else f'-{number}'}.txt")).exists():
        number += 1
    store.write_out(path, lambda file: file.write(lines.encode()), replace=False, private=True)
    return str(path)


def _add_text(place: str, text: str, typed: dict[str, Any], assembly: Assembly) -> list[_Noted]:
    fields = parse_fields(assembly, typed) | place_fields(find_group_or_session(assembly, place))
    return [_Noted(Line(1, text), Record(assembly).add(**fields, text=one_line(text)))]


def _add_lines(
    place: str, text: str, file: str | Message, typed: dict[str, Any], assembly: Assembly
) -> list[_Noted]:
    """Add a note for each line; what the options say counts where a line does not.

    Raises:
        RefusedError: lines cannot be meant, which are all told, or there is no note among them.
    """
    usual = parse_fields(assembly, typed) | place_fields(find_group_or_session(assembly, place))
    kind = usual.pop("kind", NoteKind.POINT)
    problems: list[Message] = []
    noted: list[_Noted] = []
    record, whom = Record(assembly), Whom(assembly)
    for line in read_lines(text, kind, earliest_day(assembly), whom.is_known):
        try:
            noted.append(_add_line(assembly, record, whom, line, usual))
        except (RefusedError, UsageError) as error:
            problems.append(message("line-refused", line=line.number, problem=error.message))
    if problems:
        raise RefusedError("notes-refused", file=file, problems=problems)
    if not any(item.note for item in noted):
        raise RefusedError("nothing-noted", file=file)
    return noted


def _add_line(assembly: Assembly, record: Record, whom: Whom, line: Line, usual: dict[str, Any]) -> _Noted:
    if line.problem is not None:
        raise UsageError(line.problem.code, **line.problem.facts)
    if line.draft is None:
        return _Noted(line, None)
    draft = line.draft
    is_action, is_quote = draft.kind is NoteKind.ACTION, draft.kind is NoteKind.QUOTE
    said: dict[str, Any] = {
        "by": draft.by or (usual.get("by") if is_action else None),
        "sdgs": draft.sdgs or usual.get("sdgs", ()),
        "consent": usual.get("consent") if is_quote and draft.consent is None else draft.consent,
        **({} if draft.who is None else whom.fields(draft.who)),
    }
    said |= {"kind": draft.kind, "text": draft.text, "done": draft.done}
    try:
        note = record.add(**(usual | said))
    except RefusedError as error:
        if error.code != "note-known":
            raise
        return _Noted(line, assembly.notes[error.params["number"]], is_known=True)
    return _Noted(line, note)


def _item(assembly: Assembly, item: _Noted) -> NotedItem:
    return NotedItem(
        line=item.line.number,
        written=item.line.written,
        read_as=_reading(item),
        kind=None if item.line.heading is None else item.line.heading.value,
        note=None if item.note is None else note_item(assembly, item.note),
    )


def _reading(item: _Noted) -> Literal["note", "known", "heading", "left-out"]:
    if item.note is not None:
        return "known" if item.is_known else "note"
    return "left-out" if item.line.heading is None else "heading"


def _say(assembly: Assembly, document: NotesAddedDocument, *, is_text: bool) -> None:
    [first, *_] = [item.note for item in document.lines if item.note is not None]
    place = place_word(assembly, first)
    if is_text and not document.dry_run:
        say_done("note-added", number=first.number, kind=kind_word(first.kind), place=place)
        return
    columns: dict[str, list[Fact]] = {
        "heading-line": [item.line for item in document.lines],
        "heading-read-as": [_read_as(item) for item in document.lines],
        "heading-note-text": [item.note.text if item.note else item.written for item in document.lines],
        **line_columns([item.note for item in document.lines]),
    }
    terminal.say_table(list(columns), list(zip(*columns.values(), strict=True)), whole=("heading-note-by",))
    if document.dry_run:
        terminal.say("notes-of-lines", count=document.added, place=place)
    elif document.added:
        say_done("notes-added", count=document.added, place=place)
    else:
        terminal.say("notes-none-new")


def _read_as(item: NotedItem) -> Message:
    match item.read_as:
        case "heading":
            return message("line-heading", kind=kind_word(item.kind or ""))
        case "left-out":
            return message("line-left-out")
        case "known":
            return message("line-known", number=item.note and item.note.number)
        case "note":
            return kind_word(item.note.kind if item.note else "")
