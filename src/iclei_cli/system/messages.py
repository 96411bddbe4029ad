"""What is to be told, as a code and facts: a room says what is so, and the command line alone has the words.

A message never has to be parsed, a translation never misses a fact, and no room knows a command or an option.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

Fact: TypeAlias = Any
"""A text, a number, None, another `Message`, or a list of these."""


class Message(msgspec.Struct, frozen=True):
    """Something to be told.

    Attributes:
        code: a stable kebab-case name of what is so; the catalogue of each language has its sentence.
        facts: what the sentence needs, by name.
    """

    code: str
    facts: dict[str, Fact] = {}


def message(code: str, /, **facts: Fact) -> Message:
    """The message of a code with its facts: `message("rows-repeated", rows=[3, 4])`."""
    return Message(code, facts)
