"""People as they are looked up: by which texts somebody is found, and what tells namesakes apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.participant import Participant
from iclei_cli.assembly.people.search.hanja import has_hanja, in_hangul
from iclei_cli.assembly.people.search.latin import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Entry(msgspec.Struct, frozen=True):
    """Somebody on the page.

    Attributes:
        person: who it is.
        keys: the texts by which they are found, the likeliest first.
        telling: what stands beside the name, if anything: the organisation, or of namesakes the city.
        needs_number: whether another is called the same and comes from the same place.
    """

    person: Participant
    keys: tuple[str, ...]
    telling: str | None
    needs_number: bool


def entries(people: Iterable[Participant], *, organisations: bool) -> list[Entry]:
    """The people of a page in the order of their names; `organisations` stand beside them and are found, too.

    Without them, namesakes are told apart by their cities, and where that does not do, by their numbers.
    """
    listed = sorted(people, key=lambda person: (person.name, person.id))
    telling = {person.id: person.organisation if organisations else None for person in listed}
    for person in _alike(listed, telling):
        telling[person.id] = telling[person.id] or person.municipality
    still_alike = {person.id for person in _alike(listed, telling)}
    return [
        Entry(
            person,
            tuple(_keys(person, organisations=organisations)),
            telling[person.id],
            person.id in still_alike,
        )
        for person in listed
    ]


def spellings_of(listed: Iterable[Entry]) -> dict[str, tuple[list[str], list[str]]]:
    """How each syllable of these texts is written in Latin letters, and how where a name begins with it."""
    syllables = {letter for entry in listed for key in entry.keys for letter in key}
    ways = {
        syllable: (sorted(spellings(syllable)), sorted(spellings(syllable, is_family_name=True)))
        for syllable in sorted(syllables)
    }
    return {syllable: both for syllable, both in ways.items() if both[0] != [syllable]}


def _keys(person: Participant, *, organisations: bool) -> list[str]:
    read = in_hangul(person.name) if has_hanja(person.name) else []
    texts = (person.name, person.name_en, *read, person.organisation if organisations else None)
    return list(dict.fromkeys(text for text in texts if text))


def _alike(people: Sequence[Participant], telling: dict[int, str | None]) -> list[Participant]:
    """Those who share with others what is shown of them."""

    def shown(person: Participant) -> tuple[str, str]:
        return folded(person.name), folded(telling[person.id])

    count = Counter(map(shown, people))
    return [person for person in people if count[shown(person)] > 1]
