"""The values by which people are counted at a table: of a sector, from a city, speaking a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.people.fields import FIELDS

if TYPE_CHECKING:
    from iclei_cli.assembly.people.participant import Participant

COUNTED = tuple(field.name for field in FIELDS if field.is_counted)
"""The fields of a participant that a rule can count by."""


def values_of(person: Participant, attribute: str) -> tuple[str, ...]:
    """What a person has of an attribute: nothing, one value, or of `languages` as many as they speak."""
    value = getattr(person, attribute)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)
