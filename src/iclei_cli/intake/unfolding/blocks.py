"""Several people in a row: `참석자 1 | 참석자 2` over the same titles, or a table in parts."""

from __future__ import annotations

import re
from collections import Counter
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.unfolding.own_cells import OWN_FIELDS
from iclei_cli.intake.words.text import is_blank, normal, one_line
from iclei_cli.intake.words.vocabulary import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Numbered = tuple[int, list[str]]

_NUMBER = re.compile(r"[(\[]?(?:[0-9①-⑳]+(?:번째|번|st|nd|rd|th)?|[첫두세네] ?번째)[)\]]?")


class Blocks(NamedTuple):
    """The columns of several people, who stand beside each other in a row.

    Attributes:
        places: the columns of each, in the same order of titles.
        own: columns beside them that are the first person's alone.
        is_clear: whether the titles show that these are several people.
        is_whole: whether no other column has a title: it is a table in parts.
    """

    places: tuple[tuple[int, ...], ...]
    own: frozenset[int]
    is_clear: bool
    is_whole: bool

    def names_of(self, titles: Sequence[str]) -> list[str]:
        """Return the titles of the columns of names, the first person's first."""
        return [titles[places[0]] for places in self.places]

    def cleared(self, cells: Sequence[str]) -> list[str]:
        """Return the cells of a row without those of the later people."""
        later = {place for places in self.places[1:] for place in places}
        return ["" if place in later else cell for place, cell in enumerate(cells)]

    def unfolded(self, rows: Iterable[Numbered]) -> list[Numbered]:
        """Return a row for each person, with what it says of all; a table in parts, one after the other."""
        parts: list[list[Numbered]] = [[] for _ in self.places]
        in_order: list[Numbered] = []
        for number, cells in rows:
            for block, row in self._people_of(cells):
                parts[block].append((number, row))
                in_order.append((number, row))
        return [row for part in parts for row in part] if self.is_whole else in_order

    def _people_of(self, cells: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
        said = [[cells[place] if place < len(cells) else "" for place in places] for places in self.places]
        filled = [block for block, values in enumerate(said) if not all(map(is_blank, values))] or [0]
        for block in filled:
            row = self.cleared(cells)
            row += [""] * (max(self.places[0]) + 1 - len(row))
            for place, value in zip(self.places[0], said[block], strict=True):
                row[place] = value
            if block != filled[0]:
                row = ["" if place in self.own else cell for place, cell in enumerate(row)]
            yield block, row


def key_of_title(title: str) -> str:
    """Return the form by which titles of several people are compared: `성명` of `성명 (2)`."""
    return normal(_NUMBER.sub(" ", title))


def without_numbers(titles: Sequence[str]) -> tuple[str, ...]:
    """Return titles without the number of the person, where such titles repeat: `성명1 | 성명2`."""
    bare = [one_line(_NUMBER.sub(" ", title)) for title in titles]
    counts = Counter(bare)
    return tuple(
        short if short and counts[short] > 1 else title for short, title in zip(bare, titles, strict=True)
    )


def find_blocks(
    titles: Sequence[str], fields: Sequence[str | None], above: Sequence[str], body: Sequence[Sequence[str]]
) -> Blocks | None:
    """Find columns that repeat with their names; None where there is nobody in the later ones.

    `fields` are what the titles could mean, and `above` is the row above them. Where somebody stands twice in
    a row, one of the two is whoever filled in the form.
    """
    keys = list(map(key_of_title, titles))
    named = [place for place, field in enumerate(fields) if field in NAMES]
    firsts = next((same for place in named if len(same := _same(keys, named, place)) > 1), [])
    if not firsts or len({right - left for left, right in pairwise(firsts)}) > 1:
        return None
    if not _are_of_several(firsts, body):
        return None
    width = firsts[1] - firsts[0]
    after = _reach(keys, firsts, 1, width - 1)
    before = _reach(keys, firsts, -1, width - 1 - after)
    offsets = [0, *range(1, after + 1), *range(-before, 0)]
    places = tuple(tuple(first + offset for offset in offsets) for first in firsts)
    inside = {place for block in places for place in block}
    others = [place for place, title in enumerate(titles) if title and place not in inside]
    own = frozenset(place for place in others if fields[place] in OWN_FIELDS)
    is_numbered = len({normal(titles[first]) for first in firsts}) == len(firsts)
    is_clear = not others or is_numbered or _have_groups(places, above)
    return Blocks(places, own, is_clear, not others)


def _same(keys: Sequence[str], named: Sequence[int], place: int) -> list[int]:
    return [other for other in named if keys[other] == keys[place]]


def _are_of_several(firsts: Sequence[int], body: Sequence[Sequence[str]]) -> bool:
    """Tell whether later columns of names are filled, and never with the name of the first."""
    rows = [[row[place] if place < len(row) else "" for place in firsts] for row in body]
    others = [(row[0], name) for row in rows for name in row[1:] if not is_blank(name)]
    return bool(others) and not any(normal(first) == normal(name) for first, name in others)


def _reach(keys: Sequence[str], firsts: Sequence[int], step: int, most: int) -> int:
    """Return how many titles beside those of the names are the same for all."""
    for distance in count(1):
        places = [first + step * distance for first in firsts]
        if distance > most or not all(0 <= place < len(keys) for place in places):
            break
        if len({keys[place] for place in places}) > 1 or not keys[places[0]]:
            break
    return distance - 1


def _have_groups(places: Sequence[Sequence[int]], above: Sequence[str]) -> bool:
    """Tell whether titles above say that these are people of a kind: `참석자 1`, `참석자 2`."""
    groups = [
        next((above[place] for place in sorted(block) if place < len(above) and above[place]), "")
        for block in places
    ]
    return all(groups) and len(set(map(key_of_title, groups))) == 1
