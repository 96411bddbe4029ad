"""Telling how far a long piece of work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")

_STEP = 200


class Progress(Protocol):
    """Hears, in a few words, what is being done."""

    def __call__(self, doing: str, /) -> None:
        """Take note of it; called often."""


def silent(_doing: str, /) -> None:
    """Hear of it, and tell nobody."""


def told(items: Sequence[Item], doing: str, progress: Progress) -> Iterator[Item]:
    """Yield the items, and tell now and then which of them it is: `comparing 400 of 10000`."""
    for number, item in enumerate(items):
        if number % _STEP == 0:
            progress(f"{doing} {number} of {len(items)}")
        yield item
