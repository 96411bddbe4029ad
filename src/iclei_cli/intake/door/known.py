"""Who on the list a walk-in may be: people come who were registered by somebody else, or had cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.people.duplicates import may_be
from iclei_cli.intake.words.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.system.messages import Message


class Known(NamedTuple):
    """Somebody on the list who is like a walk-in.

    Attributes:
        person: who it is, whether they are coming or have cancelled.
        why: what the two have in common.
        is_likely: whether they probably are the same; else they share a name and no more.
    """

    person: Participant
    why: Sequence[Message]
    is_likely: bool


def known_like(walk_in: Participant, people: Collection[Participant]) -> list[Known]:
    """Find those who are probably a walk-in, the surest first, and then whoever else has that name."""
    by_id = {person.id: person for person in people}
    likely = [Known(by_id[pair.ids[1]], pair.why, is_likely=True) for pair in may_be(walk_in, people)]
    seen = {known.person.id for known in likely}
    name = normal(walk_in.name)
    namesakes = [person for person in people if person.id not in seen and normal(person.name) == name]
    return likely + [Known(person, (), is_likely=False) for person in namesakes]
