"""The fonts of prints: those that come with the program, and those that somebody names; and what they lack.

Fonts of the system are never used unasked: a print would look different on another computer.
"""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager, suppress
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from iclei_cli.exports.prints.engine.character_map import characters_of
from iclei_cli.system.data_folder import data_folder
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")

_NEEDS_NO_GLYPH = ("Cf", "Cc", "Zs", "Zl", "Zp")
"""Categories of what is not drawn: formatting, controls and spaces."""

_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""They choose a form of the character before them, if the font has it."""


@contextmanager
def font_folders(given: Sequence[Path]) -> Iterator[list[Path]]:
    """The folders in which the typesetter finds the program's own fonts and the given files and folders."""
    with TemporaryDirectory(prefix="iclei-fonts-") as folder:
        for number, path in enumerate(path for path in given if path.is_file()):
            # The typesetter takes folders only, and in the user's there may be many other fonts.
            Path(folder, f"{number}{path.suffix}").write_bytes(path.read_bytes())
        yield [_own_folder(), Path(folder), *(path for path in given if path.is_dir())]


def require_glyphs(texts: Iterable[str], given: Sequence[Path]) -> None:
    """Check that every character of all texts is in a font.

    Raises:
        RefusedError: `print-glyphs-missing`, with the texts and the characters; `font-missing`,
            `font-unreadable` or `font-folder-empty`, of what was named.
    """
    known = _own_characters() | _characters(given)
    lacking = {text: missing for text in texts if (missing := _missing(text, known))}
    if lacking:
        characters = sorted({character for missing in lacking.values() for character in missing})
        raise RefusedError(
            "print-glyphs-missing",
            texts=list(lacking),
            characters=[f"{character} (U+{ord(character):04X})" for character in characters],
        )


def drawn_texts(data: Any) -> Iterator[str]:  # noqa: ANN401 - as JSON has it
    """Every text in the data of a print."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from drawn_texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from drawn_texts(value)


def _missing(text: str, known: frozenset[int]) -> list[str]:
    if text.isascii():
        return []
    return [
        character
        for character in dict.fromkeys(text)
        if ord(character) not in known and _needs_glyph(character)
    ]


def _needs_glyph(character: str) -> bool:
    if any(ord(character) in selectors for selectors in _SELECTORS):
        return False
    return unicodedata.category(character) not in _NEEDS_NO_GLYPH


def _own_folder() -> Path:
    return data_folder() / "fonts"


@cache
def _own_characters() -> frozenset[int]:
    return _characters([_own_folder()])


def _characters(paths: Iterable[Path]) -> frozenset[int]:
    """The characters of fonts and of folders of fonts."""
    found: set[int] = set()
    for path in paths:
        found |= _in_folder(path) if path.is_dir() else _in_file(path)
    return frozenset(found)


def _in_folder(path: Path) -> set[int]:
    """The characters of the fonts in a folder and the folders in it; whatever is no font is passed over."""
    found: set[int] = set()
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in _ENDINGS:
            with suppress(RefusedError):
                found |= _in_file(file)
    if not found:
        raise RefusedError("font-folder-empty", path=str(path))
    return found


def _in_file(path: Path) -> set[int]:
    if not path.exists():
        raise RefusedError("font-missing", path=str(path))
    if not path.is_file():
        raise RefusedError("font-unreadable", path=str(path))
    try:
        # A font may have 20 MB, of which this is in a few pages.
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as font:
            return characters_of(font)
    except (ValueError, OSError) as error:
        raise RefusedError("font-unreadable", path=str(path)) from error
