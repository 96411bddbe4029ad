"""`iclei checkin import`: paper on which people were marked, or a scanner's log, beside the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.paper import Paper, reconcile, take_back
from iclei_cli.cli.documents.day.paper import Compared, paper_document
from iclei_cli.cli.door.paper_report import PaperReport, difference
from iclei_cli.cli.door.place import desk_of
from iclei_cli.cli.options import day_typed
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from iclei_cli.assembly.door.paper import Outcome
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.arrival import Arrival
    from iclei_cli.intake.door.paper.moment import Clock
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message

_STDIN = Path("-")


def import_paper(
    store: Store,
    file: Path,
    *,
    session: str | None,
    desk: str | None,
    day: str | None,
    column: str | None,
    undo: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Add to the ledger who came by a paper and is not in it, and name every other difference.

    With `undo` everything that the same paper added is taken back.

    Raises:
        IcleiError: the file cannot be read, or does not say who came; nothing was noted.
    """
    from iclei_cli.cli.door.check_in import give_places
    from iclei_cli.cli.messages.catalogue import sentence
    from iclei_cli.intake.door.paper.read import read_papers

    watch = store.watch()
    here = desk_of(watch.assembly, session, desk or (None if file == _STDIN else file.name))
    of_event = _day_of_event(watch.assembly, here.place.session)
    clock = _clock(watch.assembly, file, day, of_event)
    papers = read_papers(file, watch.assembly, clock, column)
    lines = [line for reading in papers.readings for line in reading.lines]
    paper = Paper(lines, papers.digest, here.place.session, here.name)
    outcomes: list[Outcome] = []
    gone: list[Arrival] = []

    def decide(assembly: Assembly) -> list[Arrival]:
        if undo:
            pairs = take_back(assembly, paper, here)
            gone[:] = [arrival for arrival, _ in pairs]
            return [undo for _, undo in pairs]
        outcomes[:] = reconcile(assembly, paper)
        return [item.arrival for item in outcomes if item.is_added and item.arrival is not None]

    if dry_run:
        decide(watch.assembly)
    else:
        watch.record(decide)
        # Whoever was given up as a no-show has come after all, as at the desk.
        came = [item.arrival.participant for item in outcomes if item.is_added and item.arrival]
        give_places(store, watch.assembly, came, confirm=False)
        watch.refresh()
    compared = Compared(
        readings=papers.readings,
        paper=paper,
        day=clock.day,
        outcomes=outcomes,
        taken_back=gone,
        is_dry_run=dry_run,
    )
    understood = [notice for reading in papers.readings for notice in reading.notices]
    notices = [*papers.notices, *understood, *_left_open(watch.assembly, outcomes, clock.day, of_event)]
    if here.place.session is None:
        notices += _of_sessions(watch.assembly, papers.titles, file)
    document = paper_document(
        watch.assembly,
        compared,
        lambda item: sentence(difference(watch.assembly, item)),
        [sentence(notice) for notice in notices],
    )
    report = PaperReport(watch.assembly, file, outcomes, notices, is_undo=undo)
    terminal.show(document, report.say, as_json=as_json)


def _day_of_event(assembly: Assembly, session: str | None) -> str | None:
    """The day of a session, or of an event that has only one; None where that is not known."""
    from iclei_cli.assembly.door.clock import only_day
    from iclei_cli.assembly.programme.times import DAY

    start = None if session is None else assembly.sessions[session].start
    return start[:DAY] if start else only_day(assembly)


def _of_sessions(assembly: Assembly, titles: Sequence[Sequence[str]], file: Path) -> Iterator[Message]:
    """Sessions whose titles stand above sheets that are taken as of the whole assembly."""
    from iclei_cli.intake.words.text import normal

    above = {normal(title) for sheet in titles for title in sheet}
    for session in assembly.sessions.values():
        texts = {"": session.title} if isinstance(session.title, str) else session.title
        if above & set(map(normal, texts.values())):
            yield message("paper-of-session", session=session.title, key=session.key, command=[str(file)])


def _clock(assembly: Assembly, file: Path, day: str | None, of_event: str | None) -> Clock:
    """What the paper leaves open: the day that was typed, or else that of the event, or of the file."""
    from datetime import UTC, datetime

    from iclei_cli.assembly.door.clock import day_of
    from iclei_cli.assembly.programme.times import time_zone_of
    from iclei_cli.intake.door.paper.moment import Clock

    zone = time_zone_of(assembly.event)
    if day is not None:
        return Clock(day_typed(day), is_stated=True, zone=zone)
    if of_event is not None:
        return Clock(of_event, is_stated=False, zone=zone)
    seconds = file.stat().st_mtime if file != _STDIN and file.exists() else None
    moment = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return Clock(day_of(assembly.event, moment.isoformat()), is_stated=False, zone=zone)


def _left_open(
    assembly: Assembly, outcomes: Sequence[Outcome], day: str, of_event: str | None
) -> Iterator[Message]:
    """What of the arrivals that are added the paper does not say."""
    lines = [item.line for item in outcomes if item.is_added]
    if undated := sum(not line.is_dated for line in lines):
        date = assembly.event.date
        if of_event is not None:
            yield message("paper-day-of-event", count=undated, day=day)
        else:
            yield message("paper-day-of-file", count=undated, day=day, event=date if date != day else None)
    if untimed := sum(not line.is_timed for line in lines):
        yield message("paper-without-time", count=untimed)
