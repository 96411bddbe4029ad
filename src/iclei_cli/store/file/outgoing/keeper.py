"""Who is asked before a file goes out, for the assembly that it is made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.store.file.outgoing.left_overs import noted
from iclei_cli.store.file.outgoing.precious import is_precious
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from iclei_cli.store.file.outgoing.written import WrittenFiles


@dataclass(frozen=True)
class StoreKeeper:
    """The `Keeper` of one assembly, for a file of one kind.

    Attributes:
        notes: the folder of its notes on what a kill could leave.
        written: what is known of files that went out before.
        identity: of the assembly; "" where it has none, or was not read.
        export: the kind of the file: the identifier of its export, perhaps with more behind a space;
            None of a file that is no export.
    """

    notes: Path
    written: WrittenFiles
    identity: str
    export: str | None

    def require_spared(self, target: Path) -> None:
        """Make sure that no assembly, and nothing that is kept beside one, would be replaced.

        Raises:
            RefusedError: `file-is-precious`.
        """
        if is_precious(target):
            raise RefusedError("file-is-precious", path=str(target))

    def require_own(self, target: Path, path: Path) -> None:
        """Make sure that a file is what this assembly wrote there last, byte for byte, as the same export.

        Raises:
            RefusedError: `file-exists` where this is no export, `file-unknown`, `file-of-another-assembly`,
                `file-of-another-export`, or `file-edited`.
            OSError: it cannot be read.
        """
        if self.export is None:
            raise RefusedError("file-exists", path=str(path))
        known = self.written.at(target)
        if known is None or not self.identity:
            raise RefusedError("file-unknown", path=str(path))
        if known.assembly != self.identity:
            raise RefusedError("file-of-another-assembly", path=str(path))
        if known.export != self.export:
            raise RefusedError("file-of-another-export", path=str(path), export=_named(known.export))
        # Whoever saves it while it is looked at has edited it.
        before = _identity_of(target)
        is_own = self.written.has_been(target, _sha256(target), self.export, self.identity)
        if not is_own or _identity_of(target) != before:
            raise RefusedError("file-edited", path=str(path), export=_named(known.export))

    def noting(self, temporary: Path) -> AbstractContextManager[None]:
        """Keep a note of a temporary file for as long as the block runs."""
        return noted(self.notes, temporary)

    def expect(self, target: Path, temporary: Path) -> None:
        """Note what an export holds before it has its name; a kill then leaves what was there known, too."""
        if self.export is not None and self.identity:
            there = _sha256(target) if target.exists() else None
            self.written.note(target, there, self.export, _sha256(temporary), self.identity)


def _named(kind: str) -> str:
    """The export of a kind of files; behind it may stand what tells this kind from others of it."""
    return kind.partition(" ")[0]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _identity_of(path: Path) -> tuple[int, ...]:
    """What is another whenever a file was written to or replaced."""
    status = path.stat()
    return (status.st_ino, status.st_mtime_ns, status.st_size)
