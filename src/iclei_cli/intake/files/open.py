"""Reading a file into sheets of text cells, whatever they mean."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from iclei_cli.intake.files.encodings import decode, is_known
from iclei_cli.intake.files.formats.registry import format_of
from iclei_cli.intake.files.sandbox import read_isolated
from iclei_cli.intake.files.sheet import ListFile, Reading, Unreadable
from iclei_cli.system.errors import RefusedError, UsageError, reason_of
from iclei_cli.system.messages import Message, message

_STDIN = Path("-")
_MOST_BYTES = 100_000_000


def read_document(path: Path, encoding: str | None = None, *, is_programme: bool = False) -> ListFile:
    """Read a file of any format; the format is recognised by its content, not by its name.

    `-` is standard input. `encoding` is that of a text; if it is None, it is detected. `is_programme` tells
    whether files that have only sessions are read, too.

    Raises:
        RefusedError: the file is missing, empty, protected, damaged, or of another kind.
        UsageError: there is no such encoding.
    """
    if encoding is not None and not is_known(encoding):
        raise UsageError("encoding-unknown", encoding=encoding)
    file = message("standard-input") if path == _STDIN else str(path)
    data = _read_bytes(path, file)
    if not data.strip():
        raise RefusedError("file-empty", file=file)
    try:
        reading = _read(data, encoding, is_programme=is_programme)
    except Unreadable as error:
        raise _refusal(error, file, encoding) from None
    cells = (cell for sheet in reading.sheets for row in sheet.rows for cell in row)
    if not any(character.isalnum() for cell in cells for character in cell):
        raise RefusedError("file-empty", file=file)
    return ListFile(file, *reading)


def read_plain_text(path: Path) -> tuple[str | Message, str]:
    """Read a text of lines, in whatever encoding; its name as given, or a word for it, and what is in it.

    `-` is standard input.

    Raises:
        RefusedError: the file is missing, empty, damaged, too large, or no text.
    """
    file = message("standard-input") if path == _STDIN else str(path)
    data = _read_bytes(path, file)
    if not data.strip():
        raise RefusedError("file-empty", file=file)
    try:
        if format_of(data).is_isolated:
            raise RefusedError("file-not-text", file=file)
        return file, decode(data)[0]
    except Unreadable as error:
        if error.instead is not None:
            raise RefusedError("file-not-lines", file=file, kind=Message(error.instead)) from None
        raise _refusal(error, file, None) from None


def _read(data: bytes, encoding: str | None, *, is_programme: bool) -> Reading:
    format_ = format_of(data, encoding)
    if format_.is_programme and not is_programme:
        raise Unreadable("file-not-a-table", "other-file-programme")
    if format_.is_isolated:
        return read_isolated(format_.name, data, encoding)
    return format_.read(data, encoding)


def _refusal(error: Unreadable, file: str | Message, encoding: str | None) -> RefusedError:
    """Return the error that names the file."""
    if error.instead is not None:
        return RefusedError(error.code, file=file, kind=Message(error.instead))
    if error.code == "file-encoding" and encoding is not None:
        return RefusedError("file-not-in-encoding", file=file, encoding=encoding)
    return RefusedError(error.code, file=file)


def _read_bytes(path: Path, file: str | Message) -> bytes:
    try:
        if path == _STDIN:
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with path.open("rb") as opened:
                before = os.fstat(opened.fileno())
                data = opened.read(_MOST_BYTES + 1)
                _require_the_same(before, os.fstat(opened.fileno()), file)
    except FileNotFoundError:
        raise RefusedError("file-missing", file=file) from None
    except OSError as error:
        if path.is_dir():
            raise RefusedError("file-is-folder", file=file) from None
        raise RefusedError("file-unreadable", file=file, reason=reason_of(error)) from None
    if len(data) > _MOST_BYTES:
        raise RefusedError("file-too-large", file=file)
    return data


def _require_the_same(before: os.stat_result, after: os.stat_result, file: str | Message) -> None:
    """Refuse a file that somebody writes to while it is read: its rows would be of two lists.

    Raises:
        RefusedError: `file-changing`.
    """
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        raise RefusedError("file-changing", file=file)
