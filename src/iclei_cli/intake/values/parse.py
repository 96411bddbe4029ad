"""One field's value from the text that somebody typed, or what is wrong with it.

Used for the cells of a list and for what is typed on the command line alike.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from iclei_cli.assembly.nouns.participant import Status
from iclei_cli.assembly.people.attributes import LIST_SEPARATORS
from iclei_cli.intake.words.similarity import nearest
from iclei_cli.intake.words.status_words import STATUSES
from iclei_cli.intake.words.text import one_line, spellings
from iclei_cli.intake.words.value_words import DRAWN_MARKS, GENDER_CODES, GENDERS, SECTORS
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.participant import Gender, Sector
    from iclei_cli.system.messages import Fact

Value = TypeVar("Value")
Misspelt = dict[str, str]
"""What was written, and what it was taken for."""

_TWICE = re.compile(r"\s*[/,、，]\s*")
_PLACE_IN_LINE = re.compile(
    r"(?:번호|순번|순위|no|number|position|第|番号)?\d{1,3}(?:번째|번|순위|위|st|nd|rd|th|位|番目?|号)?$"
)


class BadValue(ValueError):  # noqa: N818 - it is the value that is bad
    """Text that cannot be the value of its field.

    Attributes:
        message: what is wrong, as a code and its facts.
    """

    def __init__(self, code: str, /, **facts: Fact) -> None:
        self.message = Message(code, facts)
        super().__init__(code, facts)


def parse_text(text: str) -> str | None:
    """Return free text on one line, trimmed and composed (NFC); None when nothing is left."""
    return one_line(text) or None


def parse_list(text: str) -> tuple[str, ...]:
    """Return the parts of `text` between `,` `;` `/` `·` or lines, in order, each once."""
    parts = (one_line(part) for part in LIST_SEPARATORS.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def parse_sector(text: str, misspelt: Misspelt | None = None) -> Sector:
    """Return the sector that `text` names in Korean, English, Japanese or Chinese.

    With `misspelt`, a wrong letter is passed over and noted there.

    Raises:
        BadValue: `unknown-sector`.
    """
    try:
        return _look_up(text, SECTORS, "unknown-sector")
    except BadValue:
        found = _corrected(text, SECTORS, misspelt)
        if found is None:
            raise
        return found


def parse_gender(text: str) -> Gender:
    """Return the gender that `text` names in Korean, English, Japanese or Chinese.

    Raises:
        BadValue: `unknown-gender`.
    """
    return _look_up(text, GENDERS, "unknown-gender")


def parse_coded_gender(text: str) -> Gender:
    """Return the gender that `text` names, where 1 and 2 are the codes for male and female.

    So are 3 and 4, as in the registration numbers of those who were born since 2000.

    Raises:
        BadValue: `unknown-gender`.
    """
    return GENDER_CODES.get(text.strip()) or parse_gender(text)


def parse_status(text: str) -> Status:
    """Return whether the participant is expected, from a word for it, a yes or no, or a mark such as ○.

    What is a key, letter for letter, is that status: a list of ours, or one that was made with its words.

    Raises:
        BadValue: `unknown-status`.
    """
    if text.strip() in set(Status):
        return Status(text.strip())
    word = status_word_of(text)
    return STATUSES[word] if word else _look_up(text.translate(DRAWN_MARKS), STATUSES, "unknown-status")


def status_word_of(text: str) -> str | None:
    """Return the word, in its normal form, by which a text says whether somebody comes."""
    words = spellings(text.translate(DRAWN_MARKS))
    found = next((word for word in words if word in STATUSES), None)
    if found is None and any(map(str.isdecimal, words[0])):
        in_line = _PLACE_IN_LINE.sub("", words[0])
        found = in_line if STATUSES.get(in_line) is Status.WAITING else None
    return found


def _corrected(text: str, known: Mapping[str, Value], misspelt: Misspelt | None) -> Value | None:
    """Return what a misspelt word is meant to be, and note it; None unless that is asked for."""
    if misspelt is None:
        return None
    words = dict.fromkeys(spellings(text))
    found = next((value for word in words if (value := nearest(word, known)) is not None), None)
    if found is not None:
        misspelt[one_line(text)] = str(found)
    return found


def _look_up(text: str, table: Mapping[str, Value], unknown: str) -> Value:
    """Return what the text means; `unknown` is the code to raise where it means nothing."""
    found = _meaning(text, table)
    parts = _TWICE.split(text) if found is None else []
    if len(parts) > 1:  # said twice, "시민사회 / Civil society", "はい、参加します"
        meanings = {_meaning(part, table) for part in parts}
        found = meanings.pop() if len(meanings) == 1 else None
    if found is None:
        known = list(dict.fromkeys(str(value) for value in table.values()))
        raise BadValue(unknown, text=one_line(text), known=known)
    return found


def _meaning(text: str, table: Mapping[str, Value]) -> Value | None:
    return next((table[word] for word in spellings(text) if word in table), None)
