"""The attributes by which people are mixed and counted at tables: of a sector, from a city, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.fields import Field
    from iclei_cli.assembly.nouns.participant import Participant

_FIRST = ("sector", "municipality", "organisation", "gender", "languages")
"""In this order attributes are mixed, offered and looked through; others follow as they are described."""


def _names(fields: Iterable[Field]) -> tuple[str, ...]:
    names = [field.name for field in fields]
    return (*(name for name in _FIRST if name in names), *(name for name in names if name not in _FIRST))


MIXED = _names(field for field in FIELDS if field.is_mixed)
"""The fields of a participant that are spread evenly over tables, unless something else is asked for."""

MIXABLE = _names(field for field in FIELDS if field.is_mixable)
"""The fields that can be; so can every other column of the list (`assembly/people/attributes.py`)."""

COUNTED = _names(field for field in FIELDS if field.is_counted)
"""The fields that a rule can count by."""


def values_of(person: Participant, attribute: str) -> tuple[str, ...]:
    """What a person has of a field: nothing, one value, or of languages and roles as many as they have."""
    value = getattr(person, attribute)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)
