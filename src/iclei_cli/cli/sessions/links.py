"""After an edit: who of the programme may be somebody on the list, and who has cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.programme.people import (
    appearances,
    appearances_of,
    namesakes,
    number_of,
    people_by_name,
)
from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.programme.people import Appearance
    from iclei_cli.system.messages import Message


def offer_links(assembly: Assembly, key: str) -> None:
    """Tell who of a session has the name of one person on the list, and how to say that it is them."""
    by_name = people_by_name(assembly)
    for found in appearances(assembly.sessions[key]):
        people = namesakes(by_name, found.speaker)
        if len(people) == 1:
            (person,) = people
            link = link_command(found, person.id)
            terminal.note("speaker-may-be", name=person.name, id=person.id, link=link)
        person_id = found.speaker.person
        if person_id is not None and not assembly.participants[person_id].is_coming:
            person = assembly.participants[person_id]
            terminal.note("speaker-not-coming", name=person.name, id=person.id, status=person.status.word)


def tell_stage(assembly: Assembly, person: Participant) -> None:
    """Tell where somebody is still in the programme who is not coming."""
    for found in appearances_of(assembly, person.id):
        role = message(f"session-{'presenter' if found.talk else found.speaker.role}")
        terminal.note("still-on-stage", name=person.name, role=role, session=found.session.title)


def link_command(found: Appearance, ident: int) -> Message:
    """The command that says who of the list somebody in the programme is."""
    number, talk = number_of(found)
    return message("link-speaker", session=found.session.key, number=number, talk=talk, id=ident)
