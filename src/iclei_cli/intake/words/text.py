"""How text is cleaned, and when two spellings are the same word."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from iclei_cli.intake.words.lookalikes import fold_lookalikes
from iclei_cli.system.controls import STRIPPED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Meaning = TypeVar("Meaning", bound=str)

_INVISIBLE = {**STRIPPED, **dict.fromkeys([0x200B, 0x2060, 0xFEFF])}
_SIGNS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|【[^】]*】")
_LETTERED = re.compile(r"\s*[(\[]?(?:[A-Ha-h]|[가나다라마바사아])\s*[.)\]、．:]\s*(?=\w)")
_BLANK = re.compile(r"[\s\-–—―−_.·]*")
_ROWS_AT_ONCE = 64


def tidy(text: str) -> str:
    """Return `text` composed (NFC), trimmed, and free of characters that nobody can see.

    Lines inside the text stay lines. Decomposed Hangul, as macOS writes it, becomes whole syllables.
    """
    if _is_visible(text):
        return text.strip()  # as nearly every cell is
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE).replace("\r\n", "\n").strip()


def tidied(rows: Sequence[list[str]]) -> list[list[str]]:
    """Return `rows`, every cell tidied. Rows are looked at many at a time, as most are tidy already."""
    parts = (rows[start : start + _ROWS_AT_ONCE] for start in range(0, len(rows), _ROWS_AT_ONCE))
    return list(chain.from_iterable(map(_tidied, parts)))


def one_line(text: str) -> str:
    """Return `text` tidied, with every run of white space made one space."""
    line = tidy(text)
    # What is printable has no white space but spaces.
    return line if line.isprintable() and "  " not in line else " ".join(line.split())


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing: it is empty, or has only dashes and dots."""
    return not text or (not text[0].isalnum() and _BLANK.fullmatch(text) is not None)


@lru_cache(maxsize=1 << 15)
def normal(text: str) -> str:
    """Return the form by which words are compared: letters and digits alone, without case or width.

    `성 명`, `성명*` and `성명` on two lines are one word, as are `E-mail` and `email`, and `Nаme` with a
    Cyrillic letter and `Name`.
    """
    folded = fold_lookalikes(unicodedata.normalize("NFKC", text)).casefold().replace(" ", "")
    bare = folded if folded.isalnum() else folded.translate(_SIGNS)
    return bare if bare.isalnum() else "".join(filter(_speaks, bare))


def header_key(title: str) -> str:
    """Return the form by which headers are compared; of one that is signs alone, the signs."""
    return normal(title) or one_line(title).casefold()


@lru_cache(maxsize=1 << 10)
def numbered_header_key(title: str) -> str:
    """Return the form by which headers are compared where a sign for "number" counts as that word.

    `Attendee #` is no `Attendee`.
    """
    return normal(title.replace("#", "number").replace("№", "number"))


def without_remarks(text: str) -> str:
    """Return `text` without what it says in brackets."""
    return _REMARK.sub(" ", unicodedata.normalize("NFKC", text))


def spellings(text: str) -> tuple[str, ...]:
    """Return the normal forms under which a printed option may be known, the most literal first.

    A form prints `1. Energy (Asan)` or `B. Energy` for what the list calls `energy`: so without remarks and
    without a leading number or letter, too.
    """
    literal, bare = normal(text), normal(without_remarks(text))
    forms = (literal, bare, literal.lstrip("0123456789"), bare.lstrip("0123456789"))
    lettered = _LETTERED.match(text)
    if lettered is None:
        return forms
    rest = text[lettered.end() :]
    return (*forms, normal(rest), normal(without_remarks(rest)))


def word_list(text: str) -> list[str]:
    """Return the normal forms of the words between bars and lines."""
    return [normal(word) for word in re.split(r"[|\n]", text) if not word.isspace() and word]


def by_word(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Turn "meaning: word | word" into "normal word: meaning"."""
    return {word: meaning for meaning, text in table.items() for word in word_list(text)}


def _tidied(rows: Sequence[list[str]]) -> Sequence[list[str]]:
    """Tidy some rows; of those that are not tidy, one half after the other is looked at."""
    line = "|".join(["", *chain.from_iterable(rows), ""])
    if "| " not in line and " |" not in line and _is_visible(line):
        return rows
    if len(rows) == 1:
        return [list(map(tidy, rows[0]))]
    middle = len(rows) // 2
    return [*_tidied(rows[:middle]), *_tidied(rows[middle:])]


def _is_visible(text: str) -> bool:
    """Tell whether a text is composed, and has no characters that nobody can see."""
    return text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _speaks(character: str) -> bool:
    # Marks are the vowels of several scripts: without them, different names would look the same.
    return character.isalnum() or unicodedata.category(character)[0] == "M"
