"""Keys: the short names by which sessions, topics and groups are typed."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from iclei_cli.assembly.romanisation import romanised

if TYPE_CHECKING:
    from collections.abc import Container


def new_key(title: str, fallback: str, taken: Container[str]) -> str:
    """A key made of the title's Latin letters, Hangul (romanised) and digits, not among those taken.

    A title without any (in Chinese characters, say) gives the fallback word. A number is added where that is
    taken.
    """
    plain = unicodedata.normalize("NFKD", romanised(title)).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or fallback
    if stem not in taken:
        return stem
    return next(key for number in count(2) if (key := f"{stem}-{number}") not in taken)
