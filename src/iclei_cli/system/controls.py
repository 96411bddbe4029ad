"""Characters that are no text but command whatever shows it: a terminal's, and those that turn text around.

In somebody's name they could clear the screen, name the window, or show one file name as another.
"""

from __future__ import annotations

import re

_C0, _DEL_AND_C1 = "\x00-\x1f", "\x7f-\x9f"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_BREAKS = "\u2028\u2029"
_HALVES = "\ud800-\udfff"
"""Halves of characters: bytes of a file's name or of a command line that are no UTF-8."""

# These are compiled when one is first needed (and kept by `re`): few texts need any, and a start none.
_ALL = f"[{_C0}{_DEL_AND_C1}{_BIDI}{_BREAKS}{_HALVES}\ufff9-\ufffb]"
_IN_LINES = _ALL.replace(_C0, "\x00-\x09\x0b-\x1f")
_UNESCAPED = _ALL.replace(_C0, "")
_HALF = f"[{_HALVES}]"

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

STRIPPED: dict[int, str | None] = {
    **dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x061C, 0x200E, 0x200F]),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFFF9, 0xFFFC)]),
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
}
"""What becomes of each of them where text comes in (`str.translate`); halves are for whoever reads bytes."""


def visible(text: str) -> str:
    r"""The text with each of them as what is typed for it: `\x1b`, `\u202e`, and `\n` for a line's end."""
    # Printable text, as nearly every name is, has none of them, and that is told in no time.
    return text if text.isprintable() else re.sub(_ALL, _escape, text)


def visible_lines(text: str) -> str:
    """The same of text that consists of lines, which stay lines."""
    if all(map(str.isprintable, text.split("\n"))):
        return text
    return re.sub(_IN_LINES, _escape, text)


def visible_in_json(text: str) -> str:
    """JSON text with each of them as JSON escapes it; the first 32 it has escaped already."""
    return re.sub(_UNESCAPED, _json_escape, text)


def stripped(text: str) -> str:
    """The text without them, but for ends of lines and tabs."""
    return text if text.isprintable() else text.translate(STRIPPED)


def is_unicode(text: str) -> bool:
    """Whether it has no halves of characters, so that it can be written to a file."""
    return text.isascii() or not re.search(_HALF, text)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")  # noqa: PLR2004


def _json_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
