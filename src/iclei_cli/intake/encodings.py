"""Bytes to text, by strict decoders alone: guessing by statistics is wrong on lists that are mostly ASCII."""

from __future__ import annotations

import codecs
import re

from iclei_cli.assembly.errors import UsageError
from iclei_cli.intake.sheets import Unreadable

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 2048


def check_encoding(name: str) -> None:
    """Make sure that an encoding of this name is known.

    Raises:
        UsageError: it is not.
    """
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        if _is_text_encoding(name):
            return
        message = (
            "{encoding} is no encoding; usual ones are utf-8, cp949, utf-16, shift_jis, gb18030 and big5."
        )
        raise UsageError("encoding-unknown", message, encoding=name) from None


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding: `encoding`, or what a mark, UTF-8 or cp949 gives.

    Raises:
        Unreadable: `file-encoding`.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    names = [encoding] if encoding else [marked] if marked else ["utf-8", "cp949"]
    for name in names:
        try:
            return data.decode(name).removeprefix("\ufeff"), name.removesuffix("-sig")
        except ValueError:
            continue
    raise Unreadable("file-encoding")


def decode_markup(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """As `decode`; where there is no mark, the encoding that the file names itself is tried first.

    Raises:
        Unreadable: `file-encoding`.
    """
    named = _CHARSET.search(data[:_HEAD])
    if encoding is None and named and not data.startswith(tuple(_MARKS)):
        declared = named[1].decode("ascii", "replace")
        if _is_text_encoding(declared):
            # A page that says EUC-KR is cp949 in truth, which has every syllable.
            name = codecs.lookup(declared).name.replace("euc_kr", "cp949").replace("johab", "cp949")
            try:
                return decode(data, name)
            except Unreadable:
                pass
    return decode(data, encoding)


def _is_text_encoding(name: str) -> bool:
    try:
        return bool("".encode(name) is not None)
    except (LookupError, ValueError):
        return False
