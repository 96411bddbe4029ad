"""What is to be told of rows that are about several people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from iclei_cli.intake.unfolding.people_in_cells import PeopleOfRow
    from iclei_cli.system.messages import Message


def notices_of_several(
    headers: Sequence[str], people: int, in_cells: Sequence[PeopleOfRow]
) -> Iterator[Message]:
    """Tell of people who stand beside each other, under these `headers`, and of several in one cell."""
    if headers:
        yield message("people-beside-each-other-read", headers=list(headers), people=people)
    if in_cells:
        each = [message("people-of-row", row=row.row, names=list(row.people)) for row in in_cells]
        yield message("people-in-cells", rows=[row.row for row in in_cells], people=each)


def without_those_read(notices: Iterable[Message], read: int) -> Iterator[Message]:
    """Leave out of those who come along unnamed whoever is read beside the first person of a row."""
    for notice in notices:
        more = notice.facts.get("number")
        if notice.code != "companions-counted" or not isinstance(more, int):
            yield notice
        elif more > read:
            yield message("companions-counted", header=notice.facts["header"], number=more - read)
