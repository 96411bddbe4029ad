"""How Japanese counts, lists and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from iclei_cli.cli.messages.formatting import Format

LANGUAGE = "ja"
COMMA = "、"
SEMICOLON = "；"
OR_ELSE = "；または、"
FORMS = 1
FORMATS: dict[str, Format] = {}


def ordinal(rank: int) -> str:
    """Return `第1希望`: what is ranked here are choices."""
    return f"第{rank}希望"


def written_day(day: date) -> str:
    """Return `2019年2月28日`."""
    return f"{day.year}年{day.month}月{day.day}日"


def form_for(_: float, forms: Sequence[str]) -> str:
    """Return the word: Japanese has one form for all numbers."""
    (form,) = forms
    return form


def counted(number: float, word: str) -> str:
    """Return `3名`."""
    return f"{number}{word}"


def all_of(words: Sequence[str]) -> str:
    """Return `A、B、C`."""
    return COMMA.join(words)


def any_of(words: Sequence[str]) -> str:
    """Return `A、B または C`."""
    return " または ".join(filter(None, [COMMA.join(words[:-1]), *words[-1:]]))


def with_more(named: str, count: int, unit: str) -> str:
    """Return `A、Bほか3名`."""
    return f"{named}ほか{count}{unit}"


def quoted(words: str) -> str:
    """Return words in quotation marks."""
    return f"「{words}」"
