"""Looking for a text in everything that a folder holds, packed or not."""

from __future__ import annotations

import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from pathlib import Path


def files_with(folder: Path, text: str) -> list[Path]:
    """The files in or below a folder in whose content this text stands, as it is or compressed."""
    sought = text.encode()
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sorted(
        path for path in files if any(sought in content for content in _contents(path.read_bytes()))
    )


def _contents(content: bytes) -> list[bytes]:
    """A file's content, and what is packed in it."""
    contents = [content]
    with suppress(zlib.error):
        contents.append(zlib.decompressobj().decompress(content))
    broken = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
    with suppress(*broken), ZipFile(BytesIO(content)) as archive:
        contents += [archive.read(name) for name in archive.namelist()]
    return contents
