"""Hangul in Latin letters, as keys that can be typed on any keyboard are made of it.

After the Revised Romanization of Korean (Ministry of Culture and Tourism, notice 2000-8), which writes what
is spoken: consonants that meet are assimilated (`신라` is `silla`, `왕십리` is `wangsimni`), and a final one
passes to a vowel (`설악` is `seorak`). What only a dictionary knows is left out: an added n (`학여울`), and
nn for ㄴ and ㄹ between words (`신문로`).
"""

from __future__ import annotations

import unicodedata

_NOTHING = "-"


def _letters(row: str) -> list[str]:
    return ["" if letters == _NOTHING else letters for letters in row.split()]


_INITIALS = _letters("g kk n d tt r m b pp s ss - j jj ch k t p h")
_VOWELS = _letters("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS = _letters("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t")
"""As a final consonant sounds at the end of a word."""

_PASSED_ON = _letters("- g kk ks n nj n d r lg lm lb ls lt lp r m b ps s ss ng j ch k t p -")
"""As it sounds before a vowel."""

_SILENT, _G, _N, _D, _R, _M, _J = 11, 0, 2, 3, 5, 6, 12
_SOFTENED = {7: "j", 25: "ch"}
"""Finals ㄷ and ㅌ, and what they become before i."""

_WITH_H = {6: "n", 15: "l", 27: ""}
"""Finals that end in ㅎ, and what is left of them when it merges with the next consonant."""

_ASPIRATED = {_G: "k", _D: "t", _J: "ch"}
_NASAL = {"k": "ng", "t": "n", "p": "m"}
_VOWEL_I = 20

_FIRST, _LAST = ord("가"), ord("힣")


def romanised(text: str) -> str:
    """The text with every Hangul syllable in Latin letters, in lower case; all else is as it was."""
    letters = unicodedata.normalize("NFC", text)
    syllables = [_parts(letter) for letter in letters]
    written = []
    begins_with: str | None = None
    for number, (letter, parts) in enumerate(zip(letters, syllables, strict=True)):
        if parts is None:
            written.append(letter)
            begins_with = None
            continue
        initial, vowel, final = parts
        following = syllables[number + 1] if number + 1 < len(syllables) else None
        end, next_begins = _meeting(final, following)
        written.append((_INITIALS[initial] if begins_with is None else begins_with) + _VOWELS[vowel] + end)
        begins_with = next_begins
    return "".join(written)


def _parts(letter: str) -> tuple[int, int, int] | None:
    """The numbers of initial, vowel and final of a syllable; None of what is none."""
    if not _FIRST <= ord(letter) <= _LAST:
        return None
    rest, final = divmod(ord(letter) - _FIRST, len(_FINALS))
    initial, vowel = divmod(rest, len(_VOWELS))
    return initial, vowel, final


def _meeting(final: int, following: tuple[int, int, int] | None) -> tuple[str, str | None]:
    """How a final is written, and how the syllable after it begins, where that is not as it always does."""
    sound = _FINALS[final]
    if following is None:
        return sound, None
    initial, vowel, _ = following
    if initial == _SILENT:
        return _before_vowel(final, vowel)
    if final in _WITH_H and initial in _ASPIRATED:
        return _WITH_H[final], _ASPIRATED[initial]
    if (sound in {"n", "l"} and initial == _R) or (sound, initial) == ("l", _N):
        return "l", "l"
    if initial == _R and sound:
        return _NASAL.get(sound, sound), "n"
    return _NASAL.get(sound, sound) if initial in {_N, _M} else sound, None


def _before_vowel(final: int, vowel: int) -> tuple[str, str | None]:
    if vowel == _VOWEL_I and final in _SOFTENED:
        return "", _SOFTENED[final]
    return _PASSED_ON[final], None
