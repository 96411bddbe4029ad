"""Hangul in Latin letters, in every way in which registrations write it: 김 is Kim or Gim, 영 Young or Yeong.

Spellings are those of the Revised Romanisation (Ministry of Culture 2000-8), of McCune-Reischauer without its
marks, and those that people use of their own names.
"""

from __future__ import annotations

from functools import cache
from itertools import product

from iclei_cli.assembly.people.search.hangul import FINALS, FIRST_SYLLABLE, LAST_SYLLABLE, PER_INITIAL

# In the order of the code: ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ, of ㅇ nothing.
_INITIALS = (
    *("g k", "kk gg", "n", "d t", "tt dd", "r l", "m", "b p v", "pp bb", "s sh", "ss", "-"),
    *("j ch z", "jj tch", "ch", "k", "t", "p f", "h"),
)
# ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ
_MEDIALS = (
    *("a ah", "ae ai e", "ya yah", "yae", "eo u o uh", "e eh", "yeo yu you yo", "ye yae", "o oh", "wa"),
    *("wae", "oe oi we", "yo", "u oo woo wu ou", "wo weo", "we", "wi", "yu yoo you", "eu u", "ui eui ee i"),
    "i ee",
)
# Nothing, then ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ
_FINALS = (
    *("-", "k g", "k", "k", "n", "n", "n", "t d", "l r", "k", "m", "l", "l", "l", "p", "l"),
    *("m", "p b", "p", "t s", "t", "ng", "t", "t", "k", "t", "p", "-"),
)
# Of family names: how people write them beside that.
_FAMILY_NAMES = """
    이 lee yi rhee ri rhie, 리 lee yi rhee, 임 lim rim leem, 림 im yim, 박 park, 유 ryu ryoo lyu, 류 yu yoo,
    노 ro roh rho, 로 no noh, 나 ra rah, 라 na nah, 허 hur, 양 ryang, 여 ryeo, 염 ryeom, 정 cheong, 최 choy
"""
_OF_FAMILIES = {name: ways for name, *ways in map(str.split, _FAMILY_NAMES.split(","))}


@cache
def spellings(syllable: str, *, is_family_name: bool = False) -> frozenset[str]:
    """Return how a syllable is written in small Latin letters; of a family name in some ways more.

    What is no syllable is written as it is.
    """
    code = ord(syllable) - FIRST_SYLLABLE
    if not 0 <= code <= LAST_SYLLABLE - FIRST_SYLLABLE:
        return frozenset({syllable})
    parts = (_INITIALS[code // PER_INITIAL], _MEDIALS[code % PER_INITIAL // FINALS], _FINALS[code % FINALS])
    starts, middles, ends = (["" if word == "-" else word for word in part.split()] for part in parts)
    own = _OF_FAMILIES.get(syllable, ()) if is_family_name else ()
    return frozenset(own).union(map("".join, product(starts, middles, ends)))


class LatinWord:
    """A word in Latin letters, to be found in names in Hangul.

    How far a syllable reaches in it is reckoned once, however many names have the syllable.
    """

    def __init__(self, word: str) -> None:
        """Take a word in small letters alone."""
        self._length = len(word)
        self._first = _Reach(word, 0, of_family_names=True)
        self._after = [_Reach(word, at) for at in range(len(word))]

    def find(self, name: str) -> tuple[int, bool] | None:
        """Return at which syllable of a name the word begins, and whether it is the whole name.

        The last syllable need not be written to its end. None where the word is not in the name.
        """
        for start, syllable in enumerate(name):
            ends = self._after[0][syllable] if start else self._first[syllable]
            place = start + 1
            while ends:
                if max(ends) >= self._length:
                    return start, start == 0 and place == len(name) and self._length in ends
                if place == len(name):
                    break
                ends = frozenset().union(*(self._after[at][name[place]] for at in ends))
                place += 1
        return None


class _Reach(dict[str, frozenset[int]]):
    """Up to which letters of a word each syllable reaches that begins at one of them.

    That is beyond the word where the syllable is not written to its end.
    """

    def __init__(self, word: str, at: int, *, of_family_names: bool = False) -> None:
        super().__init__()
        self._rest, self._at, self._of_family_names = word[at:], at, of_family_names

    def __missing__(self, syllable: str) -> frozenset[int]:
        ends = self[syllable] = frozenset(
            self._at + len(spelling)
            for spelling in spellings(syllable, is_family_name=self._of_family_names)
            if self._rest.startswith(spelling) or spelling.startswith(self._rest)
        )
        return ends
