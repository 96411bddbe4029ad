"""A person as messages name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.system.messages import Message, message

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.participant import Participant


def person_fact(person: Participant) -> Message:
    """Return the person as a fact: name and id, which the catalogue puts as `김하늘 (no. 17)`."""
    return message("person", name=person.name, id=person.id)
