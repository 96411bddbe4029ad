"""Whether the file of an assembly and what is kept beside it are whole, private, and in a safe place."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from iclei_cli.store.consistency import inconsistencies
from iclei_cli.store.file.backups import backup_files
from iclei_cli.store.file.history_files import read_changes
from iclei_cli.store.file.records import state_of_copy
from iclei_cli.store.file.safe_place import doubt_of
from iclei_cli.store.values import Finding
from iclei_cli.system.errors import StoreError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iclei_cli.store.file.assembly_file import AssemblyFile
    from iclei_cli.store.state import State


def check_file(file: AssemblyFile) -> list[Finding]:
    """Look at everything that the file holds and what is kept beside it.

    Raises:
        StoreError: the file cannot be read at all.
    """

    def look(state: State) -> list[Finding]:
        return [*inconsistencies(state.assembly), *_history(file, state), *_backups(file)]

    return [*file.at_one_moment(look), *_left_overs(file), *_openness(file), *_folder(file), *_place(file)]


def _history(file: AssemblyFile, state: State) -> Iterator[Finding]:
    for entry in state.history.entries.values():
        try:
            read_changes(file.history_folder, entry)
        except StoreError:
            problem = message("changes-of-entry-lost", number=entry.number)
            yield Finding("change-lost", problem, message("mend-lost-change"))


def _backups(file: AssemblyFile) -> Iterator[Finding]:
    """Every one that could be put back: a disk that spoils one may spoil others."""
    copies = backup_files(file.backup_folder)
    damaged = [copy.path for copy in copies if state_of_copy(copy.path) is None]
    for path in damaged:
        problem, mend = message("backup-spoilt", name=path.name), message("mend-backup", path=str(path))
        yield Finding("damaged-backup", problem, mend, is_warning=True)
    if len(damaged) == len(copies):
        problem, mend = message("backup-missing"), message("mend-backups")
        yield Finding("no-backup", problem, mend, is_warning=True)


def _left_overs(file: AssemblyFile) -> Iterator[Finding]:
    """What killed commands left elsewhere, and could not be removed by this one."""
    for path in file.left_overs:
        problem, mend = message("left-over", path=str(path)), message("mend-left-over", path=str(path))
        yield Finding("left-over", problem, mend, is_warning=True)


def _openness(file: AssemblyFile) -> Iterator[Finding]:
    """Whether others on this machine may read it. Windows keeps no such bits."""
    if os.name == "nt":
        return
    for path in (file.path, file.folder):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            problem, mend = (
                message("readable-by-others", path=str(path)),
                message("mend-mode", path=str(path)),
            )
            yield Finding("open-to-others", problem, mend, is_warning=True)


def _folder(file: AssemblyFile) -> Iterator[Finding]:
    """Whether others may rename what lies in the folder, which the sticky bit (as in /tmp) forbids."""
    folder = file.path.parent
    mode = folder.stat().st_mode
    if os.name != "nt" and mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        problem = message("folder-open-to-others", path=str(folder))
        mend = message("mend-open-folder", path=str(folder))
        yield Finding("open-folder", problem, mend, is_warning=True)


def _place(file: AssemblyFile) -> Iterator[Finding]:
    doubt = doubt_of(file.path)
    if doubt is not None:
        problem, mend = message("place-doubtful", path=str(file.path), doubt=doubt), message("mend-place")
        yield Finding("unsafe-place", problem, mend, is_warning=True)
