"""The programme for conference apps."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.schedule.write import schedule_bytes


class Schedule(msgspec.Struct, frozen=True):
    """The sessions that have a start and an end, in one language.

    Attributes:
        assembly: whose programme it is.
        identity: that of the assembly, by which names of sessions are nothing else's in the world.
        language: of titles.
    """

    identifier: ClassVar[str] = "schedule"
    file_name: ClassVar[str] = "schedule.xml"
    endings: ClassVar[tuple[str, ...]] = (".xml",)

    assembly: Assembly
    identity: str
    language: PrintLanguage

    @property
    def is_private(self) -> bool:
        """It is to be published."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the schedule."""
        file.write(schedule_bytes(self.assembly, self.identity, self.language))
