"""Who is meant in a note: somebody on the list, or a guest or an organisation by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.lookup import find_named, folded

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


def who_fields(assembly: Assembly, words: str | None) -> dict[str, Any]:
    """The fields of a note that say who it is: nobody where there are no words.

    Raises:
        RefusedError: several people on the list are called so, or nobody has this number or address.
    """
    person = find_named(assembly, words) if words else None
    party = words if words and person is None else None
    return {"person": None if person is None else person.id, "party": party}


def names_on(assembly: Assembly) -> set[str]:
    """Every number, e-mail address and whole name on the list, as they are compared (`folded`)."""
    people = assembly.participants.values()
    found = {folded(words) for person in people for words in (person.name, person.name_en, person.email)}
    numbers = {number for person in people for number in (person.id, *person.merged)}
    return (found | set(map(str, numbers))) - {""}


def alike(assembly: Assembly, party: str) -> list[Participant]:
    """Those whom a name that is nobody's may mean all the same: it is part of theirs, or begins with it."""
    sought = folded(party)
    return [
        person
        for person in assembly.participants.values()
        for name in (folded(person.name), folded(person.name_en))
        if name and (sought in name or sought.startswith(name))
    ]
