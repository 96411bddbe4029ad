"""`iclei checkin list` and `status`: who has come, and how many of how many."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from iclei_cli.assembly.names import group_name, session_name
from iclei_cli.cli.door.card import clock_of
from iclei_cli.cli.door.place import place_of
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from iclei_cli.assembly.door.attendance import Place
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.cli.documents.day.door import ArrivalsDocument, AtTheDoor, CheckinStatusDocument, Turnout
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message

_LOOK_SECONDS = 0.5
"""How often it is looked for what others did."""


def list_arrivals(
    assembly: Assembly, *, session: str | None, day: str | None, missing: bool, as_json: bool
) -> None:
    """List who has come, or who has not, of those who are expected.

    Raises:
        IcleiError: there is no such session, or no such day.
    """
    from iclei_cli.cli.documents.day.door import arrivals_document

    document = arrivals_document(assembly, place_of(assembly, session, day), missing=missing)
    terminal.show(document, partial(_say_arrivals, assembly), as_json=as_json)


def _say_arrivals(assembly: Assembly, document: ArrivalsDocument) -> None:
    headings = ["heading-id", "heading-name", "heading-organisation", "heading-table"]
    rows: list[list[object]] = [
        [person.id, person.name, person.organisation, _tables(assembly, person)] for person in document.people
    ]
    if not document.missing:
        headings += ["heading-came", "heading-desk", "heading-left"]
        for row, person in zip(rows, document.people, strict=True):
            row += [_when(person.came), person.desk, _when(person.left)]
    terminal.say_table(headings, rows, whole=("heading-came", "heading-left"))
    terminal.say("missing-listed" if document.missing else "arrivals-listed", count=len(document.people))


def _tables(assembly: Assembly, person: AtTheDoor) -> Message:
    groups = dict.fromkeys(seat.group for seat in person.seats)
    return message("listed", items=[group_name(assembly, key) for key in groups])


def _when(time: str | None) -> str | None:
    return time and f"{time[:10]} {clock_of(time)}"


def show_status(store: Store, *, session: str | None, day: str | None, watch: bool, as_json: bool) -> None:
    """Show how many have come of how many; with `watch` again whenever that changes, until Ctrl-C.

    Raises:
        IcleiError: there is no such session, or no such day.
    """
    from iclei_cli.cli.documents.day.door import status_document

    seen = store.watch()
    place = place_of(seen.assembly, session, day)

    def show() -> None:
        document = status_document(seen.assembly, place)
        terminal.show(document, partial(_say_status, seen.assembly, place), as_json=as_json)

    show()
    if watch:
        terminal.repeat_until_stopped(show, seen.refresh, _LOOK_SECONDS)


def _say_status(assembly: Assembly, place: Place, document: CheckinStatusDocument) -> None:
    terminal.say(
        "door-status",
        arrived=document.arrived,
        expected=document.expected,
        walk_ins=document.walk_ins or None,
        here=document.here,
        session=place.session and session_name(assembly, place.session),
        day=place.day,
    )
    _say_turnout("heading-sector", document.by_sector, _sector_of)
    _say_turnout("heading-table", document.by_group, partial(group_name, assembly))
    cities = dict(sorted(document.by_municipality.items(), key=lambda item: -item[1].expected)[:_CITIES])
    if len(document.by_municipality) > 1:
        _say_turnout(
            "heading-municipality",
            cities,
            _city_of,
        )
        if len(document.by_municipality) > _CITIES:
            terminal.say("door-more-cities", count=len(document.by_municipality) - _CITIES)
    if document.missing_speakers:
        people = [assembly.participants[ident] for ident in document.missing_speakers]
        names = [message("numbered-person", id=person.id, name=person.name) for person in people]
        terminal.say("door-missing-speakers", people=names)
    if document.last:
        last = [
            message("door-came-at", name=person.name, time=clock_of(person.came or ""))
            for person in document.last
        ]
        terminal.say("door-last", people=last, pace=document.pace)
    if document.not_listed:
        terminal.note("door-not-listed", count=document.not_listed)


_CITIES = 12
"""So many cities are told, those of which most are expected."""


def _say_turnout(heading: str, turnout: Mapping[str, Turnout], word: Callable[[str], object]) -> None:
    if turnout:
        terminal.say_table(
            [heading, "heading-arrived", "heading-expected"],
            [(word(value), count.arrived, count.expected) for value, count in turnout.items()],
        )


def _city_of(city: str) -> Message | str:
    return message("door-none-stated") if city == "none" else city


def _sector_of(value: str) -> Message:
    return message("door-none-stated" if value == "none" else f"sector-{value}")
