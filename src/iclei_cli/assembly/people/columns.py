"""What can be looked at of everybody: the fields, and other columns that lists had."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.fields import FIELDS
from iclei_cli.system.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.fields import Field
    from iclei_cli.assembly.nouns.participant import Participant

Called: TypeAlias = "Callable[[str], str | None]"
"""Returns the field that people call so, in whatever language; None if it is none."""

_UNSEEN = frozenset({"extra", "imported"})


class Column(msgspec.Struct, frozen=True):
    """A field, by its name, or another column that lists had, by its header."""

    name: str
    is_extra: bool = False

    def value_of(self, person: Participant) -> Any:  # noqa: ANN401 - the value of any field
        """What a person has in it; None or empty for nothing."""
        return person.extra.get(self.name) if self.is_extra else getattr(person, self.name)


def typed_name(field: Field) -> str:
    """The word by which a field is typed: `language` for `languages`, `name-en` for `name_en`."""
    return (field.one or field.name).replace("_", "-")


def find_column(assembly: Assembly, words: str, called: Called, *, stated: bool = False) -> Column:
    """The field of this name, or else the other column with this header, or else the field called so.

    `stated`: no note of the program's.

    Raises:
        UsageError: `column-unknown`; it names those there are.
    """
    return _Columns(assembly, called, stated=stated).find(words)


def find_columns(assembly: Assembly, words: str, called: Called) -> list[Column]:
    """The columns that are named with commas between them; a header may well have a comma in it.

    Raises:
        UsageError: as `find_column`.
    """
    columns, found = _Columns(assembly, called, stated=False), []
    parts = words.split(",")
    while parts:
        lengths = range(len(parts), 0, -1)
        length = next((length for length in lengths if columns.has(",".join(parts[:length]))), 1)
        found.append(columns.find(",".join(parts[:length])))
        del parts[:length]
    return found


def in_order(people: Iterable[Participant], columns: Iterable[Column]) -> list[Participant]:
    """Return people sorted by columns, the first one first; those who have nothing in it come last.

    Sectors and the like are in the order in which they are declared, texts in that of the alphabet.
    """
    keys = [_sort_key(column) for column in columns]
    return sorted(people, key=lambda person: [key(person) for key in keys])


class _Columns:
    """The columns of an assembly, by the words that name them."""

    def __init__(self, assembly: Assembly, called: Called, *, stated: bool) -> None:
        self._called = called
        fields = [field for field in FIELDS if field.name not in _UNSEEN]
        self._fields = [field for field in fields if field.value is not None or not stated]
        self._headers = sorted(
            {header for person in assembly.participants.values() for header in person.extra}
        )
        self._known = {_key(header): Column(header, is_extra=True) for header in reversed(self._headers)}
        for field in self._fields:
            self._known |= dict.fromkeys(map(_key, (field.name, typed_name(field))), Column(field.name))

    def has(self, words: str) -> bool:
        return _key(words) in self._known

    def find(self, words: str) -> Column:
        if self.has(words):
            return self._known[_key(words)]
        name = self._called(words)
        if name is not None and any(field.name == name for field in self._fields):
            return Column(name)
        fields = [typed_name(field) for field in self._fields]
        raise UsageError("column-unknown", words=words, fields=fields, headers=self._headers)


def _key(words: str) -> str:
    return folded(words).replace(" ", "").replace("-", "_")


def _sort_key(column: Column) -> Callable[[Participant], tuple[bool, Any]]:
    def key(person: Participant) -> tuple[bool, Any]:
        value = column.value_of(person)
        is_empty = value is None or value in ("", ())
        return is_empty, None if is_empty else _sortable(value)

    return key


def _sortable(value: Any) -> Any:  # noqa: ANN401 - the value of any field
    if isinstance(value, StrEnum):
        return list(type(value)).index(value)
    if isinstance(value, tuple):
        return [_sortable(item) for item in value]
    if isinstance(value, int):
        return value
    return folded(str(value))
