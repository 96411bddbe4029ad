"""What a notice says, in the language of whoever gets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.exports.sheet.text import one_line, printable
from iclei_cli.exports.tables.mail_merge import addressed, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.programme.own_day import OwnSeat
    from iclei_cli.exports.calendar.own import OwnDay
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.notices.template import Template


@dataclass(frozen=True)
class Words:
    """The words of a notice: a subject on one line, and plain text."""

    subject: str
    text: str


def words_for(day: OwnDay, template: Template | None, subject: str | None, *, is_changed: bool) -> Words:
    """What somebody is told of their day; `is_changed`, if they were told of another seat before.

    Raises:
        RefusedError: `notice-template`: the template asks for what there is not.
    """
    language, event = day.language, day.assembly.event
    name = language.title(event.name)
    head = subject or language.phrase("notice-subject", event=name)
    facts = facts_for(day, is_changed=is_changed)
    text = "\n".join(_lines(day, facts)) if template is None else template.filled(facts)
    return Words(one_line(head), printable(text).strip() + "\n")


def facts_for(day: OwnDay, *, is_changed: bool) -> dict[str, Any]:
    """What a template can say, by name."""
    language, event, person = day.language, day.assembly.event, day.person
    return {
        "name": person.name,
        "addressed": addressed(person, language),
        "organisation": person.organisation or "",
        "event": language.title(event.name),
        "day": language.phrase("print-day", date=event.date) if event.date else "",
        "organiser": language.title(event.organiser) if event.organiser else "",
        "language": language.codes[0],
        "changed": is_changed,
        "seats": [_seat(day.assembly, seat, language) for seat in day.seats],
        "lines": list(_seat_lines(day)),
    }


def _seat(assembly: Assembly, seat: OwnSeat, language: PrintLanguage) -> dict[str, Any]:
    topic = assembly.topics.get(seat.group.topic or "")
    return {
        "round": seat.round or 1,
        "table": language.title(seat.group.label),
        "topic": "" if topic is None else language.title(topic.titles),
        "room": "" if seat.room is None else language.title(room_name(assembly, seat.room)),
        "time": span_words(seat.span, language),
    }


def _lines(day: OwnDay, facts: dict[str, Any]) -> Iterator[str]:
    """The usual text, line by line."""
    phrase = day.language.phrase
    yield phrase("notice-greeting", name=facts["addressed"])
    yield ""
    code = "notice-changed" if facts["changed"] else "notice-begins"
    yield phrase(code, event=facts["event"], day=facts["day"] or None)
    yield ""
    yield from facts["lines"]
    yield ""
    yield phrase("notice-calendar")
    if facts["organiser"]:
        yield ""
        yield facts["organiser"]


def _seat_lines(day: OwnDay) -> Iterator[str]:
    for seat in day.seats:
        time = span_words(seat.span, day.language) or None
        yield day.language.phrase("notice-seat", seat=day.seat_line(seat), time=time)
