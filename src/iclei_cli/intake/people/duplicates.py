"""Which participants are probably one person who is on the list twice.

People are compared only with those who share something with them: an e-mail, a phone, a name however it is
spelt, or, at the same place, a name but for one letter; and of these only with those whom nothing rules out
beforehand. So a hundred thousand take seconds, not days.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nsmallest
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, NamedTuple

from iclei_cli.intake.words.similarity import is_one_letter_off
from iclei_cli.intake.words.text import normal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Message

MOST_SHARING = 3
"""An e-mail or phone of more people is an office's: it makes none of them one with another."""

MOST_NAMESAKES = 100
"""More people of one name are not compared pair by pair."""

_BITS = 32
"""At least as many as a number of a participant has."""

_CONTACTS = ("email", "phone")
_SAME_CONTACT = {"email": message("same-email"), "phone": message("same-phone")}
_SAME_NAME = message("same-name")
_REORDERED = message("same-name-reordered")
_IN_LATIN = message("same-name-in-latin")
_ONE_LETTER_OFF = message("names-one-letter-off")
_OTHER_NAMES = message("different-names")
_SAME_ORGANISATION = message("same-organisation")
_ORGANISATIONS_ALIKE = message("organisations-alike")
_OTHER_ORGANISATIONS = message("different-organisations")
_SAME_MUNICIPALITY = message("same-municipality")
_OTHER_CONTACT = {"email": message("different-email"), "phone": message("different-phone")}

_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two participants who may be one person.

    Attributes:
        ids: their numbers.
        why: what speaks for it.
        but: what speaks against it.
        score: the higher, the surer.
    """

    ids: tuple[int, int]
    why: tuple[Message, ...]
    but: tuple[Message, ...]
    score: int


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that too many participants share for it to show that two of them are one person."""

    what: Message
    ids: tuple[int, ...]


@dataclass(slots=True)
class Duplicates:
    """Pairs, the surest first, how many more there are, and what is shared by too many."""

    duplicates: list[Duplicate] = field(default_factory=list)
    more: int = 0
    shared: list[Shared] = field(default_factory=list)


def find_duplicates(people: Iterable[Participant], most: int) -> Duplicates:
    """Find the pairs of participants who are probably one person, whether they come or have cancelled.

    The surest are told, at most so many; the others are counted.

    Shown are people with the same e-mail or phone; with the same name (in another order, in Latin letters
    in one of the two) unless they come from different organisations; and with names that differ in one
    letter at the same organisation or municipality. Namesakes from different organisations are not, nor is
    a letter's difference between people with contacts of their own.
    """
    found = Duplicates()
    records = [_Record.of(person) for person in sorted(people, key=lambda person: person.id)]
    records = _without_offices(records, found)
    count = 0

    def likely() -> Iterator[tuple[int, tuple[int, int], Duplicate]]:
        nonlocal count
        seen: set[int] = set()
        for one, other in _candidates(records, found):
            first, second = (one, other) if one.id < other.id else (other, one)
            # As one number: millions of pairs take half the memory.
            key = first.id << _BITS | second.id
            if key in seen:
                continue
            seen.add(key)
            pair = _judge(first, second)
            if pair is not None:
                count += 1
                yield -pair.score, pair.ids, pair

    found.duplicates = [pair for _, _, pair in nsmallest(most, likely())]
    found.more = count - len(found.duplicates)
    return found


def may_be(person: Participant, people: Iterable[Participant]) -> list[Duplicate]:
    """Find those of some people who are probably the same as a person, the surest first.

    They are judged as pairs of the list are; the same e-mail or phone is enough, also that of an office.
    """
    one = _Record.of(person)
    pairs = [_judge(one, _Record.of(other)) for other in people]
    return sorted(filter(None, pairs), key=lambda pair: (-pair.score, pair.ids))


class _Record(NamedTuple):
    """A participant in the form in which they are compared; "" where something is unknown."""

    id: int
    name: str
    latin: frozenset[str]
    organisation: str
    municipality: str
    email: str
    phone: str

    @property
    def is_reached(self) -> bool:
        """Whether e-mail and phone are known."""
        return bool(self.email and self.phone)

    @classmethod
    def of(cls, person: Participant) -> _Record:
        return cls(
            id=person.id,
            name=normal(person.name),
            latin=frozenset([*_orders(person.name), *_orders(person.name_en or "")]),
            organisation=normal(person.organisation or ""),
            municipality=normal(person.municipality or ""),
            email=(person.email or "").casefold(),
            phone=person.phone or "",
        )


_Blocks = dict["Hashable", list[_Record]]


def _without_offices(records: list[_Record], found: Duplicates) -> list[_Record]:
    """Leave out the e-mails and phones that too many people share, and note them."""
    for contact in _CONTACTS:
        blocks = _blocks((getattr(record, contact), record) for record in records)
        offices = {key: block for key, block in blocks.items() if len(block) > MOST_SHARING}
        found.shared += [
            Shared(_shared_contact(contact, key), tuple(record.id for record in block))
            for key, block in offices.items()
        ]
        unknown: dict[str, Any] = {contact: ""}
        records = [
            record._replace(**unknown) if getattr(record, contact) in offices else record
            for record in records
        ]
    return records


def _shared_contact(contact: str, value: Hashable) -> Message:
    return (
        message("shared-email", email=value) if contact == "email" else message("shared-phone", phone=value)
    )


