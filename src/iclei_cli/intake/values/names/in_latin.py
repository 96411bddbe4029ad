"""Whether a name in Latin letters can be one in another script: `KIM Gaon` is 김가온."""

from __future__ import annotations

from iclei_cli.intake.values.names.shapes import is_east_asian_name
from iclei_cli.intake.words.names import LONG_FAMILY_NAMES

# Of the first consonant of a syllable, in the order of the code: how people write it. 이 is Lee, Yi or Rhee.
_FIRST_LETTERS = (
    *("gkc", "gk", "nl", "dt", "dt", "rl", "m", "bpv", "bp", "s", "s", "aeiouywlrnv"),
    *("jzcg", "jz", "ct", "kcq", "t", "pf", "h"),
)
_FIRST_SYLLABLE, _PER_CONSONANT, _SYLLABLES = 0xAC00, 588, 11172
_FEWEST_WORDS = 2


def can_be_in_latin(name: str, latin: str) -> bool:
    """Tell whether two names can be one person's: by the first letters of family and given name.

    Of a name in Chinese characters or Kana, as its sounds are not written, it is enough that both are names.
    """
    words = [word.casefold() for word in latin.replace(",", " ").split()]
    if len(words) < _FEWEST_WORDS or not latin.isascii():
        return False
    bare = "".join(name.split())
    if is_east_asian_name(name.strip()):
        return True
    given = 2 if bare.startswith(LONG_FAMILY_NAMES) and len(bare) > _FEWEST_WORDS else 1
    if len(bare) <= given:
        return False
    first, last = _letters(bare[0]), _letters(bare[given])
    ends = (words[0][0], words[-1][0]), (words[0][0], words[1][0])
    return any((one in first and other in last) or (other in first and one in last) for one, other in ends)


def _letters(syllable: str) -> str:
    place = ord(syllable) - _FIRST_SYLLABLE
    return _FIRST_LETTERS[place // _PER_CONSONANT] if 0 <= place < _SYLLABLES else ""
