"""How Korean counts, lists and quotes, and which particle follows a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from iclei_cli.cli.messages.formatting import Format, Words
    from iclei_cli.system.messages import Fact

LANGUAGE = "ko"
COMMA = ", "
SEMICOLON = "; "
OR_ELSE = "; 또는 "
FORMS = 1


def ordinal(rank: int) -> str:
    """Return `1지망`: what is ranked here are choices."""
    return f"{rank}지망"


def written_day(day: date) -> str:
    """Return `2019년 2월 28일`."""
    return f"{day.year}년 {day.month}월 {day.day}일"


def form_for(_: float, forms: Sequence[str]) -> str:
    """Return the word: Korean has one form for all numbers."""
    (form,) = forms
    return form


def counted(number: float, word: str) -> str:
    """Return `3명`."""
    return f"{number}{word}"


def all_of(words: Sequence[str]) -> str:
    """Return `A, B, C`: a comma needs no particle, whatever the words end in."""
    return COMMA.join(words)


def any_of(words: Sequence[str]) -> str:
    """Return `A, B 또는 C`."""
    return " 또는 ".join(filter(None, [COMMA.join(words[:-1]), *words[-1:]]))


def with_more(named: str, count: int, unit: str) -> str:
    """Return `A, B 외 3명`."""
    return f"{named} 외 {count}{unit}"


def quoted(words: str) -> str:
    """Return words in quotation marks."""
    return f"‘{words}’"


_CLOSING = "”’\"'」』》〉】］）»›…., "
"""What may stand behind a word and is not read."""

_IN_BRACKETS = re.compile(r"(?<=\S)\s*[(\[（［][^()\[\]（）［］]*[)\]）］]$")
"""What is added in brackets: the particle is that of the word before it."""

_NONE, _CONSONANT, _RIEUL = 0, 1, 2
"""How a word ends: in a vowel, in a consonant, in ㄹ."""

_SYLLABLES = range(0xAC00, 0xD7A4)
_RIEUL_INDEX = 8
_DIGITS = dict(zip("0123456789", (1, 2, 0, 1, 0, 0, 1, 2, 2, 0), strict=True))
"""영/공/십/백/천/만, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구."""

_TRILLIONS = range(12, 16)
"""조 alone of the great numbers ends in a vowel: 1,000,000,000,000 is 일조."""

_LETTERS = {"L": _RIEUL, "R": _RIEUL, "M": _CONSONANT, "N": _CONSONANT}
"""Letters that are read one by one: 엘, 알, 엠, 엔; all others end in a vowel."""

_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+$")
_LATIN_ENDINGS = (
    (r"(l|[^aeiou]le|[aeiou]le)$", _RIEUL),  # 엑셀, 테이블, 파일
    (r"(m|n|ng|me|ne)$", _CONSONANT),  # 타임, 라인, 창원
    (r"(^|[^aeiou])[aeiou]{1,2}(b|p|c|ck|k)$", _CONSONANT),  # 웹, 그룹, 토픽, 슬랙, 북
    (r"..[aeiou]t$", _CONSONANT),  # 인터넷
)
"""How Latin words are heard in Korean; those that are not named end in a vowel, as 테스트 and 컬러 do."""

_CONSONANT_JAMO = range(0x3131, 0x314F)
_READ_WITH_N = "んンﾝ"


def ending_of(text: str) -> int | None:
    """How what is read ends: 0 in a vowel, 1 in a consonant, 2 in ㄹ; None if nobody can tell, as of 漢字."""
    text = _read(text)
    last = text[-1:]
    if not last:
        return None
    if ord(last) in _SYLLABLES:
        final = (ord(last) - _SYLLABLES.start) % 28
        return _RIEUL if final == _RIEUL_INDEX else min(final, _CONSONANT)
    if last in _DIGITS:
        return _ending_of_number(text)
    if latin := _LATIN_WORD.search(text):
        return _ending_of_latin(latin[0])
    return _ending_of_sign(last)


def _read(text: str) -> str:
    """The text as far as it is read aloud: without what closes it, and what is added in brackets."""
    text = text.rstrip(_CLOSING)
    while (shorter := _IN_BRACKETS.sub("", text).rstrip(_CLOSING)) != text:
        text = shorter
    return text.rstrip(_CLOSING + ")]")


def _ending_of_sign(sign: str) -> int | None:
    if ord(sign) in _CONSONANT_JAMO:
        return _RIEUL if sign == "ㄹ" else _CONSONANT
    if sign in _READ_WITH_N:
        return _CONSONANT
    is_vowel = "ㅏ" <= sign <= "ㅣ" or "ぁ" <= sign <= "ヿ" or sign in "%％℃"
    return _NONE if is_vowel else None


def _ending_of_number(text: str) -> int:
    found = re.search(r"[\d,]*(?:\.\d+)?$", text)
    number = (found[0] if found else text).replace(",", "")
    zeros = len(number) - len(number.rstrip("0"))
    is_trillions = "." not in number and zeros in _TRILLIONS and number.strip("0")
    return _NONE if is_trillions else _DIGITS[number[-1]]


def _ending_of_latin(word: str) -> int:
    if word.isupper():
        return _LETTERS.get(word[-1], _NONE)
    lower = word.lower()
    return next((ending for pattern, ending in _LATIN_ENDINGS if re.search(pattern, lower)), _NONE)


def with_particle(text: str, after_consonant: str, after_vowel: str) -> str:
    """Return the text with the particle that its end asks for, or with both where nobody can tell.

    What begins with 으, as 으로 does, is left short after ㄹ, too: 서울로, but 부산으로.
    """
    ending = ending_of(text)
    if ending is None:
        # As forms write it: 을(를), and (으)로.
        both = f"({after_consonant[0]}){after_vowel}" if after_consonant[1:] == after_vowel else None
        return text + (both or f"{after_consonant}({after_vowel})")
    is_short = ending == _NONE or (ending == _RIEUL and after_consonant.startswith("으"))
    return text + (after_vowel if is_short else after_consonant)


def _particle(words: Words, value: Fact, forms: Sequence[str]) -> str:
    return with_particle(words.shown(value), *forms)


FORMATS: dict[str, Format] = {"particle": _particle}
