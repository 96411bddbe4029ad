"""What there is in the catalogues of the languages beside English."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.pofile import read_po

SCRIPTS = Path(__file__).parents[1] / "scripts"
compile_catalogues: dict[str, Any] = runpy.run_path(str(SCRIPTS / "compile_catalogues.py"))
PATHS: dict[str, Path] = compile_catalogues["catalogues"]()


class Entry(NamedTuple):
    """A text of a catalogue, and whether somebody has to look at it again."""

    context: str
    english: str
    translation: str
    is_fuzzy: bool


def entries(language: str) -> list[Entry]:
    """What there is in a catalogue."""
    with PATHS[language].open("rb") as file:
        return [
            Entry(str(item.context), str(item.id), str(item.string), item.fuzzy)
            for item in read_po(file)
            if item.id
        ]
