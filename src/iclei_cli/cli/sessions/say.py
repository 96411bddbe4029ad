"""The programme in words: as a table, as a tree with all who speak, and one session with all its facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.names import group_name, topic_name
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.assembly.programme.grid import Cell, Grid, Row
    from iclei_cli.cli.documents.programme.sessions import (
        SessionItem,
        SessionsDocument,
        SpeakerItem,
        TalkItem,
    )
    from iclei_cli.system.messages import Message


def say_programme(document: SessionsDocument) -> None:
    """Show a session a line."""
    terminal.say_table(
        [
            *("heading-session", "heading-key", "heading-kind", "heading-start", "heading-end"),
            *("heading-room", "heading-talks"),
        ],
        [
            (
                *(session.text("title"), session.key, message(f"kind-{session.kind}")),
                *(_time(session.start), _time(session.end), session.text("room"), len(session.talks)),
            )
            for session in document.sessions
        ],
    )


def say_tree(assembly: Assembly, document: SessionsDocument) -> None:
    """Show the days, below them their sessions, and below these who speaks, and about what."""
    terminal.say_tree(_branches(assembly, document.sessions))


def say_grids(days: Iterable[Grid]) -> None:
    """Show each day with its rooms beside each other and its times below each other."""
    for day in days:
        terminal.say("told", what=day.day)
        terminal.say_table(
            [
                "heading-start",
                *(
                    message("no-room") if room is None else message("listed", items=[room])
                    for room in day.rooms
                ),
            ],
            [(row.time, *_cells(row)) for row in day.rows],
        )


def _cells(row: Row) -> Iterator[Message]:
    """What is in each room; of a session whose tables are in several, its title stands in the first alone."""
    titled: set[str] = set()
    for cells in row.cells:
        yield message("lines", lines=[_in_grid(cell, is_titled=cell.session.key in titled) for cell in cells])
        titled |= {cell.session.key for cell in cells}


def _in_grid(cell: Cell, *, is_titled: bool) -> Message:
    begins = "tables-in-grid" if is_titled and cell.groups else "session-in-grid"
    end = cell.session.end
    return message(
        begins if cell.begins else "session-goes-on",
        title=cell.session.title,
        end=end and _clock(end),
        groups=cell.groups,
    )


def say_session(assembly: Assembly, document: SessionsDocument) -> None:
    """Show what is known of one session."""
    (session,) = document.sessions
    terminal.say_table(["heading-field", "heading-value"], facts_of(assembly, session))


def _branches(assembly: Assembly, sessions: list[SessionItem]) -> Iterator[tuple[int, str | Message]]:
    """Each line of the tree with how deep it is; sessions without a time come last."""
    for day in [*dict.fromkeys(filter(None, map(_day, sessions))), None]:
        of_day = [session for session in sessions if _day(session) == day]
        if of_day:
            yield 0, day or message("no-day-yet")
        for session in of_day:
            yield (
                1,
                message(
                    "session-in-short",
                    start=_clock(session.start),
                    end=_clock(session.end),
                    title=session.text("title"),
                    key=session.key,
                    room=session.text("room"),
                ),
            )
            if session.sdgs:
                numbers = message("listed", items=session.sdgs)
                yield 2, message("fact", name=message("session-sdg"), value=numbers)
            yield from ((2, _speaker(speaker)) for speaker in session.speakers)
            for talk in session.talks:
                yield 2, message("fact", name=message("session-talk"), value=_talk(assembly, talk))
                yield from ((3, _speaker(speaker)) for speaker in talk.speakers)


def _speaker(speaker: SpeakerItem) -> Message:
    return message("fact", name=message(f"session-{speaker.role}"), value=_who(speaker))


def facts_of(assembly: Assembly, session: SessionItem) -> Iterator[tuple[Message, Text | Message]]:
    """What is known of a session, each fact under its name."""
    from iclei_cli.assembly.nouns.programme.sdgs import sdg_title
    from iclei_cli.cli.messages.catalogue import SPOKEN, spoken_text

    summary = session.text("summary")
    facts: dict[str, Text | Message | None] = {
        "session-key": session.key,
        "session-title": session.text("title"),
        "session-kind": message(f"kind-{session.kind}"),
        "session-start": _time(session.start),
        "session-end": _time(session.end),
        "session-room": session.text("room"),
        "session-summary": message("lines", lines=spoken_text(summary).split("\n")) if summary else None,
        "session-expected": None if session.expected is None else str(session.expected),
        "session-round-minutes": None if session.round_minutes is None else str(session.round_minutes),
        "session-groups": message("listed", items=[group_name(assembly, key) for key in session.groups])
        if session.groups
        else None,
        "session-uid": session.uid,
    }
    for code, value in facts.items():
        if value is not None:
            yield message(code), value
    for number in session.sdgs:
        yield message("session-sdg"), message("sdg", number=number, title=sdg_title(number, SPOKEN.language))
    for speaker in session.speakers:
        yield message(f"session-{speaker.role}"), _who(speaker)
    for talk in session.talks:
        yield (
            message("session-talk"),
            message("talk-and-who", talk=_talk(assembly, talk), who=list(map(_who, talk.speakers))),
        )


def _who(speaker: SpeakerItem) -> Message:
    """Somebody of the programme in a line."""
    return message(
        "speaker-in-short",
        who=message("listed", items=list(filter(None, map(speaker.text, ("name", "position"))))),
        id=speaker.person,
        guest=message("is-guest") if speaker.guest else None,
        minutes=speaker.minutes,
    )


def _talk(assembly: Assembly, talk: TalkItem) -> Message:
    """A talk as it is typed, but for the sign between its parts."""
    topic = talk.topic and topic_name(assembly, talk.topic)
    parts = [talk.text("title"), talk.text("municipality"), topic]
    words = message("talk-parts", parts=list(filter(None, parts)))
    return message("talk-in-short", talk=words, minutes=talk.minutes)


def _time(time: str | None) -> str | None:
    """A time as it is typed."""
    return time.replace("T", " ") if time else None


def _day(session: SessionItem) -> str | None:
    return session.start and session.start.partition("T")[0]


def _clock(time: str | None) -> str | None:
    """The time of day alone."""
    return time and time.partition("T")[2]
