"""The numbers of an assembly, counted in one place for a report and for the one of the year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iclei_cli.assembly.door.attendance import attendance, expected_at, walk_ins

if TYPE_CHECKING:
    from iclei_cli.assembly.door.attendance import Presence
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import NoteKind
    from iclei_cli.assembly.nouns.participant import Participant


@dataclass(frozen=True)
class Counts:
    """How much there was of everything.

    Attributes:
        come: what the ledger says of everybody who came, by number.
        expected: who were on the list before and were to come, or did.
        walk_ins: who came and were on no list.
    """

    assembly: Assembly
    come: dict[int, Presence]
    expected: tuple[Participant, ...]
    walk_ins: tuple[Participant, ...]

    @property
    def is_door_known(self) -> bool:
        """Whether anybody was checked in at all."""
        return bool(self.come)

    @property
    def arrived(self) -> int:
        """How many of those who were expected came."""
        return sum(person.id in self.come for person in self.expected)

    @property
    def present(self) -> tuple[Participant, ...]:
        """Everybody who came; everybody who was to come, where nobody was checked in."""
        if not self.is_door_known:
            return self.expected
        return (*(person for person in self.expected if person.id in self.come), *self.walk_ins)

    @property
    def invited(self) -> tuple[Participant, ...]:
        """Everybody of whom is told: who was expected, and who came besides; nobody who cancelled."""
        return (*self.expected, *self.walk_ins)

    def notes(self, kind: NoteKind) -> int:
        """How many notes of a kind there are that may go out."""
        return sum(note.kind is kind and note.may_go_out for note in self.assembly.notes.values())

    @property
    def open_actions(self) -> int:
        """How many actions are still to be done."""
        return sum(note.is_open for note in self.assembly.notes.values())

    def different(self, field: str) -> int:
        """How many different values of a field those who were there have."""
        return _different(self.present, field)

    def different_expected(self, field: str) -> int:
        """How many different values of a field those who were expected have, whether they came or not."""
        return _different(self.expected, field)


def _different(people: tuple[Participant, ...], field: str) -> int:
    return len({getattr(person, field) for person in people} - {None})


def counts_of(assembly: Assembly) -> Counts:
    """Count an assembly."""
    come = attendance(assembly)
    without_list = walk_ins(assembly)
    listed = [person for _, person in sorted(assembly.participants.items())]
    return Counts(
        assembly=assembly,
        come=come,
        expected=tuple(sorted(expected_at(assembly, come), key=lambda person: person.id)),
        walk_ins=tuple(person for person in listed if person.id in without_list & come.keys()),
    )
