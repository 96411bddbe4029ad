"""`iclei export calendar`: the programme, or one person's own day, for calendar programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iclei_cli.cli.exports.making import begin, exporting
from iclei_cli.cli.exports.options import Force
from iclei_cli.cli.exports.spoken import (
    say_unspoken,
    say_what_has_no_time,
    say_who_has_cancelled,
    say_who_in_programme_has_refused,
)
from iclei_cli.cli.family import family
from iclei_cli.cli.options import AsJson
from iclei_cli.cli.show import terminal
from iclei_cli.cli.show.spoken.print_language import PrintLang, personal_language
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.cli.documents.sending.calendar import CalendarDocument
    from iclei_cli.exports.calendar.entry import Entry
    from iclei_cli.exports.language import PrintLanguage

app = family()


@app.command()
@exporting("calendar", chosen=("person", "session"))
def calendar(
    ctx: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to put the calendar.")
    ] = Path("calendar.ics"),
    person: Annotated[
        str | None,
        typer.Option(metavar="PERSON", help="This person's own day, with their table in each round."),
    ] = None,
    session: Annotated[
        list[str] | None, typer.Option(metavar="SESSION", help="Only this session; repeatable.")
    ] = None,
    lang: PrintLang = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Write the programme, or one person's own day, as a calendar that any calendar program takes.

    Once something has moved, write it again: the entries of the later file take the place of those before.

    \b
    Example:
      iclei export calendar
      iclei export calendar --person 17 -o 17.ics
      iclei export calendar --session opening -o opening.ics --lang en
    """
    from datetime import UTC, datetime

    from iclei_cli.assembly.lookup import find_coming, find_session
    from iclei_cli.assembly.programme.people import people_of_programme
    from iclei_cli.assembly.programme.times import require_time_zone
    from iclei_cli.exports.calendar.export import Calendar
    from iclei_cli.exports.calendar.revision import has_changed, kept, revised, sent_before
    from iclei_cli.exports.says import says
    from iclei_cli.system.errors import RefusedError

    making = begin(ctx, Calendar, output, lang, force=force, is_personal=True)
    making.paper = "calendar-file"  # `calendar` has the entries
    assembly = making.assembly
    whose = None if person is None else find_coming(assembly, person)
    language = making.language if whose is None else personal_language(assembly, whose, lang)
    keys = {find_session(assembly, words).key for words in session} if session else None
    zone = require_time_zone(assembly.event)
    entries = _entries(assembly, making.identity, whose, language, keys)
    if not entries:
        raise RefusedError("calendar-empty")
    now = datetime.now(UTC)
    item = "programme" if whose is None else whose.id
    sent = sent_before(assembly, Calendar.identifier, item)
    going = revised(entries, sent, now, is_all=keys is None)
    name = language.title(assembly.event.name)
    made = Calendar(name=name, entries=going, time_zone=zone, made=now, own=whose is not None)
    # What is of some sessions alone is no later state of the calendar.
    file = item if keys is None else f"sessions {says(sorted(keys))}"
    on_it = people_of_programme(assembly, keys) if whose is None else [whose.id]
    making.write_whole(made, file, on_it, says=says(name, entries))
    if has_changed(going, sent):
        making.store.hand_out(Calendar.identifier, {item: kept(sent, going)})
    found = _document(assembly, output, whose, entries, keys)
    terminal.show(found, lambda shown: _say(shown, assembly, whose, language), as_json=as_json)
    say_who_has_cancelled(assembly, keys)
    say_who_in_programme_has_refused(assembly, keys)


def _entries(
    assembly: Assembly,
    identity: str,
    person: Participant | None,
    language: PrintLanguage,
    keys: set[str] | None,
) -> list[Entry]:
    from iclei_cli.assembly.programme.own_day import own_seats
    from iclei_cli.exports.calendar.own import OwnDay
    from iclei_cli.exports.calendar.programme import programme_entries

    if person is None:
        return programme_entries(assembly, identity, language, keys)
    return OwnDay(assembly, identity, person, own_seats(assembly)[person.id], language).entries(keys)


def _document(
    assembly: Assembly,
    path: Path,
    person: Participant | None,
    entries: Sequence[Entry],
    keys: set[str] | None,
) -> CalendarDocument:
    from iclei_cli.cli.documents.sending.calendar import CalendarDocument, EntryItem

    return CalendarDocument(
        path=str(path),
        person=None if person is None else person.id,
        entries=[
            EntryItem(uid=item.uid, title=item.title, start=item.start, end=item.end, place=item.place)
            for item in entries
        ],
        without_start=[
            key
            for key, session in assembly.sessions.items()
            if session.start is None and (keys is None or key in keys)
        ],
    )


def _say(
    found: CalendarDocument, assembly: Assembly, person: Participant | None, language: PrintLanguage
) -> None:
    name = None if person is None else person.name
    terminal.say("calendar-written", path=found.path, entries=len(found.entries), person=name)
    say_unspoken(language)
    if found.without_start:
        terminal.note("calendar-without-start", sessions=found.without_start)
    if person is not None:
        _say_what_is_missing(assembly, person)


def _say_what_is_missing(assembly: Assembly, person: Participant) -> None:
    """Tell why somebody's table, or when they sit there, is not in their calendar."""
    from iclei_cli.assembly.programme.own_day import own_seats

    seats = own_seats(assembly)[person.id]
    if assembly.plan is None and assembly.groups:
        terminal.note("sent-without-plan")
    elif assembly.groups and not seats:
        terminal.note("note", what=message("calendar-without-seat", name=person.name, id=person.id))
    say_what_has_no_time(seats)
