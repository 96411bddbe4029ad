"""Files written for nobody's assembly, for tests of what is written and how."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TYPE_CHECKING

from iclei_cli.system.atomic_file import write_file

if TYPE_CHECKING:
    from pathlib import Path


class NoKeeper:
    """A `Keeper` to whom nothing is precious, and who notes nothing."""

    def require_spared(self, target: Path) -> None:
        """Spare nothing."""

    def noting(self, temporary: Path) -> AbstractContextManager[None]:
        """Note nothing."""
        del temporary
        return nullcontext()


NO_KEEPER = NoKeeper()

put = partial(write_file, keeper=NO_KEEPER)
"""A `Writer` of exports."""
