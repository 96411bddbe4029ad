"""The people on the list of whom something is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from iclei_cli.assembly.lookup import folded
from iclei_cli.assembly.nouns.participant import Participant, Sector, Status

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """Who is looked for; what is not said does not matter.

    Attributes:
        sector: people of this sector.
        status: people of this status.
        municipalities: people of whom one of these is noted, as it is written there.
        organisation: people of organisations with these words in their name, however they are spaced.
        without_consent: people who did not consent to this purpose.
        inferred: people of whom an import inferred a field that nobody stated.
    """

    sector: Sector | None = None
    status: Status | None = None
    municipalities: frozenset[str] | None = None
    organisation: str | None = None
    without_consent: str | None = None
    inferred: bool = False

    def fits(self, person: Participant) -> bool:
        """Whether all of this is so of a person."""
        return (
            self.sector in {None, person.sector}
            and self.status in {None, person.status}
            and (self.municipalities is None or person.municipality in self.municipalities)
            and (self.organisation is None or _bare(self.organisation) in _bare(person.organisation))
            and (self.without_consent is None or not person.has_consented(self.without_consent))
            and (bool(person.inferred) or not self.inferred)
        )


def _bare(text: str | None) -> str:
    """Text for comparing, without any spaces: some write them within a name, some do not."""
    return folded(text).replace(" ", "")


def select(assembly: Assembly, wanted: Selection) -> list[Participant]:
    """Return the people who are looked for, in order of number."""
    return [person for _, person in sorted(assembly.participants.items()) if wanted.fits(person)]
