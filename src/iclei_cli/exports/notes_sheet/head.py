"""The head of a page: what it is of, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.programme.people import appearances, name_of, printed_name
from iclei_cli.assembly.programme.rooms import room_name
from iclei_cli.assembly.record.sheet import listed_name
from iclei_cli.exports.roster.order import by_name
from iclei_cli.exports.says import page_says
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Stood
    from iclei_cli.assembly.nouns.group import Group
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.exports.language import PrintLanguage
    from iclei_cli.exports.notes_sheet.pages import PageOf
    from iclei_cli.exports.roster.facts import Fact

_NOT_NAMED = "–"


class Head(NamedTuple):
    """What stands above the rows of a page.

    Attributes:
        titles: in each language.
        facts: line by line.
        offers: whom the cells of who does it, or said it, offer.
    """

    titles: list[str]
    facts: list[Fact]
    offers: list[str]


def head_of(assembly: Assembly, page: PageOf, language: PrintLanguage) -> Head:
    """The head of a page."""
    if page.group is not None:
        return _of_group(assembly, assembly.groups[page.group], page, language)
    assert page.session is not None
    return _of_session(assembly, assembly.sessions[page.session], language)


def page_says_of(assembly: Assembly, page: PageOf, language: PrintLanguage) -> dict[str, Stood]:
    """What is kept of a page that was handed out: of its head, as the rest is filled in by others."""
    head = head_of(assembly, page, language)
    return page_says(page.people, language.titles(assembly.event.name), head.titles, head.facts)


def _of_group(assembly: Assembly, group: Group, page: PageOf, language: PrintLanguage) -> Head:
    titles = [
        alone.phrase("print-notes-title", name=alone.title(group.label), round=page.round)
        for alone in language.each()
    ]
    members = by_name((assembly.participants[ident] for ident in page.people), language.codes[0])
    topic = assembly.topics.get(group.topic) if group.topic else None
    facts: list[Fact] = [
        (language.phrase("heading-topic"), language.title(topic.titles) if topic else group.topic),
        (language.phrase("heading-room"), _room(assembly, group.room, language)),
        (language.phrase("print-date"), _day(assembly, language)),
        (_label("role-rapporteur", language), _rapporteur(assembly, group, page.round)),
        (language.phrase("print-notes-members"), _listed(members, language)),
    ]
    return Head(list(dict.fromkeys(titles)), facts, [listed_name(person) for person in members])


def _rapporteur(assembly: Assembly, group: Group, number: int | None) -> str:
    """Who belongs to the table as its rapporteur, or else to whom that was dealt in this round."""
    host = None if group.rapporteur is None else assembly.participants.get(group.rapporteur)
    if host is not None and host.is_coming:
        return host.name
    if assembly.plan is None or number is None:
        return _NOT_NAMED
    dealt = [
        assembly.participants[item.participant].name
        for item in assembly.plan.in_round(number)
        if item.group == group.key and item.duty == "rapporteur" and item.participant in assembly.participants
    ]
    return ", ".join(dealt) or _NOT_NAMED


def _of_session(assembly: Assembly, session: Session, language: PrintLanguage) -> Head:
    people = {printed_name(assembly, found.speaker): found.speaker for found in appearances(session)}
    names = [name_of(assembly, speaker) for speaker in people.values()]
    offers = [
        name if person is None else listed_name(person)
        for name, speaker in people.items()
        for person in [None if speaker.person is None else assembly.participants.get(speaker.person)]
    ]
    facts: list[Fact] = [
        (language.phrase("heading-room"), _room(assembly, session.room, language)),
        (language.phrase("print-date"), _when(assembly, session, language)),
        (language.phrase("print-speakers"), language.main.phrase("print-list", items=names) or None),
        *((language.phrase("print-talk"), language.title(talk.title)) for talk in session.talks),
    ]
    return Head(language.titles(session.title), facts, offers)


def _room(assembly: Assembly, words: str | None, language: PrintLanguage) -> str | None:
    return None if words is None else language.title(room_name(assembly, words))


def _when(assembly: Assembly, session: Session, language: PrintLanguage) -> str | None:
    if session.start is None:
        return _day(assembly, language)
    day, _, time = session.start.partition("T")
    return language.phrase("print-moment", date=day, time=time)


def _day(assembly: Assembly, language: PrintLanguage) -> str | None:
    return assembly.event.date and language.phrase("print-day", date=assembly.event.date)


def _label(code: str, language: PrintLanguage) -> str:
    return language.phrase("print-label", what=message(code))


def _listed(people: list[Participant], language: PrintLanguage) -> str | None:
    """Everybody in order of name, each with the organisation; nobody's contacts."""
    each = [message("print-member", name=person.name, organisation=person.organisation) for person in people]
    return language.main.phrase("print-list", items=each) if each else None
