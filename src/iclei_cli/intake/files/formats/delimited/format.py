"""How delimited text is recognised: no zero bytes but at its end, or the user names its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.formats.format import Format
from iclei_cli.intake.files.sheet import Reading

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content


def _recognises(content: Content) -> bool:
    if content.encoding is not None or content.utf16 is not None:
        return True
    return b"\x00" not in content.data.rstrip(b"\x00")


def _read(data: bytes, encoding: str | None) -> Reading:
    from iclei_cli.intake.files.encodings import decode, utf16_of
    from iclei_cli.intake.files.formats.delimited.read import read_text

    is_wide = encoding is not None or utf16_of(data) is not None
    # Some programs fill up the last block of a file with zero bytes.
    text, name = decode(data if is_wide else data.rstrip(b"\x00"), encoding)
    return Reading(read_text(text), name)


DELIMITED = Format("delimited text", _recognises, _read, is_isolated=False)
