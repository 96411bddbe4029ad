"""A participant in words: what each field is called, and what it says."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.assembly.names import topic_names
from iclei_cli.assembly.nouns.fields import FIELDS, Field, ValueType
from iclei_cli.assembly.nouns.participant import Consent, Gender, Sector, Status, WishAbout
from iclei_cli.assembly.people.phones import national
from iclei_cli.assembly.programme.people import appearances_of
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Fact, Message

NOBODY: Mapping[int, Participant] = MappingProxyType({})


class Known(NamedTuple):
    """What is named in fields by a number or a key.

    Attributes:
        assembly: the one whose topics are told by their titles, and sectors and the like in words; None: by
            their keys, as scripts are told.
        people: others whom wishes are about are told by their names as well as their numbers.
    """

    assembly: Assembly | None = None
    people: Mapping[int, Participant] = NOBODY


NOTHING = Known()


def known_of(assembly: Assembly) -> Known:
    """All that an assembly knows."""
    return Known(assembly, assembly.participants)


def field_word(name: str) -> Message:
    """What a field is called."""
    return message(f"heading-{name.replace('_', '-')}")


def part_word(field: Field, part: str | None) -> Message:
    """What a field is called, or a part of one: the consent on a purpose, another column by its header."""
    if part is None:
        return field_word(field.name)
    return message("field-part", field=field_word(field.one or field.name), part=part)


def sector_word(sector: Sector | None) -> Message | None:
    """A sector in a word that is short enough for a column of the terminal."""
    return None if sector is None else message(f"sector-{sector}")


def consent_word(consent: Consent) -> Message:
    """An answer on consent, as it is typed: `yes 2019-02-01`."""
    return message("consent-given" if consent.given else "consent-refused", date=consent.date)


def wish_word(wish: WishAbout, people: Mapping[int, Participant]) -> Message:
    """Whom a wish is about, and how much it counts where that is more than 1: `Ann (no. 1) ×2`."""
    other = people.get(wish.id)
    who = message("number", id=wish.id) if other is None else message("person", name=other.name, id=other.id)
    return who if wish.weight == 1 else message("weighty-wish", who=who, weight=wish.weight)


def value_word(name: str, value: Any, known: Known = NOTHING) -> Fact:
    """What the field of this name says; None where it says nothing."""
    if name == "choices" and value and known.assembly is not None:
        return message("listed", items=topic_names(known.assembly, value))
    return _word(value, known)


def _word(value: Any, known: Known) -> Fact:
    if isinstance(value, Sector | Gender | Status):
        return value.value if known.assembly is None else value.word
    if isinstance(value, Consent):
        return message("consent-on", purpose=value.purpose, answer=consent_word(value))
    if isinstance(value, WishAbout):
        return wish_word(value, known.people)
    if isinstance(value, tuple | list):
        return message("listed", items=[_word(item, known) for item in value]) if value else None
    if isinstance(value, dict):
        cells = [message("cell", header=header, cell=cell) for header, cell in value.items()]
        return message("listed", items=cells) if cells else None
    return None if value is None or value == "" else str(value)


def _lines(notes: str | None) -> Message | None:
    """Notes line by line, as they were written."""
    return message("lines", lines=notes.split("\n")) if notes else None


def said_by(field: Field, value: Any, known: Known = NOTHING) -> Fact:
    """What a field says as it is shown to somebody: phone numbers of Korea as they are written there."""
    if value and field.value is ValueType.PHONE:
        return national(value)
    return _lines(value) if field.value is ValueType.NOTES else value_word(field.name, value, known)


def part_value_word(name: str, value: Any, known: Known = NOTHING) -> Fact:
    """What a part of a field says, beside the word for that part: of a consent the answer alone."""
    return consent_word(value) if isinstance(value, Consent) else value_word(name, value, known)


def facts_of(person: Participant, known: Known, *, with_empty: bool = False) -> Iterator[tuple[Fact, Fact]]:
    """Yield each field with its word, consents and other columns one by one; what is empty only if asked."""
    for field in FIELDS:
        value = getattr(person, field.name)
        if field.name == "imported":
            continue
        if field.name == "extra":
            yield from value.items()
        elif value and field.value is ValueType.CONSENTS:
            yield from ((part_word(field, consent.purpose), consent_word(consent)) for consent in value)
        elif value or with_empty:
            yield field_word(field.name), said_by(field, value, known)


def stage_facts(assembly: Assembly, person: Participant) -> Iterator[tuple[Fact, Fact]]:
    """What a person does in the programme: what that is called, and where."""
    for found in appearances_of(assembly, person.id):
        role = "presenter" if found.talk else found.speaker.role.value
        talk = found.talk and found.talk.title
        yield (
            message(f"session-{role}"),
            message("stage-of-session", session=found.session.title, talk=talk),
        )


def roles_of(assembly: Assembly, person: Participant) -> list[tuple[str, str]]:
    """What a person is at the tables: each group's key, and the role."""
    return [
        (group.key, role)
        for group in assembly.groups.values()
        for role, host in group.hosts.items()
        if host == person.id
    ]
