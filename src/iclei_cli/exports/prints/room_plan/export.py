"""The room plan: a page for each room and round, to put up at the door."""

from __future__ import annotations

from typing import ClassVar

from iclei_cli.exports.prints.printed import Printed


class RoomPlan(Printed, frozen=True):
    """Where the tables of each room stand, and who sits at them."""

    identifier: ClassVar[str] = "room-plan"
    file_name: ClassVar[str] = "room-plan.svg"
