"""What is made again of an export: only those of its items that differ from what was handed out before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from iclei_cli.assembly.nouns.day.handed_out import HandedOut, Item, Made, Stood

Papers = dict["Item", dict[str, "Stood"]]
"""What stands on each item, by the name of the place."""


@dataclass
class Again:
    """That a command is to make only what differs from what was made in one way before, and what came of it.

    Attributes:
        paper: as what the store keeps what is handed out of it.
        made: how it was made.
        known: what stood on each item that was made so.
        takes_new: whether what is new is to be made so, too.
        elsewhere: the items that were made in other ways.
        items: what there is to be made again.
        total: of how many items.
        gone: what there is no more.
        files: what was written.
        noted: what is to be noted as handed out, once all is written.
    """

    paper: str
    made: Made
    known: Mapping[Item, HandedOut]
    takes_new: bool
    elsewhere: frozenset[Item]
    items: Papers = field(default_factory=dict)
    total: int = 0
    gone: dict[Item, HandedOut] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    noted: Papers = field(default_factory=dict)

    def differing(self, papers: Mapping[Item, dict[str, Stood]]) -> Papers:
        """Those items that say something else now, or are new.

        Raises:
            RefusedError: `export-unchanged`: there are none.
        """
        own = {
            item: values
            for item, values in papers.items()
            if item in self.known or (self.takes_new and item not in self.elsewhere)
        }
        differing = {
            item: values
            for item, values in own.items()
            if item not in self.known or self.known[item].values != values
        }
        self.items |= differing
        self.total += len(own)
        self.gone |= {item: record for item, record in self.known.items() if item not in papers}
        if not differing:
            raise RefusedError("export-unchanged")
        return differing

    def take(self, items: Papers, total: int) -> None:
        """Take it from whoever knows better than by comparing values what differs, of so many items.

        Raises:
            RefusedError: `export-unchanged`: nothing does.
        """
        self.items, self.total = items, total
        if not items:
            raise RefusedError("export-unchanged")
