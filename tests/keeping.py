"""Files written for nobody's assembly, for tests of what is written and how."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from iclei_cli.system.atomic_file import write_file
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.system.atomic_file import Content


class NoKeeper:
    """A `Keeper` to whom nothing is precious, and who notes nothing."""

    def require_spared(self, target: Path) -> None:
        """Spare nothing."""

    def require_own(self, target: Path, path: Path) -> None:
        """Know of no file."""
        del target
        raise RefusedError("file-exists", path=str(path))

    def noting(self, temporary: Path) -> AbstractContextManager[None]:
        """Note nothing."""
        del temporary
        return nullcontext()

    def expect(self, target: Path, temporary: Path) -> None:
        """Expect nothing."""


NO_KEEPER = NoKeeper()


def put(target: Path, content: Content, *, replace: bool = False, private: bool = False, **_: str) -> None:
    """Write a file as a `Writer` of exports does, whichever it is of."""
    write_file(target, content, NO_KEEPER, replace=replace, private=private)
