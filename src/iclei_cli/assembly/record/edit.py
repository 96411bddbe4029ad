"""What can be done to the notes, and what is refused: no text, the same twice, a day of what is no action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from iclei_cli.assembly.nouns.day.note import MOST_LETTERS, Note, NoteKind
from iclei_cli.assembly.nouns.settings import MOST_ROUNDS
from iclei_cli.system.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.assembly.nouns.assembly import Assembly

_IDENTITY = ("kind", "text", "group", "session", "round", "person", "party", "by")
"""What of two notes must be the same for them to be one."""


class Record:
    """The notes of an assembly, to be added to and changed, many one after the other.

    What there is, is looked through once, when it is made; until it is done with, nobody else changes notes.
    """

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._known = {_identity(note): note.number for note in assembly.notes.values()}
        self._last = max(assembly.notes, default=0)

    def add(self, **fields: Any) -> Note:  # noqa: ANN401 - of any type
        """Add a note with these fields.

        Raises:
            RefusedError: the very same is noted already, or there is no such round.
            UsageError: as `change`.
        """
        note = _sound(Note(number=self._last + 1, **fields))
        self._require_new(note)
        self._last = note.number
        self._known[_identity(note)] = note.number
        self._assembly.notes[note.number] = note
        return note

    def change(self, number: int, **fields: Any) -> Note:  # noqa: ANN401 - of any type
        """Give a note other values in these fields.

        Raises:
            RefusedError: there is none of this number, the very same is noted already, or there is no such
                round.
            UsageError: it has no text, is of a round of a session, or has what only other kinds have.
        """
        before = find_note(self._assembly, number)
        if fields.get("kind", NoteKind.QUOTE) is not NoteKind.QUOTE:
            # Nobody consents to what is no quote any more.
            fields = {"consent": None, **fields}
        note = _sound(replace(before, **fields))
        if _identity(note) != _identity(before):
            self._require_new(note)
            self._known.pop(_identity(before), None)
            self._known[_identity(note)] = number
        note = replace(note, edited=before.edited or note.content != before.content)
        self._assembly.notes[number] = note
        return note

    def _require_new(self, note: Note) -> None:
        if (known := self._known.get(_identity(note))) is not None:
            raise RefusedError("note-known", number=known)
        # A plan that was made since may well have fewer rounds: what was noted of the others stays.
        plan = self._assembly.plan
        rounds = MOST_ROUNDS if plan is None else len(plan.rounds)
        if note.round is not None and note.round > rounds:
            raise RefusedError("note-round-too-high", round=note.round, rounds=rounds)


def remove_notes(assembly: Assembly, numbers: Sequence[int]) -> list[Note]:
    """Take notes away, by their numbers.

    Raises:
        RefusedError: there is none of a number; nothing is to be kept.
    """
    found = [find_note(assembly, number) for number in dict.fromkeys(numbers)]
    for note in found:
        del assembly.notes[note.number]
    return found


def find_note(assembly: Assembly, number: int) -> Note:
    """The note of this number.

    Raises:
        RefusedError: there is none.
    """
    if number not in assembly.notes:
        raise RefusedError("note-unknown", number=number)
    return assembly.notes[number]


def _identity(note: Note) -> tuple[object, ...]:
    return tuple(getattr(note, field) for field in _IDENTITY)


def _sound(note: Note) -> Note:
    if not note.text:
        raise UsageError("note-empty")
    if len(note.text) > MOST_LETTERS:
        raise UsageError("note-too-long", most=MOST_LETTERS)
    if note.round is not None and note.session is not None:
        raise UsageError("note-round-of-session", session=note.session)
    if note.kind is not NoteKind.ACTION and (note.by is not None or note.done):
        raise UsageError("note-is-no-action")
    if note.kind is not NoteKind.QUOTE and note.consent is not None:
        raise UsageError("note-is-no-quote")
    return replace(note, sdgs=tuple(sorted(set(note.sdgs))))
