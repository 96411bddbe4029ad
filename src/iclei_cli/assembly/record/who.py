"""Who is meant in a note: somebody on the list, or a guest or an organisation by name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.lookup import find_participant, folded, only_one

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.participant import Participant


class Whom:
    """Tells who is meant by words, of many notes one after the other: the list is looked through once."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._by_name: dict[str, list[Participant]] = defaultdict(list)
        self._others: set[str] = set()
        for person in assembly.participants.values():
            for name in {folded(person.name), folded(person.name_en)} - {""}:
                self._by_name[name].append(person)
            self._others |= {folded(person.email), *map(str, (person.id, *person.merged))}

    def is_known(self, words: str) -> bool:
        """Whether somebody on the list has this number, e-mail address or whole name."""
        sought = folded(words)
        return bool(sought) and (sought in self._by_name or sought in self._others)

    def find(self, words: str) -> Participant | None:
        """Find the participant with this number, e-mail address or whole name; None if there is nobody.

        Part of a name is nobody's: it may well be somebody else's, or a place.

        Raises:
            RefusedError: several are called so, which the message names with their numbers; or nobody has
                this number or address.
        """
        sought = folded(words)
        if sought.isdecimal() or "@" in sought:
            return find_participant(self._assembly, words)
        return only_one(self._by_name[sought], words) if sought in self._by_name else None

    def fields(self, words: str | None) -> dict[str, Any]:
        """Return the fields of a note that say who it is: nobody where there are no words.

        Raises:
            RefusedError: as `find`.
        """
        person = self.find(words) if words else None
        party = words if words and person is None else None
        return {"person": None if person is None else person.id, "party": party}

    def alike(self, party: str) -> list[Participant]:
        """Those whom a name that is nobody's may mean: it is part of theirs, or begins with it."""
        sought = folded(party)
        found = [
            people for name, people in self._by_name.items() if sought in name or sought.startswith(name)
        ]
        return sorted({person.id: person for people in found for person in people}.values(), key=_number)


def _number(person: Participant) -> int:
    return person.id
