"""Whose table tents there are, and what stands on them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.day.handed_out import SAYS
from iclei_cli.assembly.nouns.participant import PHOTO
from iclei_cli.assembly.nouns.programme.speaker import SpeakerRole
from iclei_cli.assembly.programme.people import appearances
from iclei_cli.assembly.programme.times import in_order
from iclei_cli.exports.prints.frame import frame
from iclei_cli.exports.prints.people import names_of, with_honorific
from iclei_cli.exports.roster.order import by_name
from iclei_cli.exports.says import says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.handed_out import Item, Stood
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.nouns.programme.speaker import Speaker
    from iclei_cli.exports.language import PrintLanguage

    Tent = dict[str, str | int | bool | None]


class Who(StrEnum):
    """Whose tents are asked for: all on a stage, who chairs a session, the hosts of tables, or everybody."""

    SPEAKERS = "speakers"
    CHAIRS = "chairs"
    HOSTS = "hosts"
    ALL = "all"


_CHAIRS = {SpeakerRole.CHAIR, SpeakerRole.MODERATOR}
_FORMS = 2
"""A text in two languages has two forms: the second stands below the first."""


def tents_of(assembly: Assembly, who: Who, language: PrintLanguage, *, honorifics: bool) -> list[Tent]:
    """The tents of those who are asked for, each once: people of the list and guests of the programme.

    Who is on a stage comes in the order of the programme, others in that of their names.
    """
    match who:
        case Who.SPEAKERS | Who.CHAIRS:
            return list(_on_stage(assembly, who, language, honorifics=honorifics))
        case Who.HOSTS:
            hosts = {ident for group in assembly.groups.values() for ident in group.hosts.values()}
            people = [person for person in assembly.coming() if person.id in hosts]
            return tents_of_people(people, language, honorifics=honorifics)
        case Who.ALL:
            return tents_of_people(assembly.coming(), language, honorifics=honorifics)


def tents_of_people(
    people: Iterable[Participant], language: PrintLanguage, *, honorifics: bool
) -> list[Tent]:
    """The tents of people of the list, in order of name."""
    return [_of_person(person, honorifics=honorifics) for person in by_name(people, language.codes[0])]


def tents_data(assembly: Assembly, language: PrintLanguage, tents: list[Tent]) -> dict[str, Any]:
    """The pages of tents."""
    return frame(assembly, language, language.main.phrase("print-tents")) | {"tents": tents}


def tent_says(tent: Tent) -> tuple[Item, dict[str, Stood]]:
    """What is kept of a tent: by a person's number what stands there; of a guest, no name."""
    number = tent["number"]
    if isinstance(number, int):
        texts: dict[str, Stood] = {place: text for place, text in tent.items() if isinstance(text, str)}
        return number, texts | ({"no-photo": "no-photo"} if tent["no-photo"] else {})
    return f"guest {says(tent['name'])}", {SAYS: says(tent)}


def _on_stage(assembly: Assembly, who: Who, language: PrintLanguage, *, honorifics: bool) -> Iterator[Tent]:
    done = set()
    for session in in_order(assembly.sessions.values()):
        for found in appearances(session):
            speaker = found.speaker
            person = assembly.participants.get(speaker.person or 0)
            key = speaker.person or tuple(language.titles(speaker.name))
            is_there = person is None or person.is_coming
            if key in done or not is_there or (who is Who.CHAIRS and speaker.role not in _CHAIRS):
                continue
            done.add(key)
            if person is None:
                yield _of_guest(speaker, language)
            else:
                yield _of_person(person, honorifics=honorifics)


def _of_person(person: Participant, *, honorifics: bool) -> Tent:
    name, other = names_of(person)
    return {
        "number": person.id,
        "name": with_honorific(name, person) if honorifics else name,
        "other-name": other,
        "position": person.position,
        "organisation": person.organisation,
        "no-photo": person.has_refused(PHOTO),
    }


def _of_guest(speaker: Speaker, language: PrintLanguage) -> Tent:
    """The tent of somebody who is on no list: as the programme prints them."""
    names = language.titles(speaker.name)
    return {
        "number": None,
        "name": names[0],
        "other-name": names[1] if len(names) == _FORMS else None,
        "position": None if speaker.position is None else language.title(speaker.position),
        "organisation": None,
        "no-photo": False,
    }
