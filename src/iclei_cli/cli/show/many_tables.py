"""Very many tables: what a person can read is told of them, and each of them where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from iclei_cli.cli.show import terminal
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from iclei_cli.assembly.nouns.text import Text
    from iclei_cli.system.messages import Message

Item = TypeVar("Item")

MOST = 30
"""Of more tables than that, a summary is told."""

_ENDS = 3
"""So many are told of those at either end."""

_FEWEST = 5
"""At least so many are told of those that are best, though they be of one topic."""


def are_many(count: int, *, everything: bool) -> bool:
    """Whether so many tables are told of in a summary, as not each of them is asked for."""
    return count > MOST and not everything


def say_counts(
    headings: Sequence[str | Message], rows: Sequence[tuple[Text | None, Sequence[int]]], *, everything: bool
) -> None:
    """Show numbers of each table beside its label; of very many the fewest, the most and the sums."""
    if not are_many(len(rows), everything=everything):
        terminal.say_table(headings, [(label, *numbers) for label, numbers in rows])
        return
    columns = list(zip(*(numbers for _, numbers in rows), strict=True))
    terminal.say_table(
        headings,
        [
            (message("fewest-at-a-table"), *map(min, columns)),
            (message("most-at-a-table"), *map(max, columns)),
            (message("at-all-tables", count=len(rows)), *map(sum, columns)),
        ],
    )


def say_where_all_are(count: int, *, everything: bool) -> None:
    """Name the commands that show each of very many tables, unless each was shown."""
    if are_many(count, everything=everything):
        terminal.say("tables-summed-up", count=count)


def ends(items: Sequence[Item], badness: Callable[[Item], object]) -> tuple[list[Item], list[Item]]:
    """The best few and the worst few, the best first."""
    ranked: list[Item] = sorted(items, key=badness)  # type: ignore[arg-type]
    return ranked[:_ENDS], ranked[-_ENDS:]


def best_few(
    items: Sequence[Item],
    kind: Callable[[Item], Hashable],
    badness: Callable[[Item], object],
    most: int | None,
) -> Sequence[Item]:
    """Of more than `most` the best of each kind (and of few kinds, others that are good) in their order."""
    if most is None or len(items) <= most:
        return items
    ranked: list[Item] = sorted(items, key=badness)  # type: ignore[arg-type]
    first: dict[Hashable, Item] = {}
    for item in ranked:
        first.setdefault(kind(item), item)
    chosen = list(first.values())[:most]
    chosen += [item for item in ranked if item not in chosen][: max(0, _FEWEST - len(chosen))]
    return [item for item in items if item in chosen]
