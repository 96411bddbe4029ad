"""What a word in the cell of a name is, by its shape: a name of some script, or a title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.intake.words.names import (
    COMMON_FAMILY_NAMES,
    FAMILY_NAMES,
    HONORIFICS_BEHIND,
    LONG_FAMILY_NAMES,
    NO_POSITIONS,
    TITLES,
    TITLES_IN_LATIN,
)
from iclei_cli.intake.words.text import normal
from iclei_cli.intake.words.vocabulary import HEADERS

if TYPE_CHECKING:
    from collections.abc import Sequence

HANGUL = re.compile(r"[가-힣]+")
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[ ·]?[\u4e00-\u9fff]{1,4})?")
_EAST_ASIAN = r"[\u3040-\u30fc\u4e00-\u9fff]{1,8}"
_EAST_ASIAN_NAME = re.compile(rf"{_EAST_ASIAN}(?:[ ・]?{_EAST_ASIAN})")
_LATIN = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]*)*(?: [^\W\d_]+(?:[-'’.][^\W\d_]*)*)*")
_TITLE_ENDINGS = tuple(TITLES)
ENDINGS_OF_WORK = tuple("사자장관인가직무꾼원")
"""With these end words for what people do: `한의사`, `기획자`."""

_TITLES_IN_HAN = tuple(
    sorted((title for title in TITLES if _HAN_NAME.fullmatch(title)), key=len, reverse=True)
)

_LONGEST, USUAL = 4, 3
"""Syllables of a Korean name: at most, and of nearly all."""


def without_honorific(text: str) -> str:
    """Return a name without what politeness puts behind it: `님`, `様`."""
    for honorific in HONORIFICS_BEHIND:
        bare = text.removesuffix(honorific)
        is_apart = bare.endswith(" ") or not HANGUL.fullmatch(text) or is_usual_name(bare)
        if bare != text and bare.strip() and is_apart:
            return bare.strip()
    return text


def spaced_out(words: Sequence[str]) -> str | None:
    """Return `김가온` for `김 가 온` and `김 가온`; None where the words are no name that is spaced out."""
    name = "".join(words)
    if len(words) < 2 or not _HANGUL_NAME.fullmatch(name) or any(map(is_title, words)):  # noqa: PLR2004
        return None
    is_family_first = words[0] in FAMILY_NAMES or words[0] in LONG_FAMILY_NAMES
    is_short = len(name) <= USUAL or name.startswith(LONG_FAMILY_NAMES) or len(words) == len(name)
    return name if is_family_first and is_short else None


def title_behind(word: str) -> str | None:
    """Return the title of `홍길동과장` or `王小明博士`: what follows what can be a name."""
    if _HAN_NAME.fullmatch(word):
        title = next(filter(word.endswith, _TITLES_IN_HAN), "")
        return title if title and len(word) - len(title) > 1 else None
    title = word[USUAL:]
    is_behind = HANGUL.fullmatch(word) and len(title) > 1 and is_title(title)
    return title if is_behind and is_usual_name(word[:USUAL]) else None


def is_title(text: str) -> bool:
    """Tell whether a word says what somebody is, `환경과장` or `Director`, and is no name."""
    bare = normal(text).removesuffix("님")
    return bare.endswith(_TITLE_ENDINGS) or bare in TITLES_IN_LATIN or HEADERS.get(bare) == "position"


def is_doubtful(name: str) -> bool:
    """Whether a name in Hangul has more syllables than names have, or is a family name with a title."""
    words = name.split()
    joined = "".join(words)
    if _HAN_NAME.fullmatch(joined):
        return joined.endswith(_TITLES_IN_HAN)
    if not HANGUL.fullmatch(joined) or joined[0] not in FAMILY_NAMES:
        return len(words) > 1 and any(map(is_usual_name, words))
    return (len(words) > 1 and len(joined) > _LONGEST) or is_title(joined) or is_title(joined[1:])


def is_hangul_name(text: str) -> bool:
    """Whether a text can be a Korean name, written in one word or spaced out."""
    name = "".join(text.split())
    is_name = _HANGUL_NAME.fullmatch(name) is not None and (
        name[0] in FAMILY_NAMES or name.startswith(LONG_FAMILY_NAMES)
    )
    return is_name and not (len(name) > 2 and is_title(name[1:]))  # noqa: PLR2004 - 김과장 is no name


def is_native_name(text: str) -> bool:
    """Whether a text can be a name in Hangul, Chinese characters or Kana."""
    return is_hangul_name(text) or is_east_asian_name(text)


def is_whole_name(text: str) -> bool:
    """Whether a text is more than a family name: without it, `남궁 드림` would lose its given name."""
    return is_native_name(text) and "".join(text.split()) not in {*FAMILY_NAMES, *LONG_FAMILY_NAMES}


def is_east_asian_name(text: str) -> bool:
    """Whether a text can be a name in Chinese characters or Kana, and is no title."""
    return _EAST_ASIAN_NAME.fullmatch(text) is not None and not is_title(text)


def is_han_name(text: str) -> bool:
    """Whether a text can be a name in Chinese characters."""
    return _HAN_NAME.fullmatch(text) is not None


def is_another_name(text: str) -> bool:
    """Whether what could be a position holds somebody's name: `창원시의원 조사랑`."""
    return any(is_surely_name(word.strip("()[]（）,")) for word in text.split())


def title_place(words: Sequence[str]) -> int | None:
    """Return which of two words is a title, where the other is a name; None where that is not so."""
    one, other = words
    if is_title(one) == is_title(other):
        return None
    name = other if is_title(one) else one
    return int(name is one) if is_native_name(name) or is_full_latin(name) else None


def is_usual_name(word: str) -> bool:
    """Whether a word is as long as nearly all Korean names, and can be one."""
    return len(word) == USUAL and is_hangul_name(word) and not is_title(word)


def is_surely_name(word: str) -> bool:
    """Whether a word is a name rather than what somebody does."""
    return is_usual_name(word) and word[0] in COMMON_FAMILY_NAMES and not word.endswith(ENDINGS_OF_WORK)


def is_rather_name(word: str) -> bool:
    """Whether a word is a name rather than a position, also one of two syllables."""
    is_short = len(word) < USUAL and is_hangul_name(word) and word[0] in COMMON_FAMILY_NAMES
    return is_surely_name(word) or (is_short and not is_title(word))


def may_be_position(text: str) -> bool:
    """Whether words in brackets, where a position is expected, are not plainly something else."""
    is_other = normal(text) in NO_POSITIONS or _HAN_NAME.fullmatch(text) or is_surely_name(text)
    return not is_other and not any(character.isdigit() or character in ":：" for character in text)


def is_latin(text: str) -> bool:
    """Whether a text can be a name in Latin letters, or a part of one."""
    return _LATIN.fullmatch(text) is not None and text[0].isascii() and not is_title(text)


def is_full_latin(text: str) -> bool:
    """Whether a text can be a given and a family name in Latin letters."""
    return " " in text and is_latin(text)
