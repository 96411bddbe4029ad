"""The ways in which a file is spoilt on its way: each takes bytes and gives others."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Mutation = Callable[[bytes, Random], bytes]

_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "shift_jis", "gb18030", "big5", "latin-1", "cp949", "utf-7")
_NUMBERS = (b"0", b"-1", b"1048576", b"16384", b"4294967295", b"99999999999999999999", b"XFD1048576", b"")
_ODD = tuple(
    word.encode()
    for word in (
        *("", "-", "0", "-1", "99", "1e9", "9" * 30, "0000000", "①", "½", "٣", "１２", "\u3000"),
        *("#REF!", "=1+1", "성명", "번호", "iclei:kind", "PT99999H"),
        *("24:00", "25:61", "9시", "오후 13시", "2019-02-30", "0000-00-00", "9999-12-31", "20190228T250000Z"),
        *("○", "×", "x", "대리", "불참", "합계", "김가나", "김가나, 김가다"),
        *("+25:00", "RRULE:FREQ=SECONDLY", "DTSTART:1", "TZID=Nowhere/Never", "\u202e", "\x00", "1048577"),
    )
)
_HUGE = 10_000_000


def truncated(data: bytes, random: Random) -> bytes:
    """Cut it off anywhere, as a broken download."""
    return data[: random.randrange(len(data))]


def flipped(data: bytes, random: Random) -> bytes:
    """Change up to twenty bytes."""
    changed = bytearray(data)
    for _ in range(random.randint(1, 20)):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def shuffled(data: bytes, random: Random) -> bytes:
    """Take a piece out, or put it in again somewhere else."""
    first, last = sorted(random.randrange(len(data)) for _ in range(2))
    piece, rest = data[first:last], data[:first] + data[last:]
    place = random.randrange(len(rest) + 1)
    return rest if random.random() < 0.5 else rest[:place] + piece * random.randint(1, 3) + rest[place:]


def broken_inside(data: bytes, random: Random) -> bytes:
    """Spoil what is packed in a zip, so that the zip itself stays whole."""
    return _repacked(data, random, random.choice((truncated, flipped, shuffled)))


def odd_numbers(data: bytes, random: Random) -> bytes:
    """Put other numbers and places into attributes of markup, packed or not."""

    def change(content: bytes, random: Random) -> bytes:
        return re.sub(
            rb'="([A-Z]{0,3}\d+)"',
            lambda found: b'="%s"' % random.choice(_NUMBERS) if random.random() < 0.05 else found[0],
            content,
        )

    return _repacked(data, random, change) if data.startswith(b"PK") else change(data, random)


def odd_words(data: bytes, random: Random) -> bytes:
    """Put odd words, numbers, days and times in the place of others, as people type them."""

    def change(content: bytes, random: Random) -> bytes:
        often = random.choice((0.003, 0.03, 0.2))
        return re.sub(
            rb"(?<![<=/\"])[\w:.+\-\x80-\xff]+(?![\"=>])",
            lambda found: random.choice(_ODD) if random.random() < often else found[0],
            content,
        )

    return _repacked(data, random, change) if data.startswith(b"PK") else change(data, random)


def reencoded(data: bytes, random: Random) -> bytes:
    """Write the text in an encoding that it does not say it has."""
    text = data.decode("utf-8", "replace")
    return text.encode(random.choice(_ENCODINGS), "replace")


def huge_cell(data: bytes, random: Random) -> bytes:
    """Make one cell 10 MB long."""

    def change(content: bytes, random: Random) -> bytes:
        start = (
            content.find("김".encode()) if "김".encode() in content else random.randrange(len(content) + 1)
        )
        return content[:start] + random.choice((b"x", b" ", b"<", b"\n", b",")) * _HUGE + content[start:]

    return _repacked(data, random, change) if data.startswith(b"PK") else change(data, random)


def _repacked(data: bytes, random: Random, change: Mutation) -> bytes:
    """Change one entry of a zip, or what is no zip."""
    if not data.startswith(b"PK"):
        return change(data, random)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice([name for name in entries if name.endswith((".xml", ".bin"))])
    entries[name] = change(entries[name], random)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for title, entry in entries.items():
            archive.writestr(title, entry)
    return content.getvalue()


# How often each is done, of a thousand.
MUTATIONS: dict[Mutation, int] = {
    truncated: 150,
    flipped: 200,
    shuffled: 120,
    broken_inside: 200,
    odd_numbers: 60,
    odd_words: 200,
    reencoded: 65,
    huge_cell: 5,
}
