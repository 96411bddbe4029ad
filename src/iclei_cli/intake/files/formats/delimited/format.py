"""How delimited text is recognised: it has no zero bytes, or the user names its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format
from iclei_cli.intake.files.sheet import Reading

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content


def _recognises(content: Content) -> bool:
    return content.encoding is not None or b"\x00" not in content.data or content.utf16 is not None


def _read(data: bytes, encoding: str | None) -> Reading:
    from iclei_cli.intake.files.encodings import decode
    from iclei_cli.intake.files.formats.delimited.read import read_text

    text, name = decode(data, encoding)
    return Reading(read_text(text), name)


DELIMITED = Format("delimited text", _recognises, _read, is_isolated=False)
