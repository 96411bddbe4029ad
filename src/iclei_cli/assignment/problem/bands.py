"""Those who share something by which tables are mixed: a value, or a number up to some threshold."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.assembly.people.attributes import attribute_named
from iclei_cli.assembly.people.written_numbers import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from fractions import Fraction

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.settings import Settings

MOST_CLASSES = 4
"""Numbers are cut into so many classes at most."""


class Sort(NamedTuple):
    """People of whom every table is to have a fair share, by id, and what one too many of them counts."""

    attribute: str
    value: str
    people: frozenset[int]
    weight: int


def sorts_of(assembly: Assembly, spread: Sequence[str], settings: Settings) -> list[Sort]:
    """All sorts of people that are to be mixed, of everybody who is coming, for all rounds alike."""
    coming = [person.id for person in assembly.coming()]
    tables = len(assembly.groups)
    found = []
    for name in spread:
        attribute = attribute_named(assembly, name)
        if attribute.numbers is None:
            held = _by_value(attribute.words, coming)
        else:
            held = _by_threshold(attribute.numbers, coming, tables)
        weight = settings.weights.get(name, 1)
        found += [Sort(name, value, frozenset(people), weight) for value, people in held]
    return found


def among(sorts: Iterable[Sort], there: AbstractSet[int]) -> Iterator[tuple[Sort, frozenset[int]]]:
    """The sorts of which more than one is there, with those who are: one alone cannot be uneven."""
    for sort in sorts:
        people = sort.people & there
        if len(people) > 1:
            yield sort, people


def classes_for(people: int, groups: int) -> int:
    """Into how many classes a number is cut: as many as a table has people, from two to four.

    Why more would not help is told in docs/assignment.md (*Numbers*).
    """
    return min(MOST_CLASSES, max(2, people // groups))


def thresholds(numbers: Iterable[Fraction], classes: int, least: int) -> list[Fraction]:
    """The numbers at which these are cut into so many classes at most, of at least so many people each.

    Each next cut is where it takes most from the sum of all classes' widths, each times its people; the
    lowest of several. Equal numbers are never parted.
    """
    times = Counter(numbers)
    values = sorted(times)
    up_to = [0, *accumulate(times[value] for value in values)]
    parts = [(0, len(values))]

    def gain(cut: tuple[int, int, int]) -> Fraction:
        start, middle, end = cut
        return (values[end - 1] - values[start]) * (up_to[end] - up_to[start]) - sum(
            (values[last - 1] - values[first]) * (up_to[last] - up_to[first])
            for first, last in ((start, middle), (middle, end))
        )

    while len(parts) < classes:
        cuts = [
            (start, middle, end)
            for start, end in sorted(parts)
            for middle in range(start + 1, end)
            if min(up_to[middle] - up_to[start], up_to[end] - up_to[middle]) >= least
        ]
        if not cuts:
            break
        start, middle, end = max(cuts, key=gain)
        parts.remove((start, end))
        parts += [(start, middle), (middle, end)]
    return sorted(values[end - 1] for _, end in parts if end < len(values))


def _by_value(words: Mapping[int, tuple[str, ...]], people: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for ident in people:
        for word in words.get(ident, ()):
            holders[word].append(ident)
    yield from holders.items()


def _by_threshold(
    numbers: Mapping[int, Fraction], people: Sequence[int], tables: int
) -> Iterator[tuple[str, list[int]]]:
    """Those with a number up to each threshold, and those who have any: else the last class were free."""
    held = {ident: numbers[ident] for ident in people if ident in numbers}
    classes = classes_for(len(people), tables)
    # Of a class of fewer people than tables, not every table can have somebody.
    least = max(1, min(tables, len(held) // classes))
    for most in (*thresholds(held.values(), classes, least), max(held.values())):
        yield f"≤ {number_text(most)}", [ident for ident, number in held.items() if number <= most]
