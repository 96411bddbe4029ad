"""Decoding, with strict decoders only: statistics guess wrongly on lists that are mostly ASCII."""

from __future__ import annotations

import codecs
import re
import unicodedata

from iclei_cli.intake.files.sheet import Unreadable

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 2048
_UTF16 = ("utf-16-le", "utf-16-be")
# Letters from À to ÿ, at most two in a row ("größer"), the same in every Western encoding.
_ACCENTED = re.compile(rb"[\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_NOT_WESTERN = re.compile(rb"[\x00\x80-\xbf\xd7\xf7]|[\xc0-\xff]{3}")
_NO_TEXT = {"Cc", "Cn", "Co", "Cs"}


def is_known(name: str) -> bool:
    """Tell whether there is an encoding of text with this name."""
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return _is_text_encoding(name)
    return True


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    That is `encoding` if it is given; else what a byte order mark says, else the first of UTF-16, UTF-8 and
    cp949 that fits. Otherwise it is taken for Western text if all that is not ASCII are accented letters
    which stand alone.

    Raises:
        Unreadable: `file-encoding`.
    """
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None) or utf16_of(data)
    names = [encoding] if encoding else [marked] if marked else ["utf-8", "cp949"]
    for name in names:
        try:
            return data.decode(name).removeprefix("\ufeff").rstrip("\0"), name.removesuffix("-sig")
        except ValueError:
            continue
    if encoding is None and _is_western(data):
        return data.decode("iso-8859-15"), "iso-8859-15"
    raise Unreadable("file-encoding")


def decode_markup(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """As `decode`; without a byte order mark, the encoding that the file itself names is tried first.

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


def _is_western(data: bytes) -> bool:
    return _NOT_WESTERN.search(data) is None and len(_ACCENTED.findall(data)) > 0


def utf16_of(data: bytes) -> str | None:
    """Return which UTF-16 `data` is in, or None.

    Without a byte order mark, the beginning must read as lines of text: in the wrong byte order, the end of a
    line is not a character at all.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\x00" not in data or len(data) % 2:
        return None
    head = utf16_without_padding(data)[:_HEAD]
    return next((name for name in _UTF16 if _is_lines(head, name)), None)


def utf16_without_padding(data: bytes) -> bytes:
    """Return UTF-16 without the zero bytes with which some programs fill up the last block of a file."""
    length = len(data.rstrip(b"\0"))
    return data[: length + length % 2]


def _is_lines(head: bytes, encoding: str) -> bool:
    characters = set(codecs.getincrementaldecoder(encoding)("replace").decode(head))
    strange = characters - {"\t", "\r", "\n", "\ufffd"}
    return "\n" in characters and not any(unicodedata.category(one) in _NO_TEXT for one in strange)


def _is_text_encoding(name: str) -> bool:
    try:
        return bool("".encode(name) is not None)
    except (LookupError, ValueError):
        return False
