"""A row of a sheet that comes back: a new note, a correction of the one that came of it, or nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.record.edit import Record
from iclei_cli.assembly.record.sheet import digest_of, row_name
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note

What = Literal["added", "changed", "unchanged", "known", "edited", "emptied", "removed"]
"""What became of a row: `known` is a note that there was already and that did not come of this row;
`edited` one that was changed by hand and otherwise in the sheet, and `emptied` one whose row is empty now:
both stay. `removed` is one that was removed since, and is not there again."""


class TakenRow(NamedTuple):
    """What became of a row, and its note, or what that was; and what it said before, where it was changed."""

    what: What
    note: Note
    before: Note | None = None


class TakeBack:
    """Takes rows of sheets into the record, one after the other."""

    def __init__(self, assembly: Assembly, removed: Mapping[str, Note], *, prefers_sheet: bool) -> None:
        """Take them into this assembly.

        `removed` are notes that were removed since, by the names of their rows. With `prefers_sheet` the
        sheet counts where a note was changed or removed by hand, too.
        """
        self._assembly = assembly
        self._record = Record(assembly)
        self._removed = removed
        self._prefers_sheet = prefers_sheet
        self._numbers = {row_name(note): note.number for note in assembly.notes.values()}

    def take(
        self, place: dict[str, Any], name: str | None, base: str | None, content: dict[str, Any]
    ) -> TakenRow:
        """Take what a filled row says.

        Args:
            place: the fields of a note that say of what it is.
            name: the name of the row; None where somebody has put the row in.
            base: the checksum of what the note said when the page was made; None where there was none.
            content: what the row says, as `Note.content` has it.

        Raises:
            RefusedError: there is no such round.
            UsageError: a note cannot say that.
        """
        note = self._note_of(name)
        if note is None:
            gone = None if name is None else self._removed.get(name)
            if gone is not None and not self._prefers_sheet:
                return TakenRow("removed", gone)
            return self._new(place, name, content)
        now = note.content
        if content == now or digest_of(content) == base:
            return TakenRow("unchanged", note)
        if note.edited and base != digest_of(now) and not self._prefers_sheet:
            return TakenRow("edited", note)
        changed = replace(self._record.change(note.number, **content), edited=False)
        self._assembly.notes[note.number] = changed
        return TakenRow("changed", changed, before=note)

    def empty(self, name: str | None) -> TakenRow | None:
        """What is to be told of a row that says nothing: the note that came of it once, which stays."""
        note = self._note_of(name)
        return None if note is None else TakenRow("emptied", note)

    def _note_of(self, name: str | None) -> Note | None:
        """The note that came of a row, or of which the row was made; None if there is none, or no more."""
        # The number of one that was removed may be another's by now.
        number = None if name is None or name in self._removed else self._numbers.get(name)
        return None if number is None else self._assembly.notes[number]

    def _new(self, place: dict[str, Any], name: str | None, content: dict[str, Any]) -> TakenRow:
        row = None if name in self._numbers else name
        try:
            note = self._record.add(**place, **content, row=row)
        except RefusedError as error:
            if error.code != "note-known":
                raise
            return TakenRow("known", self._assembly.notes[error.params["number"]])
        self._numbers[row_name(note)] = note.number
        return TakenRow("added", note)
