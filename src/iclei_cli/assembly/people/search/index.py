"""People by a few words of their name, organisation, e-mail or phone, the likeliest first."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.badge_codes import number_in
from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.people.search.hangul import HANGUL, INITIAL, apart, find_pattern, initials
from iclei_cli.assembly.people.search.hanja import has_hanja, in_hangul
from iclei_cli.assembly.people.search.latin import LatinWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iclei_cli.assembly.nouns.participant import Participant

    _Finder = Callable[[str], tuple[int, bool] | None]
    """Finds at which letter of a text something begins, and whether it is the whole text."""

_LATIN = re.compile(r"[a-z]+")
_PHONE = re.compile(r"[+\d().\- ]*\d[+\d().\- ]*")
_FEWEST_DIGITS = 3
_WHOLE_NUMBER = 8
"""Of a phone the last digits are typed, at least so many; from so many on, it may be whole, with its 0."""


class _How(IntEnum):
    """In what a word is found; less is likelier to be what is meant. Between two is room for `_Where`."""

    NAME = 0
    SOUND = 3
    CONTACT = 6
    ORGANISATION = 9
    INITIALS_OF_ORGANISATION = 12


class _Where(IntEnum):
    """How much of a text a word is."""

    WHOLE = 0
    BEGINNING = 1
    WITHIN = 2


class Found(NamedTuple):
    """Somebody who is found.

    Attributes:
        person: who it is.
        fields: the names of the fields in which the words were found.
    """

    person: Participant
    fields: tuple[str, ...]


_Hits = dict[int, int]
"""How well a word fits people, by their place among all; less is better, and tells the field, too."""

_FIELDS = ("id", "name", "name_en", "phone", "email", "organisation", "badges")


def _hit(how: _How, where: _Where, field: str) -> int:
    return (how + where) * len(_FIELDS) + _FIELDS.index(field)


class _Fit(NamedTuple):
    """How well all words fit somebody, less is better, and the fields in which they stand."""

    rank: int
    fields: tuple[str, ...]


@cache
def _fit(hits: tuple[int, ...]) -> _Fit:
    fields = (_FIELDS[hit % len(_FIELDS)] for hit in hits)
    return _Fit(sum(hit // len(_FIELDS) for hit in hits), tuple(dict.fromkeys(fields)))


class _Column(NamedTuple):
    """One field of everybody, as it is compared."""

    field: str
    how: _How
    words: list[str]
    """With a space before each word."""
    bare: list[str]
    """Without spaces and signs."""


class PeopleIndex:
    """People, made ready once to be searched many times."""

    def __init__(self, people: Iterable[Participant]) -> None:
        """Index these people; a person that is changed later is found as they were."""
        self._people = sorted(people, key=lambda person: person.id)
        self._by_id = {str(person.id): place for place, person in enumerate(self._people)}
        self._by_badge = {code: place for place, person in enumerate(self._people) for code in person.badges}
        self._columns = [
            self._column("name", _How.NAME),
            self._column("name_en", _How.NAME),
            self._column("email", _How.CONTACT),
            self._column("organisation", _How.ORGANISATION),
        ]
        self._phones = [re.sub(r"\D", "", person.phone or "") for person in self._people]
        self._names = _places(map(_spoken, self._columns[0].bare))
        self._organisations = _places([text] if text else [] for text in self._columns[3].bare)
        self._initials = {text: initials(text) for text in (*self._names, *self._organisations)}

    def find(self, words: str) -> list[Found]:
        """Return whoever has all of these words, the likeliest first, and then in order of number.

        A word can be in a name, in an organisation or in an e-mail address, be the initials of Hangul
        (ㄱㅊㅅ), a name in Latin letters or in Chinese characters whatever script the list has it in,
        somebody's number, the code on their badge, or the last three digits or more of a phone. Case,
        width, spaces and signs do not matter. Nothing typed finds nobody.
        """
        asked = folded(apart(words))
        parts = [asked] if _PHONE.fullmatch(asked) else asked.split()
        hits = [self._hits(part) for part in parts if _bare(part)]
        if not hits:
            return []
        whole = self._whole(_bare(asked)) if len(parts) > 1 else {}
        fits = {
            place: _fit(tuple(hit[place] for hit in hits)) for place in set(hits[0]).intersection(*hits[1:])
        }
        fits |= {place: _fit((hit,)) for place, hit in whole.items()}
        order = sorted((fit.rank, place) for place, fit in fits.items())
        return [Found(self._people[place], fits[place].fields) for _, place in order]

    def _column(self, field: str, how: _How) -> _Column:
        texts = [folded(getattr(person, field)) for person in self._people]
        return _Column(field, how, [" " + _spaced(text) for text in texts], list(map(_bare, texts)))

    def _whole(self, bare: str) -> _Hits:
        """Find those of whom several words are a whole field."""
        return {
            place: _hit(column.how, _Where.WHOLE, column.field)
            for column in reversed(self._columns)
            for place, text in enumerate(column.bare)
            if text == bare
        }

    def _hits(self, word: str) -> _Hits:
        """Find one word in everybody, in each way of reading it."""
        bare, hits = _bare(word), _Hits()
        for column in self._columns:
            _find_in_texts(column, _spaced(word), bare, hits)
        if _PHONE.fullmatch(word):
            self._find_digits(re.sub(r"\D", "", word), hits)
        if HANGUL.search(bare) or has_hanja(bare):
            for way in in_hangul(bare):
                _find_by_sound(self._names, self._finder(way), (_How.SOUND, "name"), hits)
        if INITIAL.search(bare):
            what = (_How.INITIALS_OF_ORGANISATION, "organisation")
            _find_by_sound(self._organisations, self._finder(bare), what, hits)
        if _LATIN.fullmatch(bare):
            _find_by_sound(self._names, LatinWord(bare).find, (_How.SOUND, "name"), hits)
        return hits

    def _finder(self, pattern: str) -> _Finder:
        """Return what finds syllables and initials in a text."""
        of_pattern = initials(pattern)

        def find(text: str) -> tuple[int, bool] | None:
            start = find_pattern(pattern, of_pattern, text, self._initials[text])
            return None if start < 0 else (start, len(text) == len(pattern))

        return find

    def _find_digits(self, digits: str, hits: _Hits) -> None:
        """Find whose number it is, whose badge, and whose phone ends with it."""
        for number in (digits, str(number_in(digits))):
            if number in self._by_id:
                hits[self._by_id[number]] = _hit(_How.NAME, _Where.WHOLE, "id")
        if digits in self._by_badge:
            hits[self._by_badge[digits]] = _hit(_How.NAME, _Where.WHOLE, "badges")
        if len(digits) < _FEWEST_DIGITS:
            return
        ends = (digits, digits.removeprefix("0")) if len(digits) >= _WHOLE_NUMBER else (digits,)
        _note(
            (place for place, phone in enumerate(self._phones) if phone.endswith(ends)),
            _hit(_How.CONTACT, _Where.WHOLE, "phone"),
            hits,
        )


def _note(places: Iterable[int], hit: int, hits: _Hits) -> None:
    """Note a hit of these people, where they have none that is better."""
    for place in places:
        if hits.get(place, hit) >= hit:
            hits[place] = hit


def _find_in_texts(column: _Column, spaced: str, bare: str, hits: _Hits) -> None:
    """Find a word in a field of everybody: the whole of it, at the beginning of a word, or within one."""
    there = [place for place, text in enumerate(column.bare) if bare in text]
    found: dict[_Where, list[int]] = {where: [] for where in _Where}
    start = f" {spaced}"
    for place in there:
        text = column.bare[place]
        if text == bare:
            found[_Where.WHOLE].append(place)
        elif text.startswith(bare) or start in column.words[place]:
            found[_Where.BEGINNING].append(place)
        else:
            found[_Where.WITHIN].append(place)
    for where, places in found.items():
        _note(places, _hit(column.how, where, column.field), hits)


def _find_by_sound(texts: dict[str, list[int]], find: _Finder, what: tuple[_How, str], hits: _Hits) -> None:
    """Find those in whose text, as it is spoken, something stands; each text is looked at once."""
    how, field = what
    for text, places in texts.items():
        found = find(text)
        if found is not None:
            start, is_whole = found
            where = _Where.WHOLE if is_whole else _Where.WITHIN if start else _Where.BEGINNING
            _note(places, _hit(how, where, field), hits)


def _places(texts: Iterable[list[str]]) -> dict[str, list[int]]:
    """Return where each text is among all."""
    places = defaultdict(list)
    for place, ways in enumerate(texts):
        for text in ways:
            places[text].append(place)
    return dict(places)


def _spoken(name: str) -> list[str]:
    """Return the ways in which a name is spoken in Korean, in Hangul; none of a name in another script."""
    return [way for way in in_hangul(name) if HANGUL.search(way)] if not name.isascii() else []


def _spaced(text: str) -> str:
    """Text with its words apart, and without signs."""
    return "".join(letter if letter.isalnum() else " " for letter in text).strip()


def _bare(text: str) -> str:
    """Text for comparing: letters and digits alone."""
    return text if text.isalnum() else "".join(filter(str.isalnum, text))
