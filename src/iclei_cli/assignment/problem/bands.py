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
"""Numbers are cut into so many classes at most: quarters."""


class Sort(NamedTuple):
    """People of whom every table is to have a fair share, by id, and what one too many of them counts."""

    attribute: str
    value: str
    people: frozenset[int]
    weight: int


def sorts_of(assembly: Assembly, spread: Sequence[str], settings: Settings) -> list[Sort]:
    """All sorts of people that are to be mixed, of everybody who is coming, for all rounds alike."""
    coming = [person.id for person in assembly.coming()]
    classes = classes_for(len(coming), len(assembly.groups))
    found = []
    for name in spread:
        attribute = attribute_named(assembly, name)
        if attribute.numbers is None:
            held = _by_value(attribute.words, coming)
        else:
            held = _by_threshold(attribute.numbers, coming, classes)
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


def thresholds(numbers: Iterable[Fraction], classes: int) -> list[Fraction]:
    """The numbers at which these are cut into classes of about as many each, from below.

    Each is the number up to which there are as near to j/classes of all as can be, the lower of two as near.
    Where there are no more numbers than classes, all but the greatest are taken.
    """
    times = Counter(numbers)
    values = sorted(times)[:-1]
    if len(values) < classes:
        return values
    up_to = dict(zip(values, accumulate(times[value] for value in values), strict=True))

    def nearest(turn: int) -> Fraction:
        return min(values, key=lambda value: abs(up_to[value] * classes - turn * times.total()))

    return sorted({nearest(turn) for turn in range(1, classes)})


def _by_value(words: Mapping[int, tuple[str, ...]], people: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for ident in people:
        for word in words.get(ident, ()):
            holders[word].append(ident)
    yield from holders.items()


def _by_threshold(
    numbers: Mapping[int, Fraction], people: Sequence[int], classes: int
) -> Iterator[tuple[str, list[int]]]:
    """Those with a number up to each threshold, and those who have any: else the last class were free."""
    held = {ident: numbers[ident] for ident in people if ident in numbers}
    for most in (*thresholds(held.values(), classes), max(held.values())):
        yield f"≤ {number_text(most)}", [ident for ident, number in held.items() if number <= most]
