"""Of what a note is: a table, or a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.group import Group

if TYPE_CHECKING:
    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.assembly.nouns.programme.session import Session


def place_fields(place: Group | Session) -> dict[str, str | None]:
    """The fields of a note that say of what it is."""
    is_group = isinstance(place, Group)
    return {"group": place.key if is_group else None, "session": None if is_group else place.key}


def notes_of(assembly: Assembly, place: Group | Session) -> list[Note]:
    """The notes of a table or of a session, in the order in which they were noted."""
    of_place = place_fields(place)
    return [
        note
        for note in assembly.notes.values()
        if (note.group, note.session) == (of_place["group"], of_place["session"])
    ]
