"""Which assembly is meant, and the store that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from iclei_cli.store.glance import Glance
    from iclei_cli.store.store import Store
    from iclei_cli.system.messages import Message

FILE_NAME = "assembly.json"


def nearest_store(folder: Path) -> Path | None:
    """The assembly in this folder or the nearest one above it."""
    candidates = (place / FILE_NAME for place in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def open_store(where: Path, *, command: str, tell: Callable[[Message], None]) -> Store:
    """The store at a place, which need not exist yet; a folder stands for the `assembly.json` in it.

    `command` is what the history notes as the cause of changes; it must name nobody. `tell` hears of waiting
    for another command.
    """
    # Whoever only asks where an assembly is need not load what reads it.
    from iclei_cli.store.file.file_store import FileStore  # noqa: PLC0415

    return FileStore(where / FILE_NAME if where.is_dir() else where, command=command, tell=tell)


def glance_at(where: Path) -> Glance:
    """What is typed to name something of the assembly at a place, read as fast as can be.

    Nothing is verified, and nothing is in it where there is no assembly or it cannot be read: it serves to
    complete what somebody types.
    """
    from iclei_cli.store.glance import glance  # noqa: PLC0415 - as above

    return glance(where / FILE_NAME if where.is_dir() else where)
