"""Two records of one person beside what is made of them, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, assert_never

from iclei_cli.assembly.nouns.fields import FIELDS, Field, Merging, ValueType
from iclei_cli.assembly.nouns.participant import WishAbout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from iclei_cli.assembly.nouns.participant import Participant


class FieldValue(NamedTuple):
    """What a record says in a field; None where it says nothing. Was it only inferred?"""

    value: Any
    is_inferred: bool


class FieldComparison(NamedTuple):
    """A field, or a part of one, in two records and in what is made of them.

    Attributes:
        field: the field.
        part: the purpose of a consent, or the header of another column; None for a whole field.
        first: what the record says that stays.
        second: what the record says that is merged into it.
        result: what is kept.
    """

    field: Field
    part: str | None
    first: FieldValue
    second: FieldValue
    result: FieldValue

    @property
    def dropped(self) -> Any:  # noqa: ANN401 - the value of any field
        """The value of one of the two that is in the result no more; None if there is none."""
        return next((said.value for said in (self.second, self.first) if self._is_dropped(said.value)), None)

    def _is_dropped(self, value: Any) -> bool:  # noqa: ANN401 - the value of any field
        if value is None or self.field.merging is None:
            return False
        kept = self.result.value
        match self.field.merging:
            case Merging.SUREST:
                return False
            case Merging.APPENDED:
                return value not in (kept or "")
            case Merging.UNITED:
                return not _said(value) <= _said(kept or ())
            case Merging.FIRST | Merging.LATEST | Merging.COMBINED | Merging.REMEMBERED:
                return bool(value != kept)
            case _:
                assert_never(self.field.merging)


def compare_records(
    first: Participant, second: Participant, result: Participant
) -> Iterator[FieldComparison]:
    """Yield what the two say and what is kept, wherever any of the three says something."""
    for field in FIELDS:
        if not is_stated(field):
            continue
        parts = [_parts(record, field) for record in (first, second, result)]
        for part in dict.fromkeys(part for said in parts for part in said):
            yield FieldComparison(
                field, part, *(said.get(part, FieldValue(None, is_inferred=False)) for said in parts)
            )


def is_stated(field: Field) -> bool:
    """Whether somebody stated what is in a field: a person, or a list in any of its columns."""
    return field.value is not None or field.merging is Merging.COMBINED


def _parts(record: Participant, field: Field) -> dict[str | None, FieldValue]:
    value = getattr(record, field.name)
    if field.value is ValueType.CONSENTS:
        return {consent.purpose: FieldValue(consent, is_inferred=False) for consent in value}
    if field.merging is Merging.COMBINED:
        return {header: FieldValue(cell, is_inferred=False) for header, cell in value.items()}
    return {None: FieldValue(value, is_inferred=field.name in record.inferred)} if value else {}


def _said(values: Iterable[Any]) -> set[Any]:
    """Several values as a set; a wish about somebody is the same, whatever it counts."""
    return {value.id if isinstance(value, WishAbout) else value for value in values}
