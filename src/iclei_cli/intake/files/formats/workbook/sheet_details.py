"""What the XML of a worksheet tells and calamine does not: hidden rows, formulas without a value, errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipFile

_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_ROW = re.compile(rb"<(?:\w+:)?row(?:\s[^<>]*)?>")
# Without these there is nothing to find below; a search that begins with letters takes a tenth of the time.
_MAY_BE_HIDDEN = b"hidden"
_FORMULA = re.compile(rb"f(?<=[<:]f)[\s/>]")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^<>]*\shidden\s*=\s*["'](?:1|true)["']""")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,9})["']""")
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,9})["']""")
_TEXT_RESULT = re.compile(rb"""\st\s*=\s*["']str["']""")
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c(\s[^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# calamine reads the error of a formula as an empty cell.
_MAY_BE_ERRORS = re.compile(rb"""\st\s*=\s*["']e["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c(?=[^<>]*\st\s*=\s*["']e["'])(\s[^<>]*)>(?:(?!</?(?:\w+:)?c[\s>]).){0,2000}?"""
    rb"<(?:\w+:)?v(?:\s[^<>]*)?>([^<]{1,40})</(?:\w+:)?v>",
    re.DOTALL,
)


class SheetDetails(NamedTuple):
    """What calamine does not tell of a worksheet; rows and columns are counted from 1.

    `errors` are the cells that hold the error of a formula, each with what the program shows there: `#N/A`.
    """

    hidden_rows: tuple[int, ...] = ()
    uncalculated: tuple[tuple[int, int], ...] = ()
    errors: tuple[tuple[int, int, str], ...] = ()


def details_in(content: bytes) -> SheetDetails:
    """Return the details that the XML of a worksheet gives; at once, where there are none."""
    has_hidden = _MAY_BE_HIDDEN in content and _HIDDEN_ROW.search(content)
    hidden = _hidden_rows(content) if has_hidden else ()
    return SheetDetails(
        hidden,
        _uncalculated(content) if _FORMULA.search(content) else (),
        _errors(content) if b"#" in content and _MAY_BE_ERRORS.search(content) else (),
    )


def names_of_members(archive: ZipFile) -> dict[str, str]:
    """Return the names of the worksheets by the members that hold them."""
    members = set(archive.namelist())
    if not {_BOOK, _RELATIONS} <= members:
        return {}
    targets = {
        item.get("Id", ""): item.get("Target", "") for item in _tags(_RELATION, archive.read(_RELATIONS))
    }
    names = {}
    for sheet in _tags(_SHEET, archive.read(_BOOK)):
        relation = next((value for key, value in sheet.items() if key.endswith(":id")), "")
        target = targets.get(relation, "")
        names[target.removeprefix("/") if target.startswith("/") else f"xl/{target}"] = sheet.get("name", "")
    return names


def _tags(tag: re.Pattern[bytes], content: bytes) -> list[dict[str, str]]:
    """Return the attributes of each tag of a kind."""
    from html import unescape  # noqa: PLC0415 - most of the time goes into starting the process

    return [
        {
            name.decode("ascii", "replace"): unescape((one or other).decode("utf-8", "replace"))
            for name, one, other in _ATTRIBUTE.findall(text)
        }
        for text in tag.findall(content)
    ]


def _hidden_rows(content: bytes) -> tuple[int, ...]:
    hidden = []
    number = 0
    for row in _ROW.findall(content):
        place = _NUMBER.search(row)
        number = int(place[1]) if place else number + 1
        if _HIDDEN.search(row):
            hidden.append(number)
    return tuple(hidden)


def _uncalculated(content: bytes) -> tuple[tuple[int, int], ...]:
    cells = []
    for attributes in _UNCALCULATED.findall(content):
        place = _PLACE.search(attributes)
        if place and not _TEXT_RESULT.search(attributes):  # a text may be empty
            cells.append((int(place[2]), column_number(place[1])))
    return tuple(cells)


def _errors(content: bytes) -> tuple[tuple[int, int, str], ...]:
    cells = []
    for attributes, text in _ERROR.findall(content):
        if place := _PLACE.search(attributes):
            cells.append((int(place[2]), column_number(place[1]), text.decode("utf-8", "replace")))
    return tuple(cells)


def column_number(letters: bytes) -> int:
    """Return the number of a column, from 1, by its letters; of very many letters, only that it is far."""
    number = 0
    for letter in letters.upper()[:6]:
        number = number * 26 + letter - ord("A") + 1
    return number
