"""The report, chapter by chapter, in the order in which it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import attendance
from iclei_cli.assembly.nouns.group import Group
from iclei_cli.assembly.record.places import notes_of
from iclei_cli.exports.report.blocks import Heading, Paragraph, Report
from iclei_cli.exports.report.chapters.figures import figures, summary, who_came
from iclei_cli.exports.report.chapters.people import people
from iclei_cli.exports.report.chapters.programme import practices, programme, session_blocks
from iclei_cli.exports.report.chapters.record import (
    actions,
    discussions,
    group_blocks,
    note_blocks,
    session_notes,
    sources_of_tables,
    what_is_not_told,
)
from iclei_cli.exports.report.counts import counts_of
from iclei_cli.exports.report.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.report.blocks import Block
    from iclei_cli.exports.report.wishes import ReportWishes


def make_report(assembly: Assembly, wishes: ReportWishes, language: PrintLanguage) -> Report:
    """The whole report of an assembly."""
    counts = counts_of(assembly)
    # At a table, how many came may be few enough to tell who somebody is.
    come = counts.come if counts.is_door_known and not wishes.suppress else None
    sources = Sources(assembly, wishes.changed, language)
    blocks = [
        *_about(assembly, language),
        *summary(counts, wishes, sources, language),
        *who_came(counts, wishes, sources, language),
        *programme(assembly, sources, language),
        *practices(assembly, sources, language),
        *session_notes(assembly, sources, language),
        *discussions(assembly, come, sources, language),
        *actions(assembly, sources, language),
        *people(counts, sources, language),
        *_thanks(assembly, language),
        Heading(language.phrase("report-sources")),
        Paragraph(language.phrase("report-sources-told")),
        sources.table(),
    ]
    values = {name: str(number) for name, (number, _) in figures(counts).items()}
    return Report(
        title=language.title(assembly.event.name),
        lines=_lines(assembly, language, "report-subtitle"),
        blocks=tuple(blocks),
        language=language.codes[0],
        values={**values, **_event_values(assembly, language)},
    )


def make_minutes(
    assembly: Assembly, about: Session | Group, wishes: ReportWishes, language: PrintLanguage
) -> Report:
    """The minutes of one session, or of one table."""
    sources = Sources(assembly, wishes.changed, language)
    if isinstance(about, Group):
        come = attendance(assembly) or None
        title, blocks = about.label, list(group_blocks(assembly, about, come, language))
        source = sources.named(*sources_of_tables(come))
    else:
        noted = notes_of(assembly, about)
        notes = [note for note in noted if note.may_go_out]
        title = about.title
        blocks = [
            *session_blocks(assembly, about, language),
            *what_is_not_told(noted, language),
            *note_blocks(assembly, notes, language),
        ]
        source = sources.named("programme", "record")
    return Report(
        title=language.title(title),
        lines=(language.title(assembly.event.name), *_lines(assembly, language, "report-minutes")),
        blocks=(*_as_chapters(blocks), Paragraph(source, is_note=True), sources.table()),
        language=language.codes[0],
        values=_event_values(assembly, language),
    )


def _as_chapters(blocks: Sequence[Block]) -> Iterator[Block]:
    """The parts of a part, of which the whole document is: its title is that of the document."""
    title, *parts = blocks
    assert isinstance(title, Heading)
    for block in parts:
        yield replace(block, level=block.level - title.level) if isinstance(block, Heading) else block


def _lines(assembly: Assembly, language: PrintLanguage, kind: str) -> tuple[str, ...]:
    """What stands below the title."""
    event = assembly.event
    day = language.phrase("print-day", date=event.date) if event.date else None
    parts = (day, *(language.title(text) if text else None for text in (event.host, event.organiser)))
    return (language.phrase(kind), " · ".join(filter(None, parts)))


def _about(assembly: Assembly, language: PrintLanguage) -> Iterator[Block]:
    if assembly.event.theme:
        yield Heading(language.phrase("report-theme"))
        yield Paragraph(language.title(assembly.event.theme))


def _thanks(assembly: Assembly, language: PrintLanguage) -> Iterator[Block]:
    event = assembly.event
    yield Heading(language.phrase("report-thanks"))
    thanked = [text for text in (event.host, event.organiser) if text]
    yield Paragraph(language.phrase("report-thanks-words", hosts=thanked))


def _event_values(assembly: Assembly, language: PrintLanguage) -> dict[str, str]:
    event = assembly.event
    found = {"name": event.name, "host": event.host, "organiser": event.organiser, "theme": event.theme}
    values = {name: language.title(text) for name, text in found.items() if text}
    return {**values, "date": language.phrase("print-day", date=event.date)} if event.date else values
