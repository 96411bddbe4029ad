"""Who of the programme is not coming, or of no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.check.problem import Problem, who
from iclei_cli.assembly.programme.people import (
    appearances,
    namesakes,
    number_of,
    people_by_name,
    printed_name,
)
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.programme.people import Appearance
    from iclei_cli.system.messages import Message


def speakers_missing(assembly: Assembly) -> Iterator[Problem]:
    """Everybody on a stage who has cancelled, is not sure to come, or is neither listed nor a guest."""
    by_name = people_by_name(assembly)
    for session in in_order(assembly.sessions.values()):
        for found in appearances(session):
            ident = found.speaker.person
            person = None if ident is None else assembly.participants.get(ident)
            if person is not None:
                if not person.is_coming:
                    yield _not_coming(assembly, found, person)
            elif not found.speaker.guest:
                people = namesakes(by_name, found.speaker)
                yield _not_linked(assembly, found, people) if people else _not_on_list(assembly, found)


def _not_coming(assembly: Assembly, found: Appearance, person: Participant) -> Problem:
    facts = {**_facts(assembly, found), "status": person.status.word}
    sessions, people = (found.session.key,), (person.id,)
    remedies = (*_others(found), message("programme-coming", id=person.id))
    if person.status.may_come:
        return Problem("speaker-not-confirmed", facts, sessions, people, remedies=remedies)
    return Problem("speaker-cancelled", facts, sessions, people, remedies=remedies)


def _not_on_list(assembly: Assembly, found: Appearance) -> Problem:
    number, talk = number_of(found)
    name = printed_name(assembly, found.speaker)
    guest = message("programme-guest", session=found.session.key, number=number, talk=talk)
    remedies = (guest, message("programme-register", name=[name]), *_others(found))
    facts = _facts(assembly, found)
    return Problem("speaker-not-on-list", facts, (found.session.key,), guests=(name,), remedies=remedies)


def _not_linked(assembly: Assembly, found: Appearance, people: list[Participant]) -> Problem:
    number, talk = number_of(found)
    facts = {**_facts(assembly, found), "ids": [person.id for person in people]}
    links = [
        message("link-speaker", session=found.session.key, number=number, talk=talk, id=person.id)
        for person in people
    ]
    guest = message("programme-guest", session=found.session.key, number=number, talk=talk)
    return Problem(
        "speaker-not-linked",
        facts,
        (found.session.key,),
        people=tuple(person.id for person in people),
        guests=(printed_name(assembly, found.speaker),),
        remedies=(*links, guest),
    )


def _facts(assembly: Assembly, found: Appearance) -> dict[str, object]:
    role = "presenter" if found.talk else found.speaker.role
    return {
        "who": who(assembly, found.speaker),
        "role": message(f"session-{role}"),
        "session": found.session.title,
        "talk": None if found.talk is None else found.talk.title,
    }


def _others(found: Appearance) -> tuple[Message, ...]:
    number, talk = number_of(found)
    where = {"session": found.session.key, "number": number, "talk": talk}
    return (message("programme-somebody-else", **where), message("programme-take-off", **where))
