"""Keys of a keyboard in the wrong mode: `ㅏㅑㅡ` is kim with Hangul switched on, `rlagksmf` 김하늘 without.

The layout is Dubeolsik, the standard of Korean keyboards (KS X 5002).
"""

from __future__ import annotations

import re
import unicodedata

from iclei_cli.assembly.people.search.hangul import FINALS, FIRST_SYLLABLE, LAST_SYLLABLE

_INITIALS: tuple[str, ...] = tuple("rRseEfaqQtTdwWczxvg")
_MEDIALS: tuple[str, ...] = tuple(re.findall("h[kol]?|n[jpl]?|ml?|.", "koiOjpuPhhkhohlynnjnpnlbmmll"))
_ENDS: tuple[str, ...] = (
    "",
    *re.findall("rt|s[wg]|f[raqtxvg]|qt|.", "rRrtsswsgeffrfafqftfxfvfgaqqttTdwczxvg"),
)
"""The keys of what a syllable begins with, goes on with and ends with, in the order of Unicode."""

_DOUBLED = dict(zip("ㄸㅃㅉ", "EQW", strict=True))
"""Letters that no syllable ends with."""

_ALONE: dict[str, str] = {
    **dict(zip("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ", _ENDS[1:], strict=True)),
    **dict(zip("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", _MEDIALS, strict=True)),
    **_DOUBLED,
}


def as_typed_in_latin(text: str) -> str:
    """What the keys that wrote a text in Hangul are in Latin letters; all else is as it was."""
    return "".join(map(_keys, unicodedata.normalize("NFC", text)))


def _keys(letter: str) -> str:
    if FIRST_SYLLABLE <= ord(letter) <= LAST_SYLLABLE:
        rest, end = divmod(ord(letter) - FIRST_SYLLABLE, FINALS)
        initial, medial = divmod(rest, len(_MEDIALS))
        return _INITIALS[initial] + _MEDIALS[medial] + _ENDS[end]
    return _ALONE.get(letter, letter)
