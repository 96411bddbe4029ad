"""Reports how far a long piece of work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from iclei_cli.system.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")

_STEP = 200


class Progress(Protocol):
    """Hears what is being done."""

    def __call__(self, doing: Message, /) -> None:
        """Take note of it; called often."""


def silent(_doing: Message, /) -> None:
    """Show nothing."""


def track(items: Sequence[Item], code: str, progress: Progress) -> Iterator[Item]:
    """Yield the items, and report every few hundred which one is being worked on, and how many there are."""
    for number, item in enumerate(items):
        if number % _STEP == 0:
            progress(Message(code, {"number": number, "count": len(items)}))
        yield item
