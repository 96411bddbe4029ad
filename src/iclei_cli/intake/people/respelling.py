"""What is the same value, although it is written otherwise: in capitals, or with other spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.fields import FIELDS, ValueType

if TYPE_CHECKING:
    from collections.abc import Mapping

_RESPELT = frozenset(field.name for field in FIELDS if field.value in {ValueType.TEXT, ValueType.EMAIL})
"""The slots in which case and spaces say nothing."""


def is_respelt(slot: str, one: object, other: object) -> bool:
    """Whether two values of a slot differ in nothing but case and spaces, and these say nothing there."""
    return slot in _RESPELT and isinstance(one, str) and isinstance(other, str) and _bare(one) == _bare(other)


def without_spelling(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by slot in the form in which those that differ in case and spaces alone are equal."""
    return {
        slot: _bare(value) if slot in _RESPELT and isinstance(value, str) else value
        for slot, value in values.items()
    }


def _bare(text: str) -> str:
    return "".join(text.casefold().split())
