"""The roster: a workbook of who is coming and who sits where, ready to print."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.assembly.nouns.assembly import Assembly
from iclei_cli.assembly.nouns.plan import Score
from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.roster.wishes import RosterWishes


class Roster(msgspec.Struct, frozen=True):
    """A cover, the participants, and a page for each group and round if there is a plan.

    Text stays text, whatever it begins with; control characters, which a workbook cannot hold, are left
    out, and line breaks become spaces.

    Attributes:
        assembly: the event, its participants, and its plan if it has one.
        score: the score of that plan; None leaves out the choices met.
        language: what it speaks.
        wishes: what is asked of it.
    """

    identifier: ClassVar[str] = "roster"
    file_name: ClassVar[str] = "roster.xlsx"
    endings: ClassVar[tuple[str, ...]] = (".xlsx",)

    assembly: Assembly
    score: Score | None
    language: PrintLanguage
    wishes: RosterWishes = RosterWishes()

    @property
    def is_private(self) -> bool:
        """Only with contacts: then it is for the office, not for handing out."""
        return self.wishes.is_private

    def write(self, file: BinaryIO) -> None:
        """Write the workbook."""
        from iclei_cli.exports.roster.write import write_roster  # noqa: PLC0415 - openpyxl is slow

        write_roster(file, self.assembly, self.score, self.language, self.wishes)
