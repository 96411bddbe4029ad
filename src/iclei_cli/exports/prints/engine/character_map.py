"""Which characters a font has: its table `cmap`, as the OpenType specification 1.9 describes it."""

from __future__ import annotations

from struct import Struct, error, unpack_from
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mmap import mmap

Font: TypeAlias = "bytes | mmap"
"""The bytes of a file."""

_COLLECTION = b"ttcf"
_UNICODE_PLATFORMS = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Platform and encoding of the tables that are about Unicode."""

_SEGMENTS, _GROUPS = 4, 12
"""The two formats in which fonts list characters of Unicode."""

_TABLE = Struct(">4sLLL")
_GROUP = Struct(">LLL")


class NoFontError(ValueError):
    """The bytes are no font of TrueType or OpenType, or a damaged one."""


def characters_of(font: Font) -> set[int]:
    """The code points that a font, or any font of a collection, has a glyph for.

    Raises:
        NoFontError: it is none.
    """
    try:
        return {point for start in _fonts(font) for point in _in_font(font, start)}
    except (error, IndexError) as cause:
        raise NoFontError from cause


def _fonts(font: Font) -> list[int]:
    """Where the fonts of a file start."""
    if font[:4] != _COLLECTION:
        return [0]
    (count,) = unpack_from(">L", font, 8)
    return list(unpack_from(f">{count}L", font, 12))


def _in_font(font: Font, start: int) -> set[int]:
    (count,) = unpack_from(">H", font, start + 4)
    tables = (_TABLE.unpack_from(font, start + 12 + 16 * number) for number in range(count))
    cmap = next((offset for tag, _, offset, _ in tables if tag == b"cmap"), None)
    if cmap is None:
        raise NoFontError
    (count,) = unpack_from(">H", font, cmap + 2)
    found: set[int] = set()
    for number in range(count):
        platform, encoding, offset = unpack_from(">HHL", font, cmap + 4 + 8 * number)
        if (platform, encoding) in _UNICODE_PLATFORMS:
            found |= _in_map(font, cmap + offset)
    return found


def _in_map(font: Font, at: int) -> set[int]:
    (kind,) = unpack_from(">H", font, at)
    if kind == _GROUPS:
        (count,) = unpack_from(">L", font, at + 12)
        groups = _GROUP.iter_unpack(font[at + 16 : at + 16 + 12 * count])
        return {point for first, last, _ in groups for point in range(first, last + 1)}
    return _in_segments(font, at) if kind == _SEGMENTS else set()


def _in_segments(font: Font, at: int) -> set[int]:
    """The characters of a map in format 4: segments, in which single characters may have no glyph."""
    (twice,) = unpack_from(">H", font, at + 6)
    count = twice // 2
    ends = unpack_from(f">{count}H", font, at + 14)
    starts = unpack_from(f">{count}H", font, at + 16 + twice)
    deltas = unpack_from(f">{count}H", font, at + 16 + 2 * twice)
    ranges_at = at + 16 + 3 * twice
    ranges = unpack_from(f">{count}H", font, ranges_at)
    found = set()
    for number, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for point in range(first, last + 1):
            glyph = point
            if offset:
                (glyph,) = unpack_from(">H", font, ranges_at + 2 * number + offset + 2 * (point - first))
            if offset and not glyph:
                continue
            if (glyph + delta) & 0xFFFF:
                found.add(point)
    return found
