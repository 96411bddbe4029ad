"""When two words are nearly the same: misspelt, one letter off, or spellings of one name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Meaning = TypeVar("Meaning")

_SHORTEST = 5
"""In shorter words (of Hangul: in jamo), another letter makes another word."""

_LONG = 10
_SIMILAR = 0.6


def nearest(word: str, known: Mapping[str, Meaning]) -> Meaning | None:
    """Return what `word` means when a letter of it is wrong; None when that is nothing, or not sure.

    Words have five letters or more (of Hangul: jamo); in Latin words of ten, two letters may be wrong.
    """
    letters = _letters(word)
    if len(letters) < _SHORTEST or not word.isalpha():
        return None
    most = 2 if word.isascii() and len(letters) >= _LONG else 1
    meanings = {
        meaning
        for other, meaning in known.items()
        if len(other) > 1 and _is_near(letters, _letters(other), most)
    }
    return meanings.pop() if len(meanings) == 1 else None


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether a letter (of Hangul: a jamo) is changed, left out, added, or swapped with the next."""
    word, target = _letters(one), _letters(other)
    if word == target or min(len(word), len(target)) < _SHORTEST or abs(len(word) - len(target)) > 1:
        return False
    return _is_within(word, target, 1)


def are_similar(one: str, other: str) -> bool:
    """Whether two words may be spellings of one: most letters of both stand in the same order."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - slow to load

    return Indel.normalized_similarity(one, other) >= _SIMILAR


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word)


def _is_near(word: str, other: str, most: int) -> bool:
    return (
        len(other) >= _SHORTEST
        and word[0] == other[0]
        and abs(len(word) - len(other)) <= most
        and _is_within(word, other, most)
    )


def _is_within(word: str, other: str, most: int) -> bool:
    """Whether at most so many letters are to be added, left out, changed, or swapped with the next."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - slow to load

    return OSA.distance(word, other, score_cutoff=most) <= most
