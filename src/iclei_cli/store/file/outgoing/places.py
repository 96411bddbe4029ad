"""The places of copies, as the assembly remembers them.

What lies in the assembly's folder or below is remembered from there on, so that it is found again when the
whole folder was moved; anything else in full.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

_URL = "file://"


def place_as_text(place: Path, store: Path) -> str:
    """How the assembly at `store` remembers a place, in full and without links."""
    folder = store.parent
    text = str(place.relative_to(folder) if place.is_relative_to(folder) else place)
    try:
        text.encode()
    except UnicodeEncodeError:
        return place.as_uri()  # a name that is no text
    return text


def place_of_text(text: str, store: Path) -> Path:
    """The place that the assembly at `store` remembers."""
    if text.startswith(_URL):
        return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(_URL))))
    return store.parent / text
