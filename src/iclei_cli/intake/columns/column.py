"""A column of a list, and what is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.intake.words.text import one_line
from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

EXTRA, NOT_TAKEN = "extra", "-"
"""What a column can be beside a field: kept as it is, and not taken at all."""

OF_SEVERAL = frozenset({EXTRA, NOT_TAKEN, *WISHES})
"""What several columns can be at once: whom people wish to meet may be asked one by one."""


class Origin(StrEnum):
    """How it is known what a column is."""

    RECOGNISED = "recognised"
    """By its header and its values."""
    STATED = "stated"
    """The user says so now."""
    REMEMBERED = "remembered"
    """The user said so of an earlier list."""


_READ = {
    Origin.RECOGNISED: "column-read-recognised",
    Origin.STATED: "column-read-stated",
    Origin.REMEMBERED: "column-read-remembered",
}
_KEPT = {
    Origin.RECOGNISED: "column-kept-recognised",
    Origin.STATED: "column-kept-stated",
    Origin.REMEMBERED: "column-kept-remembered",
}
_DROPPED = {
    Origin.RECOGNISED: "column-dropped-recognised",
    Origin.STATED: "column-dropped-stated",
    Origin.REMEMBERED: "column-dropped-remembered",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list.

    Attributes:
        header: as the file prints it, told apart when it occurs twice.
        field: what it is read as (`name`, `choice 1`, …); None for what is kept as it is, under `header`.
        is_kept: whether the cells are taken at all; a running number is not, since it changes when the list
            is sorted, nor is the reason why a row was refused before.
        examples: the first values, each once.
        index: how many columns stand to its left.
        is_titled: whether anything heads it; else `header` is its letter.
        origin: how it is known what it is.
    """

    header: str
    field: str | None
    is_kept: bool
    examples: tuple[str, ...]
    index: int
    is_titled: bool = True
    origin: Origin = Origin.RECOGNISED

    @property
    def instruction(self) -> str:
        """What the user would say of it: its field, `extra`, or `-`."""
        return self.field or (EXTRA if self.is_kept else NOT_TAKEN)

    @property
    def is_unused(self) -> bool:
        """Whether it has cells, and is only kept, without anybody having said so."""
        is_only_kept = self.field is None and self.is_kept and self.origin is Origin.RECOGNISED
        return is_only_kept and bool(self.examples)

    @property
    def treatment(self) -> Message:
        """What becomes of its cells, and how that is known."""
        if self.field is not None:
            return Message(_READ[self.origin], {"field": self.field})
        return Message(_KEPT[self.origin] if self.is_kept else _DROPPED[self.origin])


def unique_titles(cells: Sequence[str]) -> list[str]:
    """Return what each column is called: its title, numbered where it occurs again, or else its letter."""
    taken: dict[str, int] = {}
    return [unique_title(one_line(cell) or column_name(place), taken) for place, cell in enumerate(cells)]


def unique_title(title: str, taken: dict[str, int]) -> str:
    """Return `title`, with the next free number behind it where it is `taken`: `Company (2)`.

    What is returned is taken from now on; beside each title is the last number that was tried behind it.
    """
    name, number = title, taken.get(title, 1)
    while name in taken:
        number += 1
        name = f"{title} ({number})"
    taken[title] = number
    taken.setdefault(name, 1)
    return name


def column_name(index: int) -> str:
    """Return what a column without header is called, by its letter in a spreadsheet: `Column AA`."""
    return f"Column {column_letters(index)}"


def column_letters(index: int) -> str:
    """Return the letters of a column in a spreadsheet: `AA`."""
    name = ""
    while index >= 0:
        index, letter = divmod(index, 26)
        name = chr(ord("A") + letter) + name
        index -= 1
    return name
