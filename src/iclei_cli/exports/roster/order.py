"""The order of names on printed lists."""

from __future__ import annotations

import unicodedata
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.participant import Participant


class _Script(Enum):
    """The scripts that a list keeps apart."""

    HANGUL = auto()
    LATIN = auto()
    OTHER = auto()


_ORDERS = {
    "ko": (_Script.HANGUL, _Script.LATIN, _Script.OTHER),
    "ja": (_Script.OTHER, _Script.LATIN, _Script.HANGUL),
    "zh": (_Script.OTHER, _Script.LATIN, _Script.HANGUL),
}
"""The order of the scripts on a list, by its language: its own script comes first."""

_INITIALS = dict(zip(map(chr, range(0x1100, 0x1113)), "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ", strict=True))
"""The letter of each initial of a syllable, as it is decomposed by Unicode."""

_LATIN_FIRST = (_Script.LATIN, _Script.HANGUL, _Script.OTHER)
"""The order on all others."""


def by_name(people: Iterable[Participant], language: str) -> list[Participant]:
    """Sort people as one looks them up on paper: Korean names 가나다, Latin ones A-Z, the rest by its signs.

    Those in the script of the list's language come first. Case, accents, punctuation and the spaces inside a
    Korean name do not count. Who has the same name is ordered by English name, then by id, so that the order
    is always the same.
    """
    order = _ORDERS.get(language, _LATIN_FIRST)

    def key(person: Participant) -> tuple[int, str, str, int]:
        letters = _letters(person.name)
        return order.index(_script(letters)), letters, _letters(person.name_en or ""), person.id

    return sorted(people, key=key)


def mark_of(name: str) -> str | None:
    """The letter under which a name is looked up: ㄱ, A or あ; None where a name begins with a Chinese one.

    A doubled consonant of Hangul stands with the single one, as in dictionaries for looking up names.
    """
    letters = _letters(name)
    if not letters:
        return None
    script = _script(letters)
    if script is _Script.HANGUL:
        return _INITIALS.get(unicodedata.normalize("NFD", letters[0])[0])
    if script is _Script.LATIN:
        return unicodedata.normalize("NFD", letters[0])[0].upper()
    return None if "CJK" in unicodedata.name(letters[0], "") else letters[0]


def _letters(name: str) -> str:
    """Return what counts of a name. In NFC the code points of Hangul syllables are in 가나다 order."""
    apart = unicodedata.normalize("NFKD", name)
    kept = "".join(character for character in apart if character.isalnum() or character.isspace())
    words = unicodedata.normalize("NFC", kept).casefold().split()
    return ("" if _script("".join(words)) is _Script.HANGUL else " ").join(words)


def _script(letters: str) -> _Script:
    """Return the script of the first letter."""
    name = unicodedata.name(letters[0], "") if letters else ""
    if name.startswith("HANGUL"):
        return _Script.HANGUL
    return _Script.LATIN if name.startswith("LATIN") else _Script.OTHER
