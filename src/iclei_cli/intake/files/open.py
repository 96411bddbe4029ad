"""A file's bytes to its cells as text, exactly where they stand. What they mean is not asked here."""

from __future__ import annotations

import sys
from pathlib import Path

from iclei_cli.intake.files.delimited import read_text
from iclei_cli.intake.files.encodings import check_encoding, decode, decode_markup
from iclei_cli.intake.files.kind import kind_of
from iclei_cli.intake.files.sandbox import read_isolated
from iclei_cli.intake.files.sheet import Document, Kind, Rows, Sheet, Unreadable
from iclei_cli.system.errors import RefusedError

__all__ = ["Document", "Rows", "Sheet", "read_document"]

_STDIN = Path("-")
_MOST_BYTES = 100_000_000


def read_document(path: Path, encoding: str | None = None) -> Document:
    """Read a workbook, a delimited text or a web page, known by its content and not by its name.

    `-` is what is piped in. `encoding` is that of a text; without it, it is found out.

    Raises:
        RefusedError: the file is missing, empty, protected, damaged, or of another kind.
        UsageError: there is no such encoding.
    """
    if encoding is not None:
        check_encoding(encoding)
    file = "standard input" if path == _STDIN else str(path)
    data = _read_bytes(path, file)
    if not data.strip():
        raise RefusedError("file-empty", file=file)
    try:
        sheets, told = _read_sheets(data, encoding)
    except Unreadable as error:
        facts = {"kind": error.kind} if error.kind else {}
        if error.code == "file-encoding" and encoding is not None:
            raise RefusedError("file-not-in-encoding", file=file, encoding=encoding) from None
        raise RefusedError(error.code, file=file, **facts) from None
    cells = (cell for sheet in sheets for row in sheet.rows for cell in row)
    if not any(character.isalnum() for cell in cells for character in cell):
        raise RefusedError("file-empty", file=file)
    return Document(file, sheets, told)


def _read_bytes(path: Path, file: str) -> bytes:
    try:
        if path == _STDIN:
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with path.open("rb") as opened:
                data = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise RefusedError("file-missing", file=file) from None
    except OSError as error:
        if path.is_dir():
            raise RefusedError("file-is-folder", file=file) from None
        raise RefusedError("file-unreadable", file=file, reason=error.strerror) from None
    if len(data) > _MOST_BYTES:
        raise RefusedError("file-too-large", file=file)
    return data


def _read_sheets(data: bytes, encoding: str | None) -> tuple[tuple[Sheet, ...], str | None]:
    """Return the sheets, and the encoding of a text."""
    kind = kind_of(data, is_text=encoding is not None)
    if kind is Kind.WORKBOOK:
        return read_isolated(kind, data), None
    if kind is Kind.TEXT:
        text, told = decode(data, encoding)
        return read_text(text), told
    text, told = decode_markup(data, encoding)
    return read_isolated(kind, text.encode("utf-8", "replace")), told
