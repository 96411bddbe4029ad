"""Finds participants by what the last list said of them, whatever was edited since."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from iclei_cli.assembly.nouns.participant import WISHES
from iclei_cli.intake.people.repeated_rows import combine_rows
from iclei_cli.intake.people.respelling import without_spelling
from iclei_cli.intake.people.three_way_merge import LEFT_OUT, REFUSED, values_in_list
from iclei_cli.intake.rows.identity import identity_of
from iclei_cli.intake.rows.slots import GUESS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.intake.rows.identity import Identity
    from iclei_cli.intake.rows.read import Draft


class ListMemory:
    """What lists said of participants; false when no list has been imported."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        self._namesakes: dict[tuple[str, str], list[Participant]] = defaultdict(list)
        for person in participants:
            if person.imported:
                self._namesakes[_place(identity_of(person.imported))].append(person)

    def __bool__(self) -> bool:
        return bool(self._namesakes)

    def holder_of(self, drafts: Sequence[Draft], *, taken: Container[int], are_sure: bool) -> int | None:
        """Return the participant of whom a list said exactly what these rows say together.

        None when they say anything more, less or else, or when it was said of several. Rows that are not sure
        to be one person must leave no namesake, beside those `taken`, whom one of them could mean as well.
        """
        draft = combine_rows(drafts).draft
        namesakes = [person for person in self._at(draft.identity) if person.id not in taken]
        if not namesakes or (len(namesakes) > 1 and not are_sure):
            return None
        said = without_spelling(values_in_list(draft))
        unread = {*WISHES, *(slot for slot, filled in draft.cell_slots.items() if filled & set(WISHES))}
        holders = [
            person.id
            for person in namesakes
            if without_spelling(_remembered(person.imported, without=unread)) == said
        ]
        return holders[0] if len(holders) == 1 else None

    def _at(self, identity: Identity) -> Sequence[Participant]:
        return self._namesakes.get(_place(identity), ())


def _place(identity: Identity) -> tuple[str, str]:
    return identity.name, identity.organisation


def _remembered(memory: Mapping[str, Any], *, without: Container[str]) -> dict[str, Any]:
    """What a list itself said, without guesses and empty cells.

    Nor is there what can only be read once it is known who is who.
    """
    return {
        slot: value
        for slot, value in memory.items()
        if value is not None
        and slot != LEFT_OUT
        and slot not in without
        and not slot.startswith((GUESS, REFUSED))
    }
