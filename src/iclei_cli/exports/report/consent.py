"""Who may be named in a report that goes out: whoever agreed that their data is given to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant

PURPOSE = "third-party"
"""The consent that is asked for: a report gives names to others (PIPA, article 17)."""


def may_be_named(person: Participant) -> bool:
    """Whether a person said yes to it; nothing said is a no."""
    return person.has_consented(PURPOSE)


def was_asked(assembly: Assembly) -> bool:
    """Whether anybody answered at all."""
    people = assembly.participants.values()
    return any(consent.purpose == PURPOSE for person in people for consent in person.consents)
