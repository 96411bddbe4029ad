"""What is to be told, as a code and facts: a room says what is so, and the command line alone has the words.

A message never has to be parsed, a translation never misses a fact, and no room knows a command or an option.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Fact: TypeAlias = Any
"""A text, a number, None, another `Message`, or a list of these."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to be told.

    Attributes:
        code: a stable kebab-case name of what is so; the catalogue of each language has its sentence.
        facts: what the sentence needs, by name.
    """

    code: str
    facts: dict[str, Fact] = field(default_factory=dict)


def message(code: str, /, **facts: Fact) -> Message:
    """The message of a code with its facts: `message("rows-repeated", rows=[3, 4])`."""
    return Message(code, facts)
