"""What stands for a character that the terminal's encoding lacks, such as a dash in cp949."""

from __future__ import annotations

import codecs
import sys

from iclei_cli.system.cells import cells

_NAME = "iclei-stand-ins"

_NEAREST = {
    **dict.fromkeys("–—‑−·", "-"),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("→›»", ">"),
    "…": ".",
    "±": "~",
    "×": "x",
    "■": "#",
    "\u00a0": " ",
}
"""A sign of ASCII that says nearly the same, as wide as the character itself."""


def write_what_can_be_shown() -> None:
    """Have a terminal that lacks a character show something near for it, or a `?` in each of its columns."""
    codecs.register_error(_NAME, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_NAME)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_NEAREST.get(letter, "?" * cells(letter)) for letter in lacking), error.end
