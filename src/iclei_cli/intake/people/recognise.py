"""Which people of another list, kept by this program, are on this one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from iclei_cli.intake.rows.identity import Index, identities_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from iclei_cli.assembly.nouns.participant import Participant


class Recognised(NamedTuple):
    """Who is who: the number here by the number there; and those who are nobody here, or not surely one."""

    ids: dict[int, int]
    unknown: list[Participant]
    unsure: list[Participant]


def recognise(people: Iterable[Participant], participants: Mapping[int, Participant]) -> Recognised:
    """Find the participant who each of some people of another list is, as rows of a list are compared.

    The same name with the same e-mail or phone is one person; or else the same name and organisation, while
    neither e-mail nor phone says otherwise. Where several fit, or one fits two people, none is.
    """
    index = Index()
    for participant in participants.values():
        for identity in identities_of(participant):
            index.add(participant.id, identity)
    everybody = list(people)
    found = {person.id: _found(person, index) for person in everybody}
    times = Counter(refs[0] for refs in found.values() if len(refs) == 1)
    ids = {ident: refs[0] for ident, refs in found.items() if len(refs) == 1 and times[refs[0]] == 1}
    return Recognised(
        ids,
        [person for person in everybody if not found[person.id]],
        [person for person in everybody if found[person.id] and person.id not in ids],
    )


def _found(person: Participant, index: Index) -> list[int]:
    """Whom somebody may be: by a contact, or else by their place."""
    identities = identities_of(person)
    for find in (index.by_contact, index.by_place):
        refs = list(dict.fromkeys(ref for identity in identities for ref in find(identity)))
        if refs:
            return refs
    return []
