"""The people of the programme: who they are, what they do there, and who of the list they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.text import forms_of, in_language

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.programme.session import Session
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.assembly.nouns.programme.talk import Talk
    from iclei_cli.assembly.nouns.text import Text


class Appearance(NamedTuple):
    """Somebody on the stage of a session, or presenting a talk in it."""

    session: Session
    speaker: Speaker
    talk: Talk | None


def appearances(session: Session) -> Iterator[Appearance]:
    """Everybody of a session: who is on its stage, then who presents its talks."""
    for speaker in session.speakers:
        yield Appearance(session, speaker, None)
    for talk in session.talks:
        for speaker in talk.speakers:
            yield Appearance(session, speaker, talk)


def appearances_of(assembly: Assembly, ident: int) -> list[Appearance]:
    """What a person on the list does in the programme."""
    return [
        found
        for session in assembly.sessions.values()
        for found in appearances(session)
        if found.speaker.person == ident
    ]


def people_of_programme(assembly: Assembly, sessions: Container[str] | None = None) -> list[int]:
    """The numbers of everybody of the list who stands in the programme, or in sessions of these keys."""
    found = {
        speaker.person
        for session in assembly.sessions.values()
        if sessions is None or session.key in sessions
        for speaker in session.everybody
        if speaker.person is not None
    }
    return sorted(found)


def number_of(found: Appearance) -> tuple[int, int | None]:
    """By which numbers, from 1, commands name somebody in a session: theirs, and that of their talk."""
    if found.talk is None:
        return found.session.speakers.index(found.speaker) + 1, None
    return found.talk.speakers.index(found.speaker) + 1, found.session.talks.index(found.talk) + 1


def name_of(assembly: Assembly, speaker: Speaker) -> Text:
    """The name of somebody in the programme, as it is printed."""
    person = None if speaker.person is None else assembly.participants.get(speaker.person)
    return speaker.name if person is None else person.name


def printed_name(assembly: Assembly, speaker: Speaker) -> str:
    """The name of somebody in the programme, in the assembly's language."""
    return in_language(name_of(assembly, speaker), assembly.event.language)


def position_of(assembly: Assembly, speaker: Speaker) -> Text | None:
    """What they are, as it is printed: as the programme says, or else the list."""
    person = None if speaker.person is None else assembly.participants.get(speaker.person)
    return speaker.position or (None if person is None else person.position)


def people_by_name(assembly: Assembly) -> dict[str, list[Participant]]:
    """Everybody on the list by each of their names, in the form in which names are compared."""
    found: dict[str, list[Participant]] = {}
    for person in assembly.participants.values():
        for name in {folded(person.name), folded(person.name_en)} - {""}:
            found.setdefault(name, []).append(person)
    return found


def namesakes(by_name: Mapping[str, list[Participant]], speaker: Speaker) -> list[Participant]:
    """Who on the list is called like somebody who stands in the programme by name; nobody of a guest."""
    if speaker.person is not None or speaker.guest:
        return []
    names = map(folded, forms_of(speaker.name))
    return list({person.id: person for name in names for person in by_name.get(name, ())}.values())
