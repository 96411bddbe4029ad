"""The bytes of an assembly's file: tables in an envelope that tells the layout's version and a checksum.

The checksum is SHA-256 (FIPS 180-4) over the layout's version and the bytes of the tables as they stand in
the file, so that a file that was cut, flipped or edited by anything else is told apart from one that this
program wrote.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import msgspec

from iclei_cli.store.decoding_errors import UNDECODABLE, decoding_error
from iclei_cli.store.file.migrations import SCHEMA, Documents, migrate
from iclei_cli.store.history.entries import Entry
from iclei_cli.system.errors import StoreError
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from iclei_cli.system.messages import Message

Tables = dict[str, dict[Any, Any]]
"""By name and number: documents as a file has them, or the records that they are of."""


_NUMBER = re.compile(r"[1-9]\d{0,9}", re.ASCII)

_CHECKED_VERSION = 3
"""From this version of the layout on, the version is part of what the checksum is of."""


class _Envelope(msgspec.Struct):
    schema: int
    sha256: str
    tables: msgspec.Raw


class _History(msgspec.Struct):
    history: dict[str, Entry]


class _Heads(msgspec.Struct):
    """Of a file's content, what can be asked of it without reading it all."""

    tables: _History


class _Version(msgspec.Struct):
    """What can be said of a file of any version; the first one had no envelope."""

    schema: int = 1


def seal(tables: Tables) -> bytes:
    """The file's content: UTF-8 JSON that people can read."""
    body = msgspec.json.format(msgspec.json.encode(tables), indent=1)
    head = f'{{\n"schema": {SCHEMA},\n"sha256": "{_digest(body, SCHEMA)}",\n"tables": '
    return b"".join((head.encode(), body, b"\n}\n"))


def unseal(content: bytes, path: Path) -> Documents:
    """The tables in a file's content, brought to the present layout. `path` is named in errors.

    Raises:
        StoreError: the content is damaged, was changed by something else, or comes from a newer program.
    """
    version = _version(content, path)
    if version > SCHEMA:
        raise StoreError(
            "store-newer",
            path=str(path),
            found=version,
            known=SCHEMA,
        )
    try:
        tables = migrate(msgspec.json.decode(_body(content, version, path), type=Documents), version)
    except UNDECODABLE as error:
        raise damage_error(path, decoding_error(error)) from error
    except LookupError as error:
        raise damage_error(path, message("content-incomplete", missing=str(error))) from error
    _require_numbers(tables, path)
    return tables


def heads_in(content: bytes) -> list[Entry]:
    """The entries of the history in a file's content; none if it is not of the present layout."""
    try:
        return list(msgspec.json.decode(content, type=_Heads).tables.history.values())
    except UNDECODABLE:
        return []


def version_of(content: bytes) -> int | None:
    """The layout's version that a file says it has; None if it is no JSON object."""
    try:
        return msgspec.json.decode(content, type=_Version).schema
    except UNDECODABLE:
        return None


def is_of_version(start: bytes, version: int) -> bool:
    """Whether a file that starts so was sealed with this version of the layout."""
    return start.startswith(f'{{\n"schema": {version},'.encode())


def damage_error(path: Path, reason: Message) -> StoreError:
    """The error of a file that cannot be what this program wrote."""
    return StoreError(
        "store-damaged",
        path=str(path),
        reason=reason,
    )


def _version(content: bytes, path: Path) -> int:
    version = version_of(content)
    if version is None:
        raise damage_error(path, message("content-cut-off") if content else message("content-empty"))
    if version < 1:
        raise damage_error(path, message("content-version-unknown", version=version))
    return version


def _body(content: bytes, version: int, path: Path) -> bytes:
    """The part of the content that holds the tables, if the checksum says that it is as it was written."""
    if version == 1:
        return content
    try:
        envelope = msgspec.json.decode(content, type=_Envelope)
    except UNDECODABLE as error:
        raise damage_error(path, decoding_error(error)) from error
    body = bytes(envelope.tables)
    if _digest(body, version) != envelope.sha256:
        raise damage_error(path, message("content-checksum"))
    return body


def _digest(body: bytes, version: int) -> str:
    digest = hashlib.sha256() if version < _CHECKED_VERSION else hashlib.sha256(f"{version}\n".encode())
    digest.update(body)
    return digest.hexdigest()


def _require_numbers(tables: Documents, path: Path) -> None:
    """TinyDB numbers its documents; one that is not numbered it would fail to read without saying where."""
    for name, documents in tables.items():
        for number in documents:
            if not _NUMBER.fullmatch(number):
                raise damage_error(path, message("content-not-numbered", table=name, document=number))
