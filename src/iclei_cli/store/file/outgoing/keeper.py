"""Who is asked before a file goes out, for the assembly that it is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.store.file.outgoing.left_overs import noted
from iclei_cli.store.file.outgoing.precious import is_precious
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path


@dataclass(frozen=True)
class StoreKeeper:
    """The `Keeper` of one assembly.

    Attributes:
        notes: the folder of its notes on what a kill could leave.
    """

    notes: Path

    def require_spared(self, target: Path) -> None:
        """Make sure that no assembly, and nothing that is kept beside one, would be replaced.

        Raises:
            RefusedError: `file-is-precious`.
        """
        if is_precious(target):
            raise RefusedError("file-is-precious", path=str(target))

    def noting(self, temporary: Path) -> AbstractContextManager[None]:
        """Keep a note of a temporary file for as long as the block runs."""
        return noted(self.notes, temporary)
