"""What no file that goes out may replace: an assembly, and whatever is kept beside one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from iclei_cli.store.file.envelope import unseal
from iclei_cli.store.file.storage import read_file
from iclei_cli.system.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

_SEALED = re.compile(rb'\s*\{\s*"schema"\s*:\s*[0-9]+\s*,\s*"sha256"')
"""How an assembly's file begins, and every copy of one, be it damaged."""

_HEAD = 200
"""So many bytes of a file are read to tell."""


def is_precious(target: Path) -> bool:
    """Whether a file at this place would replace an assembly or a copy of one, or stand among their files.

    It is told by what is there, not by its name: so it does not matter whose assembly it is, nor by which
    name, link or case of letters it was reached.

    Raises:
        OSError: what is there cannot be looked at.
    """
    if any(_serves_an_assembly(folder) for folder in target.parents):
        return True
    # The name of an assembly that is gone, but has its backups, belongs to it.
    if _serves_an_assembly(target.with_name(f".{target.name}.d")):
        return True
    return target.is_file() and _is_assembly(target)


def _serves_an_assembly(folder: Path) -> bool:
    is_named_so = folder.name.startswith(".") and folder.name.casefold().endswith(".d")
    return is_named_so and any((folder / kept).exists() for kept in ("lock", "turn", "history", "backups"))


def _is_assembly(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return bool(_SEALED.match(head)) or (head.startswith(b"{") and _has_tables(path))


def _has_tables(path: Path) -> bool:
    """Whether it is of the first version of the layout, which had no envelope to be known by."""
    try:
        return "meta" in unseal(read_file(path), path)
    except StoreError:
        return False
