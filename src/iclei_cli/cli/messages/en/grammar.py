"""How English counts, lists and quotes: what the formats of facts need of a language beside its sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from iclei_cli.cli.messages.formatting import Format

LANGUAGE = "en"
COMMA = ", "
SEMICOLON = "; "
OR_ELSE = "; or "
FORMS = 2
FORMATS: dict[str, Format] = {}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def ordinal(rank: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `4th`, … `11th`, … `21st`."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if rank % 100 in {11, 12, 13} else endings.get(rank % 10, "th")
    return f"{rank}{ending}"


def written_day(day: date) -> str:
    """Return `28 February 2019`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def form_for(number: float, forms: Sequence[str]) -> str:
    """Return the form of a word that goes with a number: English has one for 1, and one for all others."""
    one, several = forms
    return one if number == 1 else several


def counted(number: float, word: str) -> str:
    """Return `1 row`, `2 rows`."""
    return f"{number} {word}"


def all_of(words: Sequence[str]) -> str:
    """Return `A, B and C`."""
    return " and ".join(filter(None, [COMMA.join(words[:-1]), *words[-1:]]))


def any_of(words: Sequence[str]) -> str:
    """Return `A, B or C`."""
    return " or ".join(filter(None, [COMMA.join(words[:-1]), *words[-1:]]))


def with_more(named: str, count: int, unit: str) -> str:  # noqa: ARG001 - of what, English leaves out
    """Return `A, B and 4 more`."""
    return f"{named} and {count} more"


def quoted(words: str) -> str:
    """Return words in quotation marks."""
    return f"“{words}”"
