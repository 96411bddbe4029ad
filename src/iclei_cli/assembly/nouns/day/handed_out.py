"""What was handed out: what stands on each paper that left the office, whatever the assembly says by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec.structs import replace

from iclei_cli.assembly.nouns.numbers import Number

if TYPE_CHECKING:
    from collections.abc import Container

Item: TypeAlias = Number | str
"""One thing of an export: a person by their number, or anything else, such as a table or a page, by a key."""

BLANKS = "blank-badges"
"""As what blank badges are kept, by their codes. Until one is given to somebody, it is nobody's."""

Stood: TypeAlias = str | tuple[Number, ...]
"""What stood in one place: a text, or people by their numbers."""


Made: TypeAlias = dict[str, str | bool | int | tuple[str, ...]]
"""How something was made: of which export it is, under `export`, and with what options, by their names."""


SAYS = "says"
"""The place in which a checksum of all that a page says stands."""


class HandedOut(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What stood on one item of an export when it was handed out last.

    What is about people stands with them: on any other item, such as the page of a table, people stand as
    their numbers and never as their names, so that one of them can be erased without reading texts.

    Attributes:
        export: of which it is an item, by its name, such as `badges`.
        item: which one.
        time: when, UTC, ISO 8601.
        values: what stood on it, by the name of the place; nothing where it is handed out no more.
        made: how it was made, so that it can be made so again; nothing where that is not known.
    """

    export: str
    item: Item
    time: str
    values: dict[str, Stood] = {}
    made: Made = {}

    @property
    def key(self) -> str:
        """What tells it from every other; person 17 is not the table `17`."""
        return f"{self.export} {self.item!r}"

    def names(self, people: Container[int]) -> bool:
        """Whether it is of one of these people, or one of them stands on it."""
        return self.item in people or any(
            number in people
            for stood in self.values.values()
            if not isinstance(stood, str)
            for number in stood
        )

    def without(self, gone: Container[int]) -> HandedOut | None:
        """The same without people: None if it is one of them.

        What stood on it with them is no more known, not even by a checksum, and so it is made again. What its
        file was called may tell of them, too, and is forgotten.
        """
        if isinstance(self.item, int) and self.item in gone:
            return None
        left = {
            place: stood
            if isinstance(stood, str)
            else tuple(number for number in stood if number not in gone)
            for place, stood in self.values.items()
        }
        if left == self.values:
            return self
        made = {name: value for name, value in self.made.items() if name != "file"}
        return replace(self, values={**left, SAYS: ""}, made=made)
