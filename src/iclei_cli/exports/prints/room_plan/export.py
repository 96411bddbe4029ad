"""The room plan: a page for each room and round, to put up at the door."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.prints.engine.draw import ENDINGS, Drawn


class RoomPlan(msgspec.Struct, frozen=True):
    """Where the tables of each room stand, and who sits at them.

    Attributes:
        drawn: the pages, or all of them as one picture.
    """

    identifier: ClassVar[str] = "room-plan"
    file_name: ClassVar[str] = "room-plan.svg"
    endings: ClassVar[tuple[str, ...]] = ENDINGS

    drawn: Drawn

    @property
    def is_private(self) -> bool:
        """Never: it is put up for everybody, and has nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the pages."""
        file.write(self.drawn.content)
