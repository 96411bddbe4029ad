"""An attribute by which tables can be mixed, and what each person has of it.

It is a field of a participant, or a column of the registration list that is no field, by its header. A column
holds words, one or several in a cell, or numbers: all of its cells together show which.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.attributes import MIXABLE, MIXED, values_of
from iclei_cli.assembly.people.written_numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant

LIST_SEPARATORS = re.compile(r"[,;/·、\n]")
"""What stands between the values of a cell that has several."""

_NOTHING = re.compile(r"[\s\-–—―−_.·]*|n\s*/\s*a", re.IGNORECASE)


@dataclass(frozen=True)
class Attribute:
    """What everybody on the list has of an attribute, by their id; nothing for those who are not named.

    Attributes:
        name: of the field, or the header.
        words: the values of each, each once; of words that only differ in case, width or spaces, the spelling
            that is most frequent.
        numbers: the number of each, exactly; None where the attribute is words.
        unread: cells of a column of numbers that are no number, or one of another unit, as written.
    """

    name: str
    words: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[int, Fraction] | None = None
    unread: Mapping[int, str] = field(default_factory=dict)

    def is_known_of(self, person: Participant) -> bool:
        """Whether the person has a value, or a number."""
        return person.id in (self.words if self.numbers is None else self.numbers)


def attribute_named(assembly: Assembly, name: str) -> Attribute:
    """The attribute of this name; a column that is no longer on the list has nothing of anybody.

    Headers that only differ in case, width or spaces are one column.
    """
    people = [person for _, person in sorted(assembly.participants.items())]
    if name in MIXABLE:
        held = ((person.id, values_of(person, name)) for person in people)
        return Attribute(name, words={ident: values for ident, values in held if values})
    cells = {person.id: cell for person in people if (cell := _cell(person, compared(name))) is not None}
    return _of_numbers(name, cells) or Attribute(name, words=_words(cells))


def filled_in(assembly: Assembly, names: Sequence[str]) -> tuple[str, ...]:
    """Those of the attributes of which somebody who is coming has something."""
    coming = assembly.coming()
    return tuple(name for name in names if any(map(attribute_named(assembly, name).is_known_of, coming)))


def not_mixed(assembly: Assembly) -> tuple[str, ...]:
    """What was asked for and nobody who is coming has; a column may have left the list."""
    asked = assembly.asked().spread
    there = filled_in(assembly, asked)
    return () if asked == MIXED else tuple(name for name in asked if name not in there)


def columns_of(assembly: Assembly) -> tuple[str, ...]:
    """The headers of the columns of the list that are no field, each once."""
    headers = {
        compared(header): header for person in assembly.participants.values() for header in person.extra
    }
    return tuple(headers.values())


def find_attribute(assembly: Assembly, words: str) -> str | None:
    """The name of the attribute that somebody means, a field before a column; None where there is none."""
    names = (*MIXABLE, *columns_of(assembly))
    return next((name for name in names if compared(name) == compared(words)), None)


@lru_cache(maxsize=1 << 12)
def compared(text: str) -> str:
    """The form by which headers and words are compared: without case, width and spaces."""
    return folded(text).replace(" ", "")


def _cell(person: Participant, header: str) -> str | None:
    """What a person has in a column; None where it says nothing."""
    cells = (cell for title, cell in person.extra.items() if compared(title) == header)
    return next((cell for cell in cells if not _NOTHING.fullmatch(cell)), None)


def _of_numbers(name: str, cells: Mapping[int, str]) -> Attribute | None:
    """The column as numbers of one unit, if more than half of its cells are; a number may lack its unit."""
    read = {ident: number for ident, cell in cells.items() if (number := read_number(cell)) is not None}
    units = Counter(number.unit for number in read.values() if number.unit)
    usual = {"", *(unit for unit, _ in units.most_common(1))}
    numbers = {ident: number.value for ident, number in read.items() if number.unit in usual}
    if len(numbers) * 2 <= len(cells):
        return None
    unread = {ident: cell for ident, cell in cells.items() if ident not in numbers}
    return Attribute(name, numbers=numbers, unread=unread)


def _words(cells: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    split = {
        ident: [" ".join(part.split()) for part in LIST_SEPARATORS.split(cell)]
        for ident, cell in cells.items()
    }
    times = Counter(word for words in split.values() for word in words if word)
    spelling: dict[str, str] = {}
    for word, _ in sorted(times.items(), key=lambda item: (-item[1], item[0])):
        spelling.setdefault(compared(word), word)
    found = {
        ident: tuple(dict.fromkeys(spelling[compared(word)] for word in words if word))
        for ident, words in split.items()
    }
    return {ident: words for ident, words in found.items() if words}
