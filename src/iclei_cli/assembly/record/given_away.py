"""Whom the text of a note names though they did not agree to it: somebody wrote it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.assembly.nouns.participant import THIRD_PARTY
from iclei_cli.assembly.people.spoken_of import SpokenOf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note


def naming_unnamed(assembly: Assembly, notes: Iterable[Note]) -> list[Note]:
    """The notes whose text names somebody of the list who did not agree to be named where it goes out."""
    people = assembly.participants.values()
    unnamed = SpokenOf(person for person in people if not person.has_consented(THIRD_PARTY))
    return [note for note in notes if unnamed.is_named_in(note.text)]
