"""The door list and seat slips."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.engine.draw import DOCUMENTS
from iclei_cli.exports.prints.printed import Printed


class _ByName(Printed, frozen=True):
    """Everybody with their tables, on as many pages as that takes."""

    endings: ClassVar[tuple[str, ...]] = DOCUMENTS


class DoorList(_ByName, frozen=True):
    """Name by name at which table everybody sits, in large letters, to put up at the door."""

    identifier: ClassVar[str] = "door-list"
    file_name: ClassVar[str] = "door-list.pdf"


class SeatSlips(_ByName, frozen=True):
    """A slip for everybody with their table in each round, to be cut and given out."""

    identifier: ClassVar[str] = "slips"
    file_name: ClassVar[str] = "slips.pdf"
