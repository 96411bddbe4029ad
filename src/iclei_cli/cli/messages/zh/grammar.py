"""How Chinese counts, lists and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from iclei_cli.cli.messages.formatting import Format

LANGUAGE = "zh"
COMMA = "、"
SEMICOLON = "；"
OR_ELSE = "；或者"
FORMS = 1
FORMATS: dict[str, Format] = {}


def ordinal(rank: int) -> str:
    """Return `第1志愿`: what is ranked here are choices."""
    return f"第{rank}志愿"


def written_day(day: date) -> str:
    """Return `2019年2月28日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def form_for(_: float, forms: Sequence[str]) -> str:
    """Return the word: Chinese has one form for all numbers."""
    (form,) = forms
    return form


def counted(number: float, word: str) -> str:
    """Return `3人`; the measure word stands with the noun: `3位参会者`."""
    return f"{number}{word}"


def all_of(words: Sequence[str]) -> str:
    """Return `A、B和C`."""
    return _joined(words, "和")


def any_of(words: Sequence[str]) -> str:
    """Return `A、B或C`."""
    return _joined(words, "或")


def _joined(words: Sequence[str], conjunction: str) -> str:
    """Put the conjunction before the last, with spaces where it would touch a Latin letter."""
    if not words[1:]:
        return "".join(words)
    before, last = COMMA.join(words[:-1]), words[-1]
    beside = before[-1:] + last[:1]
    is_latin = any(letter.isascii() and letter.isalpha() for letter in beside)
    return before + (f" {conjunction} " if is_latin else conjunction) + last


def with_more(named: str, count: int, unit: str) -> str:
    """Return `A、B和其他3人`."""
    return _joined([named, f"其他{count}{unit or '个'}"], "和")


def quoted(words: str) -> str:
    """Return words in quotation marks."""
    return f"“{words}”"
