"""A row of a sheet that comes back: a new note, a correction of the one that came of it, or nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from msgspec.structs import replace

from iclei_cli.assembly.nouns.day.note import Note
from iclei_cli.assembly.record.edit import add_note, change_note, same_note
from iclei_cli.assembly.record.sheet import digest_of, note_of_row

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly

What = Literal["added", "changed", "unchanged", "known", "edited", "emptied"]
"""What became of a row: `known` is a note that there was already and that did not come of this row;
`edited` one that was changed by hand and otherwise in the sheet, and `emptied` one whose row is empty now:
both stay."""


class TakenRow(NamedTuple):
    """What became of a row, and its note; and what that said before, where it was changed."""

    what: What
    note: Note
    before: Note | None = None


def take_row(
    assembly: Assembly,
    place: dict[str, Any],
    name: str | None,
    base: str | None,
    content: dict[str, Any],
    *,
    prefers_sheet: bool,
) -> TakenRow:
    """Take what a filled row says into the record.

    Args:
        assembly: what it is taken into.
        place: the fields of a note that say of what it is.
        name: the name of the row; None where somebody has put the row in.
        base: the checksum of what the note said when the page was made; None where there was none.
        content: what the row says, as `Note.content` has it.
        prefers_sheet: whether the sheet counts where a note was changed by hand, too.

    Raises:
        RefusedError: there is no such round.
        UsageError: a note cannot say that.
    """
    note = None if name is None else note_of_row(assembly, name)
    if note is None:
        return _new(assembly, place, name, content)
    now = note.content
    if content == now or digest_of(content) == base:
        return TakenRow("unchanged", note)
    if note.edited and base != digest_of(now) and not prefers_sheet:
        return TakenRow("edited", note)
    changed = change_note(assembly, note.number, **content)
    changed = assembly.notes[note.number] = replace(changed, edited=False)
    return TakenRow("changed", changed, before=note)


def empty_row(assembly: Assembly, name: str | None) -> TakenRow | None:
    """What is to be told of a row that says nothing: the note that came of it once, which stays."""
    note = None if name is None else note_of_row(assembly, name)
    return None if note is None else TakenRow("emptied", note)


def _new(assembly: Assembly, place: dict[str, Any], name: str | None, content: dict[str, Any]) -> TakenRow:
    known = same_note(assembly, Note(number=0, **place, **content))
    if known is not None:
        return TakenRow("known", known)
    return TakenRow("added", add_note(assembly, **place, **content, row=name))
