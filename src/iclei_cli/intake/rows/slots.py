"""What is known of a person in slots: the pieces that lists and people change one at a time.

A slot is a field of a participant, one purpose's consent (`consent photo`), or one other column
(`extra Meal`). Values are compared in the form in which they are kept in a file: `plain`.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.assembly.nouns.fields import FIELDS, TEXT_FIELDS
from iclei_cli.intake.words.vocabulary import (
    CHOICE,
    CHOICES,
    CONSENT,
    DUTY,
    FAMILY_NAME,
    GIVEN_NAME,
    KEPT_AS_EXTRA,
    OPTION,
    PROVINCE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from iclei_cli.assembly.nouns.participant import Participant

EXTRA = "extra "
GUESS = "guess "
"""In front of a field: what an import inferred for it."""

_FIELDS = [field.name for field in FIELDS if field.is_column]
# A name is never emptied, and whether somebody comes is never unknown.
_NEVER_EMPTIED = {"name", "status", GIVEN_NAME, FAMILY_NAME, *KEPT_AS_EXTRA}


def _as_it_is(value: object) -> object:
    return value


def slots_of(
    fields: Mapping[str, Any], extra: Mapping[str, str], form: Callable[[Any], Any] = _as_it_is
) -> dict[str, Any]:
    """The filled slots with their values; values that are not texts are passed through `form`.

    `fields` has no empty texts: they would have to be looked at, one by one, which is most of the work.
    """
    slots = {**fields, **{EXTRA + header: cell for header, cell in extra.items()}}
    for field in fields.keys() - TEXT_FIELDS:
        value = fields[field]
        if field == "consents":
            del slots[field]
            slots |= {CONSENT + consent.purpose: form(consent) for consent in value}
        elif is_empty(value):
            del slots[field]
        else:
            slots[field] = form(value)
    return slots


def slots_of_participant(person: Participant) -> dict[str, Any]:
    """The slots of a participant that are filled."""
    values = ((field, getattr(person, field)) for field in _FIELDS)
    return slots_of({field: value for field, value in values if value}, person.extra)


def with_slots(person: Participant, values: Mapping[str, Any]) -> Participant:
    """The participant with other values in some slots; None empties one."""
    fields: dict[str, Any] = {}
    consents = {consent.purpose: consent for consent in person.consents}
    extra = dict(person.extra)
    for slot, value in values.items():
        if slot.startswith(CONSENT):
            _put(consents, slot.removeprefix(CONSENT), value)
        elif slot.startswith(EXTRA):
            _put(extra, slot.removeprefix(EXTRA), value)
        else:
            empty = () if isinstance(getattr(person, slot), tuple) else None
            fields[slot] = empty if value is None else value
    return msgspec.structs.replace(person, **fields, consents=tuple(consents.values()), extra=extra)


def slots_of_columns(fields: Iterable[str]) -> frozenset[str]:
    """The slots that columns of these fields fill, and that an empty cell may empty."""
    return frozenset(slot for field in fields for slot in _slots_of_column(field)) - _NEVER_EMPTIED


def cell_slots(fields: Mapping[str, str | None]) -> dict[str, frozenset[str]]:
    """The slots in which cells that are not understood are kept, with those that they fill otherwise.

    `fields` are those of the columns, by header.
    """
    return {
        EXTRA + header: frozenset(_slots_of_column(field))
        for header, field in fields.items()
        if field is not None and field not in KEPT_AS_EXTRA
    }


def is_empty(value: object) -> bool:
    """Whether a value says nothing."""
    return not value and (value is None or value in ((), ""))


def plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    """A slot's value as a file keeps it; None when it is empty."""
    if type(value) is str or is_empty(value):
        return value or None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return list(value) if type(value[0]) is str else msgspec.to_builtins(list(value))
    return msgspec.to_builtins(value)


def label(slot: str) -> str:
    """What the user calls a slot: a field, or another column's header."""
    return slot.removeprefix(EXTRA)


def _put(values: dict[str, Any], key: str, value: object) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _slots_of_column(field: str) -> list[str]:
    if field == CHOICES or field.startswith((CHOICE, OPTION)):
        return ["choices"]
    if field.startswith(DUTY):
        return ["offers"]
    if field.startswith(CONSENT):
        return [f"{CONSENT}{purpose}" for purpose in field.removeprefix(CONSENT).split()]
    return ["municipality" if field == PROVINCE else field]
