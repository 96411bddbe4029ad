"""A cell that names several people, taken apart where that is plain: `과장 김가온, 주무관 이나래`."""

from __future__ import annotations

import re

from iclei_cli.intake.values.names.read import plain_name, read_name
from iclei_cli.intake.values.names.shapes import (
    is_full_latin,
    is_han_name,
    is_hangul_name,
    is_surely_name,
    is_title,
    is_usual_name,
)
from iclei_cli.intake.values.understood import Understood
from iclei_cli.intake.words.names import NO_PERSONS
from iclei_cli.intake.words.text import normal

SIGNS = re.compile(r"[\n,，、;；/·&]|\band\b|[가-힣] +[가-힣]")
"""What every cell of several people has, and many others, too."""

_IN_BRACKETS = r"[(\[（【<〈][^()\[\]（）【】<>〈〉]*[)\]）】>〉]"
# The surer sign first: what stands between such signs may have the others in it.
_LEVELS = tuple(
    re.compile(rf"{_IN_BRACKETS}|(?P<sign>{signs})")
    for signs in (r"[\n;；]", r"[\n;；,，、]", r"[\n;；,，、/·&]|\band\b|(?<=\s)(?:및|와|과|그리고)(?=\s)")
)
_TOLD_ALONE = {"further-places", "name-with-remark", "name-in-two-scripts"}
"""What may be said beside the name of one of them, and is kept with that person."""

_MOST, _LONGEST = 30, 500
_FEWEST = 2


def people_in(text: str, header: str = "") -> list[str]:
    """Return what a cell says of each of several people; nothing where it is about one, or not plain.

    A title before the first of names with a middle dot between them is that of all: `시의원 조사랑·윤아람`.
    """
    if len(text) > _LONGEST or is_han_name(text):
        return []
    for level in _LEVELS:
        parts, signs = _parts(text, level)
        if _FEWEST <= len(parts) <= _MOST and _are_people(parts, header):
            return _with_common_title(parts, header) if set(signs) == {"·"} else parts
    words = text.split()
    are_names = 1 < len(words) <= _MOST and all(map(is_usual_name, words)) and all(map(is_surely_name, words))
    return words if are_names and len(set(words)) == len(words) else []


def _parts(text: str, level: re.Pattern[str]) -> tuple[list[str], list[str]]:
    """Return the parts between signs that stand in no brackets, and the signs."""
    parts, signs, start = [], [], 0
    for found in level.finditer(text):
        if found["sign"] is not None:
            parts.append(text[start : found.start()])
            signs.append(found["sign"])
            start = found.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()], signs


def _are_people(parts: list[str], header: str) -> bool:
    """Tell whether each part is plainly one person, and each another."""
    names = [_name_in(part, header) for part in parts]
    if not all(names) or len(set(names)) < len(names):
        return False
    # The same name in two scripts is one person.
    scripts = {name.isascii() for name in names if name}
    return len(names) > _FEWEST or len(scripts) == 1


def _name_in(part: str, header: str) -> str | None:
    """Return the name of the one person whom a part is plainly about, as names are compared; else None."""
    reading = plain_name(part) or read_name(part, header)
    if not isinstance(reading, Understood):
        reading = Understood(reading)
    name = reading.value
    codes = {why.code for why in reading.unclear}
    is_told = codes <= _TOLD_ALONE and not any(remark.code == "name-as-written" for remark in reading.remarks)
    if not isinstance(name, str) or not is_told or NO_PERSONS.search(name):
        return None
    has_title = "position" in reading.others
    is_name = (
        is_surely_name(name)
        or (has_title and is_hangul_name(name))
        or is_full_latin(name)
        or (is_han_name(name) and len(name) > 1 and not is_title(name))
    )
    return normal(name) if is_name else None


def _with_common_title(parts: list[str], header: str) -> list[str]:
    """Give all the title that stands before the first name, or behind the last, if no other has one."""
    titles = [_position_in(part, header) for part in parts]
    first, last = titles[0], titles[-1]
    if first and not any(titles[1:]) and parts[0].startswith(first):
        return [parts[0], *(f"{first} {part}" for part in parts[1:])]
    if last and not any(titles[:-1]) and parts[-1].endswith(last):
        return [*(f"{part} {last}" for part in parts[:-1]), parts[-1]]
    return parts


def _position_in(part: str, header: str) -> str | None:
    reading = read_name(part, header)
    return str(reading.others.get("position", "")) if isinstance(reading, Understood) else None
