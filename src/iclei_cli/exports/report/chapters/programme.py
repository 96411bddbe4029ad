"""The programme as it was: sessions, who spoke, and the practices that were presented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.programme.sdgs import TITLES
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.exports.programme_words import presenters, said_in
from iclei_cli.exports.report.blocks import Heading, Paragraph, Points, Table
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.report.blocks import Block
    from iclei_cli.exports.report.sources import Sources


def programme(assembly: Assembly, sources: Sources, language: PrintLanguage) -> Iterator[Block]:
    """The chapter of the programme."""
    if not assembly.sessions:
        return
    yield Heading(language.phrase("report-programme"))
    for session in in_order(assembly.sessions.values()):
        yield from session_blocks(assembly, session, language)
    yield Paragraph(sources.named("programme"), is_note=True)


def session_blocks(assembly: Assembly, session: Session, language: PrintLanguage) -> Iterator[Block]:
    """One session: when and where, what it was about, who spoke, what was presented, the goals it touched."""
    yield Heading(language.title(session.title), level=2)
    room = None if session.room is None else language.title(room_name(assembly, session.room))
    where = ", ".join(filter(None, (when(session, language), room)))
    if where:
        yield Paragraph(where)
    if session.summary:
        yield Paragraph(language.title(session.summary))
    lines = said_in(assembly, session, language)
    if lines:
        yield Points(tuple(lines))
    if session.sdgs:
        yield Paragraph(goals(session.sdgs, language))


def practices(assembly: Assembly, sources: Sources, language: PrintLanguage) -> Iterator[Block]:
    """What cities presented, each with the topic that it opened."""
    rows = []
    for session in in_order(assembly.sessions.values()):
        for talk in session.talks:
            topic = assembly.topics.get(talk.topic or "")
            if talk.municipality or topic:
                shown = language.title(topic.titles) if topic else ""
                city, who = language.together(talk.municipality), presenters(assembly, talk, language)
                rows.append((shown, city, language.title(talk.title), who))
    if rows:
        phrase = language.phrase
        yield Heading(phrase("report-practices"))
        headings = ("report-topic", "report-city", "report-presentation", "report-presenter")
        is_presenter_known = any(row[-1] for row in rows)
        width = len(headings) if is_presenter_known else len(headings) - 1
        yield Table(
            tuple(map(phrase, headings[:width])),
            tuple(row[:width] for row in rows),
            sources.named("programme"),
        )


def when(session: Session, language: PrintLanguage) -> str:
    """When a session was: `28 February 2019, 10:00–11:30`."""
    if session.start is None:
        return ""
    end = f"–{session.end[11:]}" if session.end else ""
    return language.phrase("print-moment", date=session.start[:10], time=session.start[11:] + end)


def goals(numbers: Iterable[int], language: PrintLanguage) -> str:
    """Sustainable Development Goals by number and title."""
    shown = [
        message(
            "report-goal", number=number, title={code: titles[number - 1] for code, titles in TITLES.items()}
        )
        for number in numbers
    ]
    return language.phrase("report-goals", goals=shown)
