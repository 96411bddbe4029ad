"""The order of names on printed lists."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.participant import Participant


class _Script(IntEnum):
    """The scripts, in the order in which a list has them."""

    HANGUL = 0
    LATIN = 1
    OTHER = 2


def by_name(people: Iterable[Participant]) -> list[Participant]:
    """Sort people as one looks them up on paper: Korean names 가나다, then Latin ones A-Z, then the rest.

    Case, accents, punctuation and the spaces inside a Korean name do not count. Who has the same name is
    ordered by English name, then by id, so that the order is always the same.
    """
    return sorted(people, key=_key)


def _key(person: Participant) -> tuple[_Script, str, str, int]:
    letters = _letters(person.name)
    return _script(letters), letters, _letters(person.name_en or ""), person.id


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
