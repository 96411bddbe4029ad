"""What `participants import` did, or would do: the document for scripts, and the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.fields import FIELD, FIELDS
from iclei_cli.cli.messages.catalogue import phrase
from iclei_cli.cli.participants.refused_rows import tell_rejects
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.import_notices import note_notices, say_kept
from iclei_cli.cli.show.next_step import next_for_tables
from iclei_cli.cli.workspace import say_done, warn_of_place
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.lists import ImportDocument
    from iclei_cli.cli.show.people import Known
    from iclei_cli.intake.registrations import FieldConflict, ListSettings, Registrations
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Fact, Message


_ROWS_SHOWN = 20
"""Of so many refused rows it is shown what is wrong with them."""
_WORDS_SHOWN = 6
"""So many unknown words stand in the command that says what they mean."""
_MEANINGS = {
    "unknown-topic": ("a-topic", "words-of-topics"),
    "unknown-sector": ("a-sector", "words-of-sectors"),
    "unknown-gender": ("a-gender", "words-of-genders"),
    "unknown-status": ("a-status", "words-of-statuses"),
}
"""Why a word is not understood: what stands for its meaning, and what that could be."""


@dataclass(frozen=True)
class Imported:
    """An import that is done, tried or refused.

    Attributes:
        store: where the people are.
        assembly: as it is after the import.
        found: what the list says, and what becomes of it.
        settings: what the user said of the list.
        start: what a new assembly started from; None where there was one.
        is_unnamed: whether nobody has said what the event of a new assembly is called.
        is_dry_run: whether nothing was to be changed.
        rejects: where the refused rows were to go; None if nowhere.
        written: where they are; None where there is no such file.
    """

    store: Store
    assembly: Assembly
    found: Registrations
    settings: ListSettings
    start: Assembly | None
    is_unnamed: bool
    is_dry_run: bool
    rejects: Path | None
    written: Path | None

    @property
    def known(self) -> Known:
        """What fields can name: topics, and everybody who is on the list, or would be."""
        from iclei_cli.cli.show.people import Known

        new = {person.id: person for person in self.found.changes.created}
        return Known(self.assembly, self.assembly.participants | new)


def import_document(done: Imported) -> ImportDocument:
    """Return an import as a document; where it is refused, nobody is created, updated or cancelled."""
    from iclei_cli.cli.documents.lists import (
        ConflictItem,
        ImportDocument,
        KeptCellItem,
        RowErrorItem,
        RowItem,
        UnnamedItem,
    )
    from iclei_cli.cli.messages.catalogue import plain

    found, changes, is_refused = done.found, done.found.changes, done.found.is_refused
    return ImportDocument(
        created=0 if is_refused else len(changes.created),
        updated=0 if is_refused else len(changes.updated),
        unchanged=found.unchanged,
        cancelled=0 if is_refused else len(changes.cancelled),
        merged=found.count("merged"),
        repeated=found.count("repeated"),
        skipped=found.rows.skipped,
        rows=[RowItem(row=item.row, outcome=item.outcome, id=item.id) for item in changes.outcomes],
        conflicts=[
            ConflictItem(row=item.row, id=item.id, field=item.field, ours=item.ours, theirs=item.theirs)
            for item in changes.conflicts
        ],
        errors=[
            RowErrorItem(row=item.row, column=item.column, code=item.code, message=plain(item.message))
            for item in found.errors
        ],
        kept=[
            KeptCellItem(
                row=item.row,
                column=item.column,
                cell=item.cell,
                code=item.reason.code,
                message=plain(item.reason),
            )
            for item in found.kept
        ],
        unnamed=[
            UnnamedItem(
                organisation=item.organisation,
                count=item.seats,
                rows=list(item.rows),
                words=list(item.words),
            )
            for item in found.table.unnamed
        ],
        rejects=None if done.written is None else str(done.written),
        mapping=found.mapping,
        encoding=found.document.encoding,
        sheet=found.table.sheet.name,
        header_row=found.table.header_row,
        notices=[plain(notice) for notice in found.notices],
    )


def say_import(done: Imported, _: ImportDocument) -> None:
    """Show what was understood and done, and what is next."""
    found = done.found
    terminal.say(
        "list-read",
        file=found.document.file,
        sheet=found.table.sheet.name or None,
        encoding=found.document.encoding,
        row=found.table.header_row,
        rows=found.rows.count,
        skipped=found.rows.skipped or None,
    )
    terminal.say_table(["heading-column", "heading-field", "heading-examples"], _columns(found))
    _say_people(done)
    note_notices(found.notices)
    _note_bad_rows(found)
    if not found.is_refused:
        say_kept(found)
        _say_unused(found)
    with terminal.framed():
        _say_outcome(done)
    if done.rejects is not None:
        tell_rejects(found, done.written)
    if not found.is_refused and not done.is_dry_run:
        _say_next(done)


def _note_bad_rows(found: Registrations) -> None:
    """Show what is wrong with the rows that are refused: of hundreds, with the first."""
    if not found.errors:
        return
    terminal.note("bad-rows-follow", file=found.document.file, sheet=found.table.sheet.name or None)
    shown = {row.number for row in found.bad_rows[:_ROWS_SHOWN]}
    errors = [(error.row, error.column, error.message) for error in found.errors if error.row in shown]
    terminal.say_table(["heading-row", "heading-column", "heading-reason"], errors, err=True)
    if len(found.bad_rows) > len(shown):
        terminal.note("bad-rows-more", rows=len(found.bad_rows) - len(shown))


def _columns(found: Registrations) -> Iterator[tuple[str, Message, Message]]:
    for column in found.table.columns:
        yield column.header, column.treatment, message("examples", examples=column.examples)


def _say_unused(found: Registrations) -> None:
    """Name every column that is no field, so that none is passed over in silence."""
    unused = [column.header for column in found.table.columns if column.is_unused]
    if unused:
        terminal.say("columns-unused", headers=unused)


def _say_people(done: Imported) -> None:
    """Show who is changed and cancelled, and what is to be decided; in a dry run, row by row."""
    changes = done.found.changes
    if done.is_dry_run:
        terminal.say("rows-follow")
        terminal.say_table(
            ["heading-row", "heading-id", "heading-name", "heading-what"], _outcomes(done.found)
        )
    if changes.updated:
        terminal.say("updates-follow")
        terminal.say_table(
            ["heading-id", "heading-name", "heading-what"],
            [
                (item.after.id, item.after.name, changes_in_words(item.before, item.after, done.known))
                for item in changes.updated
            ],
        )
    if changes.cancelled:
        terminal.say("left-out-follow")
        people = [change.after for change in changes.cancelled]
        terminal.say_table(
            ["heading-id", "heading-name", "heading-organisation"],
            [(person.id, person.name, person.organisation) for person in people],
        )
    if changes.conflicts:
        terminal.say("conflicts-follow")
        terminal.say_table(
            ["heading-id", "heading-name", "heading-field", "heading-here", "heading-in-list"],
            conflict_rows(done.found.changes.conflicts, done.known),
        )
        terminal.say("conflicts-next")


def _outcomes(found: Registrations) -> Iterator[tuple[int | None, int | None, str, Message]]:
    for item in found.changes.outcomes:
        if item.outcome != "unchanged":
            yield item.row, item.id, item.name, message(f"outcome-{item.outcome}")


def changes_in_words(before: Participant, after: Participant, known: Known) -> Message:
    """How somebody is changed: `Position: 팀장 → 과장`."""
    from iclei_cli.cli.show.people import field_word, value_word

    changes = [
        message(
            "field-changed",
            field=field_word(field.name),
            before=value_word(field.name, getattr(before, field.name), known),
            after=value_word(field.name, getattr(after, field.name), known),
        )
        for field in FIELDS
        if field.name != "imported" and getattr(before, field.name) != getattr(after, field.name)
    ]
    return message("fields-changed", changes=changes)


def conflict_rows(
    conflicts: Iterable[FieldConflict], known: Known
) -> Iterator[tuple[int, str, Fact, Message, Message]]:
    """What is to be decided, a row each: whose and which field it is, what is here and what in the list."""
    from iclei_cli.cli.show.history import value_of
    from iclei_cli.cli.show.people import field_word

    for item in conflicts:
        word = field_word(item.field) if item.field in FIELD else item.field
        ours, theirs = (
            message("value", value=value_of("participants", item.field, value, known))
            for value in (item.ours, item.theirs)
        )
        yield item.id, item.name, word, ours, theirs


def _say_outcome(done: Imported) -> None:
    """The counts, and how to take it back."""
    found, changes = done.found, done.found.changes
    if found.is_refused:
        terminal.say("import-refused", rows=len(found.bad_rows))
        return
    counts = message(
        "import-counts",
        people=len(changes.created) + len(changes.updated) + found.unchanged,
        created=len(changes.created),
        updated=len(changes.updated),
        unchanged=found.unchanged,
        cancelled=len(changes.cancelled) or None,
        merged=found.count("merged", "repeated", "superseded") or None,
        conflicts=found.count("conflict") or None,
        refused=len(found.bad_rows),
    )
    if done.is_dry_run:
        terminal.say("import-tried", counts=counts)
    elif changes.created or changes.updated or changes.cancelled or found.has_new_headings:
        if done.start is None and changes.created:
            terminal.say("new-people", names=[person.name for person in changes.created])
        say_done("import-done", counts=counts)
    else:
        terminal.say("import-without-changes", counts=counts)


def _unknown_words(found: Registrations) -> dict[str, Message]:
    """The words that are not understood and could be said to mean something, and why they are not."""
    words: dict[str, Message] = {}
    for cell in found.kept:
        if cell.reason.code in _MEANINGS:
            words.setdefault(str(cell.reason.facts["text"]), cell.reason)
    return words


def _say_words(file: Fact, words: Mapping[str, Message]) -> None:
    """Show the one command that says what unknown words mean; of many, the first of them."""
    answers: list[Fact] = []
    meanings: dict[str, Fact] = {}
    for word, reason in list(words.items())[:_WORDS_SHOWN]:
        placeholder, code = _MEANINGS[reason.code]
        answers.append(message("word-option", answer=[word, phrase(placeholder)]))
        meanings.setdefault(code, message(code, known=_as_typed(reason)))
    more = len(words) - len(answers)
    terminal.say("words-next", file=file, answers=answers, meanings=list(meanings.values()))
    if more:
        terminal.say("words-more", number=more)


def _as_typed(reason: Message) -> list[Fact]:
    """What a word can be said to mean: `other` is a sector and a gender, so it is said which."""
    known = reason.facts["known"]
    assert isinstance(known, list)
    kind = {"unknown-sector": "sector", "unknown-gender": "gender"}.get(reason.code)
    return [f"{kind} {key}" if kind and key == "other" else key for key in known]


def _say_next(done: Imported) -> None:
    if done.settings.maps:
        terminal.say("map-remembered")
    if done.start is not None:
        terminal.say("assembly-started", file=done.store.name, groups=len(done.start.groups))
        if done.is_unnamed:
            terminal.note("event-unnamed", name=done.assembly.event.name)
        warn_of_place(done.store)
    if words := _unknown_words(done.found):
        _say_words(done.found.document.file, words)
    elif not done.found.changes.conflicts:
        terminal.say("import-next", next=next_for_tables(done.assembly))
