"""Who may be named in a report that goes out: whoever agreed that their data is given to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import THIRD_PARTY
from iclei_cli.system.messages import message

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Message


def may_be_named(person: Participant) -> bool:
    """Whether a person said yes to it; nothing said is a no."""
    return person.has_consented(THIRD_PARTY)


def was_asked(person: Participant) -> bool:
    """Whether a person said anything to it, yes or no."""
    return any(consent.purpose == THIRD_PARTY for consent in person.consents)


def why_unnamed(people: Iterable[Participant], came: Container[int] | None = None) -> Iterator[Message]:
    """How many may not be named since they said no, and how many since nobody asked them.

    `came` are the numbers of those who were there, who are then told of each; None where that is not told.
    """
    unnamed = [person for person in people if not may_be_named(person)]
    refused = [person for person in unnamed if was_asked(person)]
    not_asked = [person for person in unnamed if not was_asked(person)]
    for code, those in (("unnamed-refused", refused), ("unnamed-not-asked", not_asked)):
        if those:
            present = None if came is None else sum(person.id in came for person in those)
            yield message(code, count=len(those), present=present)