def _candidates(records: list[_Record], found: Duplicates) -> Iterator[tuple[_Record, _Record]]:
    """The pairs of people to be compared, some of them more than once; names that too many have are noted."""
    for contact in _CONTACTS:
        for block in _blocks((getattr(record, contact), record) for record in records).values():
            yield from combinations(block, 2)
    named = ((name, record) for record in records for name in {record.name, *record.latin})
    for key, block in _blocks(named).items():
        if len(block) <= MOST_NAMESAKES:
            yield from _namesakes(block)
        else:
            found.shared.append(
                Shared(message("shared-name", name=key), tuple(record.id for record in block))
            )
    for place in ("organisation", "municipality"):
        # Place by place: all at once would take ten times the memory.
        for neighbours in _blocks((getattr(record, place), record) for record in records).values():
            yield from _alike(neighbours)


def _namesakes(block: list[_Record]) -> Iterator[tuple[_Record, _Record]]:
    """Of people of one name, those who may be one.

    Two who have all contacts and none in common are only if they can be from one organisation.
    """
    loose = [record for record in block if not record.is_reached or not record.organisation]
    ours = [record for record in block if record.is_reached and record.organisation]
    yield from combinations(loose, 2)
    yield from product(loose, ours)
    for colleagues in _blocks((record.organisation, record) for record in ours).values():
        yield from combinations(colleagues, 2)


def _alike(neighbours: list[_Record]) -> Iterator[tuple[_Record, _Record]]:
    """Of people from one place, those whose names differ in a letter.

    Two who have all contacts and none in common are two people, whatever their names.
    """
    if all(record.is_reached for record in neighbours):
        return
    spelt = ((letters, record) for record in neighbours for letters in _one_left_out(record.name))
    for block in _blocks(spelt).values():
        if len(block) <= MOST_NAMESAKES:
            loose = [record for record in block if not record.is_reached]
            yield from combinations(loose, 2)
            yield from product(loose, (record for record in block if record.is_reached))


def _blocks(keyed: Iterable[tuple[Hashable, _Record]]) -> _Blocks:
    blocks: defaultdict[Hashable, list[_Record]] = defaultdict(list)
    for key, record in keyed:
        if key:
            blocks[key].append(record)
    return {key: block for key, block in blocks.items() if len(block) > 1}


def _one_left_out(name: str) -> set[str]:
    """The letters (of Hangul: jamo), and they without one of them.

    Two names that differ in a letter have one of these in common.
    """
    letters = unicodedata.normalize("NFD", name)
    return {letters, *(letters[:place] + letters[place + 1 :] for place in range(len(letters)))}


def _orders(name: str) -> Iterator[str]:
    """The normal forms of a name in Latin letters, whichever part is the family's."""
    words = [normal(word) for word in name.replace(",", " ").split()]
    if all(word.isascii() for word in words):
        for place in range(len(words)):
            yield "".join(words[place:] + words[:place])


# Two people


def _judge(one: _Record, other: _Record) -> Duplicate | None:
    """Return why two people may be one; None if that is unlikely."""
    same = [
        contact
        for contact in _CONTACTS
        if (mine := getattr(one, contact)) and mine == getattr(other, contact)
    ]
    different = [
        contact
        for contact in _CONTACTS
        if (mine := getattr(one, contact)) and (theirs := getattr(other, contact)) and mine != theirs
    ]
    names, name_score = _compare_names(one, other)
    if not same and not name_score:
        return None
    place, place_score = _compare_places(one, other, different=len(different))
    if not same and not _is_likely(name_score, place_score, len(different)):
        return None
    but = [_OTHER_CONTACT[contact] for contact in different]
    but += [] if names else [_OTHER_NAMES]
    but += [_OTHER_ORGANISATIONS] if place_score < 0 else []
    why = [*(_SAME_CONTACT[contact] for contact in same), *filter(None, (names, place))]
    score = name_score + place_score + 40 * len(same) - 10 * len(different)
    return Duplicate((one.id, other.id), tuple(why), tuple(but), score)


_SAME, _ALIKE = 30, 20
"""What a name, and half of it a place, adds to the score."""


def _is_likely(name_score: int, place_score: int, different: int) -> bool:
    """Whether two people without a contact in common are to be shown."""
    if name_score > _ALIKE:
        return place_score >= 0
    return name_score == _ALIKE and place_score > 0 and different < (2 if place_score == _SAME else 1)


def _compare_names(one: _Record, other: _Record) -> tuple[Message | None, int]:
    """Return how two names are the same, and a score; None and 0 if they are not."""
    if one.name and one.name == other.name:
        return _SAME_NAME, _SAME + 10
    is_latin = one.name.isascii(), other.name.isascii()
    if one.latin & other.latin and any(is_latin):
        return _REORDERED if all(is_latin) else _IN_LATIN, _SAME
    if is_one_letter_off(one.name, other.name):
        return _ONE_LETTER_OFF, _ALIKE
    return None, 0


def _compare_places(one: _Record, other: _Record, *, different: int) -> tuple[Message | None, int]:
    """Return what is the same of where two people come from, and a score, below 0 if nothing can be."""
    if not one.organisation or not other.organisation:
        if one.municipality and one.municipality == other.municipality:
            return _SAME_MUNICIPALITY, _ALIKE
        return None, 0
    if one.organisation == other.organisation:
        return _SAME_ORGANISATION, _SAME
    if different < len(_CONTACTS) and _is_part(one.organisation, other.organisation):
        return _ORGANISATIONS_ALIKE, _ALIKE
    if one.municipality and one.municipality == other.municipality and not different:
        return _SAME_MUNICIPALITY, 0
    return None, -10


@lru_cache(maxsize=1 << 16)
def _is_part(one: str, other: str) -> bool:
    """Whether one organisation may be the other, or a part of it: 창원시청 and 창원시 환경정책과."""
    if is_one_letter_off(one, other):
        return True
    short, long = sorted((_stem(one), _stem(other)), key=len)
    return len(short) >= _SHORTEST_STEM and long.startswith(short)


def _stem(organisation: str) -> str:
    return organisation.removesuffix("청")
