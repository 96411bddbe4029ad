"""Notes in words: a table of them, one in full, and what is to be known of who is named."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from iclei_cli.assembly.record.who import Whom
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.notes import kind_word, place_word
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.cli.documents.record.notes import NoteItem, NotesDocument
    from iclei_cli.system.messages import Fact, Message


def say_notes(assembly: Assembly, document: NotesDocument, *, is_filtered: bool) -> None:
    """Show notes as a table; columns that would be empty are left out."""
    if not document.notes:
        terminal.say("notes-none", filtered="1" if is_filtered else None)
        return
    columns: dict[str, list[Fact]] = {
        "heading-number": [note.number for note in document.notes],
        "heading-note-of": [place_word(assembly, note) for note in document.notes],
        "heading-kind": [kind_word(note.kind) for note in document.notes],
        "heading-note-text": [note.text for note in document.notes],
        "heading-who": [_who(note) for note in document.notes],
        "heading-note-by": [note.by for note in document.notes],
        "heading-sdg": [_goals(note) for note in document.notes],
        "heading-state": [_state(note) for note in document.notes],
    }
    filled = {heading: cells for heading, cells in columns.items() if any(cells)}
    terminal.say_table(list(filled), list(zip(*filled.values(), strict=True)), whole=("heading-note-by",))
    say_consent_missing(document.notes)


def say_note(assembly: Assembly, document: NotesDocument) -> None:
    """Show one note in full."""
    [note] = document.notes
    terminal.say_table(["heading-field", "heading-value"], _facts(assembly, note))
    say_consent_missing([note])


def say_consent_missing(notes: Iterable[NoteItem]) -> None:
    """Tell which quotes go into no export."""
    held = [note.number for note in notes if not note.may_go_out]
    if held:
        terminal.note("note-consent-missing", count=len(held), numbers=held, first=held[0])


def say_parties(assembly: Assembly, notes: Iterable[Note]) -> None:
    """Tell of each name that is nobody's on the list, and whom it may mean all the same."""
    whom = Whom(assembly)
    for party in dict.fromkeys(note.party for note in notes if note.party is not None):
        people = [message("person", name=person.name, id=person.id) for person in whom.alike(party)]
        terminal.note("note-of-party", party=party, people=people)


def line_columns(notes: Sequence[NoteItem | None]) -> dict[str, list[Fact]]:
    """What was read of lines or rows, column by column; those that would be empty are left out."""
    columns: dict[str, list[Fact]] = {
        "heading-who": [note and _who(note) for note in notes],
        "heading-note-by": [note and note.by for note in notes],
        "heading-sdg": [note and _goals(note) for note in notes],
        "heading-state": [note and _state(note) for note in notes],
    }
    return {heading: cells for heading, cells in columns.items() if any(cells)}


def _who(note: NoteItem) -> Fact:
    return note.name if note.person is None else message("person", name=note.name, id=note.person)


def _goals(note: NoteItem) -> str:
    return ", ".join(map(str, note.sdgs))


def _state(note: NoteItem) -> Message | None:
    """What somebody should see at once: done, late, or whether a quote may be published."""
    if note.kind == "quote":
        return message("note-state-consent" if note.may_go_out else "note-state-no-consent")
    if note.done:
        return message("note-state-done")
    today = datetime.now().astimezone().date().isoformat()
    return message("note-state-late") if note.by is not None and note.by < today else None


def _facts(assembly: Assembly, note: NoteItem) -> Iterator[tuple[Message, Fact]]:
    """What is known of a note, each fact under its name."""
    yield message("heading-number"), str(note.number)
    yield message("heading-note-of"), place_word(assembly, note)
    yield message("heading-kind"), kind_word(note.kind)
    yield message("heading-note-text"), note.text
    if note.name is not None:
        who = list(filter(None, (_who(note), note.municipality)))
        yield message("heading-who"), message("listed", items=who)
    if note.by is not None:
        yield message("heading-note-by"), note.by
    if note.sdgs:
        yield message("heading-sdg"), _goals(note)
    state = _state(note)
    if state is not None:
        yield message("heading-state"), state
