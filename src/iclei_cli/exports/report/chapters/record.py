"""What was said and agreed: at each table, in each session, and what is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.day.note import NoteKind
from iclei_cli.assembly.plans.seating import tables
from iclei_cli.assembly.programme.rooms import room_of
from iclei_cli.assembly.record.places import notes_of
from iclei_cli.exports.report.blocks import Heading, Paragraph, Points, Quote, Table
from iclei_cli.exports.report.chapters.programme import goals
from iclei_cli.exports.report.consent import may_be_named
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.report.blocks import Block
    from iclei_cli.exports.report.sources import Sources
    from iclei_cli.system.messages import Fact, Message

_KINDS = (NoteKind.POINT, NoteKind.CONCLUSION, NoteKind.ACTION)


def discussions(
    assembly: Assembly, come: Container[int] | None, sources: Sources, language: PrintLanguage
) -> Iterator[Block]:
    """The chapter of the tables: what each discussed, concluded and agreed to do.

    `come` are the numbers of everybody who came; None where that is not told.
    """
    groups = [group for group in assembly.groups.values() if group.topic or notes_of(assembly, group)]
    if not groups:
        return
    yield Heading(language.phrase("report-tables"))
    for group in groups:
        yield from group_blocks(assembly, group, come, language)
    yield Paragraph(sources.named(*sources_of_tables(come)), is_note=True)


def sources_of_tables(come: Container[int] | None) -> tuple[str, ...]:
    """Where the numbers of tables are from; `come` as in `discussions`."""
    return ("plan", "record") if come is None else ("plan", "ledger", "record")


def group_blocks(
    assembly: Assembly, group: Group, come: Container[int] | None, language: PrintLanguage
) -> Iterator[Block]:
    """One table: how many were to sit there, who led it, and what was noted, round by round.

    `come` as in `discussions`.
    """
    yield Heading(language.title(group.label), level=2)
    yield from _facts(assembly, group, come, language)
    noted = notes_of(assembly, group)
    notes = [note for note in noted if note.may_go_out]
    rounds = sorted({note.round for note in notes if note.round is not None})
    yield from what_is_not_told(noted, language)
    yield from note_blocks(assembly, [note for note in notes if note.round is None], language)
    level = 3
    for number in rounds:
        if assembly.plan is not None and len(assembly.plan.rounds) > 1:
            yield Heading(language.phrase("print-round", round=number), level=3)
            level = 4
        of_round = [note for note in notes if note.round == number]
        yield from note_blocks(assembly, of_round, language, level=level)
    touched = sorted({goal for note in notes for goal in note.sdgs})
    if touched:
        yield Paragraph(goals(touched, language))


def session_notes(assembly: Assembly, sources: Sources, language: PrintLanguage) -> Iterator[Block]:
    """The chapter of what was noted in sessions."""
    noted = [
        (session, notes) for session in assembly.sessions.values() if (notes := notes_of(assembly, session))
    ]
    if not noted:
        return
    yield Heading(language.phrase("report-sessions"))
    for session, notes in noted:
        yield Heading(language.title(session.title), level=2)
        yield from what_is_not_told(notes, language)
        yield from note_blocks(assembly, [note for note in notes if note.may_go_out], language)
    yield Paragraph(sources.named("record"), is_note=True)


def what_is_not_told(noted: Sequence[Note], language: PrintLanguage) -> Iterator[Block]:
    """That nothing was noted at a place, or how many quotes of it may not go out."""
    if not noted:
        yield Paragraph(language.phrase("report-nothing-noted"), is_note=True)
    elif kept_back := sum(not note.may_go_out for note in noted):
        yield Paragraph(language.phrase("report-quotes-kept-back", count=kept_back), is_note=True)


def note_blocks(
    assembly: Assembly, notes: Sequence[Note], language: PrintLanguage, *, level: int = 3
) -> Iterator[Block]:
    """Notes, kind by kind, each under a heading of this level."""
    for kind in _KINDS:
        items = tuple(_words(assembly, note, language) for note in notes if note.kind is kind)
        if items:
            yield Heading(language.phrase(f"report-kind-{kind}"), level)
            yield Points(items)
    for note in notes:
        if note.kind is NoteKind.QUOTE:
            who = _who(assembly, note) or message("report-somebody")
            yield Quote(note.text, language.phrase("report-list", items=[who]))


def actions(assembly: Assembly, sources: Sources, language: PrintLanguage) -> Iterator[Block]:
    """The list of what is still to be done, by the day by which it is."""
    todo = sorted(
        (note for note in assembly.notes.values() if note.is_open),
        key=lambda note: (note.by or "9999", note.number),
    )
    if not todo:
        return
    phrase = language.phrase
    yield Heading(phrase("report-actions"))
    headings = ("report-action", "report-who", "report-by", "report-agreed-at")
    rows = tuple(
        (
            note.text,
            phrase("report-list", items=[who for who in [_who(assembly, note)] if who]),
            phrase("print-day", date=note.by) if note.by else "",
            _where(assembly, note, language),
        )
        for note in todo
    )
    yield Table(tuple(map(phrase, headings)), rows, sources.named("record"))


def _facts(
    assembly: Assembly, group: Group, come: Container[int] | None, language: PrintLanguage
) -> Iterator[Block]:
    hosts = [
        message("report-host", role=message(f"host-{role}"), name=person.name)
        for role, ident in group.hosts.items()
        if (person := assembly.participants.get(ident)) is not None and may_be_named(person)
    ]
    room = room_of(assembly, group)
    facts = [*_seated(assembly, group, come), *filter(None, (room, group.municipality)), *hosts]
    if facts:
        yield Paragraph(language.phrase("report-table-facts", facts=facts))


def _seated(assembly: Assembly, group: Group, come: Container[int] | None) -> Iterator[Message]:
    """How many the plan seats at a table, round by round, and how many of them came to the assembly."""
    plan = assembly.plan
    if plan is None:
        return
    for number in plan.numbers:
        people = tables(assembly, plan, number)[group.key]
        yield message(
            "report-seated",
            round=number if len(plan.rounds) > 1 else None,
            count=len(people),
            came=None if come is None else sum(person.id in come for person in people),
        )


def _words(assembly: Assembly, note: Note, language: PrintLanguage) -> str:
    if note.kind is not NoteKind.ACTION:
        return note.text
    by = message("report-action-by", by=message("print-day", date=note.by)) if note.by else None
    told = (_who(assembly, note), by, message("report-action-done") if note.done else None)
    items = [item for item in told if item]
    return f"{note.text} — {language.phrase('report-list', items=items)}" if items else note.text


def _who(assembly: Assembly, note: Note) -> Fact:
    """Who is to do something, or said it: by name if they agreed to that, else by where they come from."""
    person = assembly.participants.get(note.person) if note.person is not None else None
    if person is None:
        return note.party
    if may_be_named(person) or (note.kind is NoteKind.QUOTE and note.consent):
        return ", ".join(filter(None, (person.name, person.organisation)))
    place = person.organisation or person.municipality
    return message("report-somebody-from", place=place) if place else message("report-somebody")


def _where(assembly: Assembly, note: Note, language: PrintLanguage) -> str:
    if note.group in assembly.groups:
        return language.title(assembly.groups[note.group or ""].label)
    session = assembly.sessions.get(note.session or "")
    return language.title(session.title) if session else ""
