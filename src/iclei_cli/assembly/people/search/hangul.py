"""Hangul by its initials: ㄱㅊㅅ is 김철수, and so is 김ㅊㅅ."""

from __future__ import annotations

import re

FIRST_SYLLABLE, LAST_SYLLABLE = 0xAC00, 0xD7A3
FINALS = 28
PER_INITIAL = 21 * FINALS
_FIRST_INITIAL = 0x1100

HANGUL = re.compile(r"[\u1100-\u1112가-힣]")
INITIAL = re.compile(r"[\u1100-\u1112]")
"""An initial, as NFKC writes the letter that a keyboard types."""

# Keyboards join two letters that can end a syllable: whoever types ㄱㅅ may get ㄳ.
_PAIRS = (
    "ㄳㄱㅅ",
    "ㄵㄴㅈ",
    "ㄶㄴㅎ",
    "ㄺㄹㄱ",
    "ㄻㄹㅁ",
    "ㄼㄹㅂ",
    "ㄽㄹㅅ",
    "ㄾㄹㅌ",
    "ㄿㄹㅍ",
    "ㅀㄹㅎ",
    "ㅄㅂㅅ",
)
_JOINED = {ord(letters[0]): letters[1:] for letters in _PAIRS}


def apart(text: str) -> str:
    """Return what was typed with the letters apart that a keyboard joined."""
    return text.translate(_JOINED)


def initials(text: str) -> str:
    """Return each syllable's first letter in its place; all that is no syllable stays."""
    return "".join(
        chr(_FIRST_INITIAL + (ord(letter) - FIRST_SYLLABLE) // PER_INITIAL)
        if FIRST_SYLLABLE <= ord(letter) <= LAST_SYLLABLE
        else letter
        for letter in text
    )


def find_pattern(pattern: str, pattern_initials: str, text: str, text_initials: str) -> int:
    """Return where in a text a pattern of syllables and initials stands first; -1 if nowhere.

    An initial stands for any syllable that begins with it.
    """
    start = text_initials.find(pattern_initials)
    while start >= 0:
        if all(
            sign == letter or INITIAL.match(sign)
            for sign, letter in zip(pattern, text[start : start + len(pattern)], strict=True)
        ):
            return start
        start = text_initials.find(pattern_initials, start + 1)
    return -1
