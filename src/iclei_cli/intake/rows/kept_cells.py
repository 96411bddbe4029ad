"""The cells that are not understood, or only in part: they stay as written, and are told by kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class KeptCell:
    """A cell that is not understood: it stays as written, beside the fields of its person.

    Attributes:
        row: as a spreadsheet numbers it, from 1.
        column: the header as the file prints it, under which the cell is kept.
        cell: what stands there, on one line.
        reason: why it is no value of its field.
    """

    row: int
    column: str
    cell: str
    reason: Message

    @property
    def word(self) -> str:
        """What is not understood: of a cell with several words, that one."""
        return str(self.reason.facts.get("text", self.cell))

    @property
    def remark(self) -> Message:
        """What the user should know of it."""
        return message("cell-kept", column=self.column, cell=self.word, reason=self.reason)


@dataclass(slots=True)
class KeptKind:
    """The cells of one column that are not understood for one reason.

    Attributes:
        column: the header as the file prints it.
        code: of the reason.
        rows: the rows of each word that is not understood, or of the whole cell.
    """

    column: str
    code: str
    rows: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def count(self) -> int:
        """How many rows have such a cell."""
        return len({row for rows in self.rows.values() for row in rows})


def kinds_of(cells: Iterable[KeptCell]) -> list[KeptKind]:
    """Group cells by column and reason, in the order in which they are met."""
    kinds: dict[tuple[str, str], KeptKind] = {}
    for cell in cells:
        key = (cell.column, cell.reason.code)
        rows = kinds.setdefault(key, KeptKind(*key)).rows[cell.word]
        if cell.row not in rows[-1:]:  # of one cell, several things may be told
            rows.append(cell.row)
    return list(kinds.values())
