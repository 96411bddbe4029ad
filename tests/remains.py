"""Looking through everything that is left in a folder for traces of a person."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from iclei_cli.assembly.nouns.participant import Participant


def remains(folder: Path) -> str:
    """The text of every file below a folder and its name; what is compressed is unpacked."""
    texts = []
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        content = zlib.decompress(content) if path.name.endswith(".z") else content
        texts += [path.name, *(content.decode(encoding, "replace") for encoding in ("utf-8", "cp949"))]
    return "\n".join(texts).casefold()


def traces_of(person: Participant, text: str) -> list[str]:
    """What of a person's names, e-mail address and phone number stands in a text, however it is spelt."""
    sought = [spelt for value in (person.name, person.name_en, person.email) for spelt in _spellings(value)]
    found = [word for word in sought if word.casefold() in text]
    if person.phone:
        digits = person.phone.removeprefix("+82")
        found += re.findall(r"[\s().\-]*".join(digits), text)
    return found


def _spellings(value: str | None) -> Iterator[str]:
    if value:
        yield value
        yield unicodedata.normalize("NFD", value)
        yield json.dumps(value).strip('"')
