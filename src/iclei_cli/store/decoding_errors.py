"""What msgspec complains of in a file that people may have written, as codes and facts.

msgspec has no codes, only English sentences. They are taken apart here and nowhere else; one that is not
known is passed on as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.nouns.numbers import MOST
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from iclei_cli.system.messages import Message

UNDECODABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""All that msgspec raises of a content that is not what it should be."""

_MISSING = re.compile(r"^Object missing required field `(\w+)`$")
_MISTYPED = re.compile(r"^Expected `(.+)`, got `(.+)`$")
_BEYOND = re.compile(r"^Expected `int` ([<>])= (\d+)$")
_HUGE = "Integer value out of range"
_UNKNOWN = re.compile(r"^Invalid (?:enum )?value '?(.+?)'?$")
_TYPES = {
    "str": "type-text",
    "int": "type-whole-number",
    "float": "type-number",
    "bool": "type-true-or-false",
    "array": "type-list",
    "object": "type-table",
}


def decoding_error(error: Exception) -> Message:
    """Return what is wrong, and where in the file if msgspec tells."""
    if isinstance(error, RecursionError):
        return message("nested-too-deep")
    matter, where = error_and_place(error)
    return message("decoding-error-at", matter=matter, where=where) if where else matter


def error_and_place(error: Exception) -> tuple[Message, str]:
    """What is wrong, and where: `groups[2].seats.min`; "" where it is the file as a whole."""
    text, _, place = str(error).partition(" - at `$")
    return _matter(text), place.strip(".`")


def _matter(text: str) -> Message:
    if missing := _MISSING.match(text):
        return message("field-missing", field=missing[1])
    if mistyped := _MISTYPED.match(text):
        return message("type-mistaken", expected=_types(mistyped[1]), found=_types(mistyped[2]))
    if beyond := _BEYOND.match(text):
        return message("number-too-low" if beyond[1] == ">" else "number-too-high", bound=int(beyond[2]))
    if text == _HUGE:
        return message("number-too-high", bound=MOST)
    if unknown := _UNKNOWN.match(text):
        return message("value-not-understood", value=unknown[1])
    return message("decoding-error", text=text)


def _types(names: str) -> Message:
    """The kinds of value that may be there; `null` goes without saying."""
    kinds = [_kind(name) for name in names.split(" | ") if name != "null"]
    return message("type-one-of", kinds=kinds)


def _kind(name: str) -> Message | str:
    return message(_TYPES[name]) if name in _TYPES else name
