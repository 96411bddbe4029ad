"""What is the same value, although it is written otherwise: in capitals, with spaces, a city as its hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType
from iclei_cli.intake.values.municipalities import government_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESPELT = frozenset(field.name for field in FIELDS if field.value in {ValueType.TEXT, ValueType.EMAIL})
"""The slots in which case and spaces say nothing."""
_ORGANISATION = "organisation"


def is_respelt(slot: str, one: object, other: object) -> bool:
    """Whether two values of a slot differ in nothing but how the same is written: `수원시` and `수원시청`."""
    if slot not in _RESPELT or not isinstance(one, str) or not isinstance(other, str):
        return False
    return one == other or _bare(slot, one) == _bare(slot, other)


def without_spelling(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by slot in the form in which those that are only written otherwise are equal."""
    return {
        slot: _bare(slot, value) if slot in _RESPELT and isinstance(value, str) else value
        for slot, value in values.items()
    }


def _bare(slot: str, text: str) -> str:
    written = government_of(text) if slot == _ORGANISATION else None
    return "".join((written or text).casefold().split())
