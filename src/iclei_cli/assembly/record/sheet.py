"""What a sheet that is handed out carries with it, unseen, so that it can be taken back.

A page is of a table in one round, or of a session; each row has a name of its own, which no other page has.
So a row that is corrected later changes the note that came of it, in whatever language the page speaks.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal

import msgspec

from iclei_cli.assembly.lookup import find_participant, folded
from iclei_cli.assembly.nouns.numbers import Number
from iclei_cli.assembly.nouns.text import forms_of
from iclei_cli.system.errors import RefusedError

if TYPE_CHECKING:
    from typing import Any

    from iclei_cli.assembly.nouns.assembly import Assembly
    from iclei_cli.assembly.nouns.day.note import Note
    from iclei_cli.assembly.nouns.participant import Participant
    from iclei_cli.assembly.record.who import Whom

COLUMNS = ("kind", "text", "who", "by", "sdgs", "consent")
"""What a row says, in the order in which a page has it."""

MARK = "iclei:"
"""What the unseen name of a column begins with: `iclei:text`; the columns may be moved about."""

ROW, BASE = "row", "as-it-was"
"""The columns of the names of rows, and of what the note said when the page was made."""

_OF_NOTE = "note-"
_WITH_NUMBER = re.compile(r"(?P<name>.*\S)\s*[(（]\s*(?P<number>\d+)\s*[)）]")


class SheetHead(msgspec.Struct, frozen=True, kw_only=True):
    """Of what a page is, and of which assembly.

    Attributes:
        sheet: what says that it is such a page at all.
        version: of this layout.
        group: the key of the group; None of a session.
        session: the key of the session; None of a group.
        round: of the group, from 1; None where there is no plan yet.
        event: the names of the assembly.
        date: its day.
    """

    sheet: Literal["iclei-notes"] = "iclei-notes"
    version: Literal[1] = 1
    group: str | None = None
    session: str | None = None
    round: Number | None = None
    event: tuple[str, ...] = ()
    date: str | None = None

    def is_of(self, assembly: Assembly) -> bool:
        """Whether the page is of this assembly, be its name or its day corrected since."""
        names = forms_of(assembly.event.name)
        return not set(self.event).isdisjoint(names) or (self.date or "") == assembly.event.date


def encode_head(assembly: Assembly, *, group: str | None, session: str | None, round_: int | None) -> str:
    """The head of a page as the text of one cell."""
    names = tuple(forms_of(assembly.event.name))
    head = SheetHead(group=group, session=session, round=round_, event=names, date=assembly.event.date)
    return msgspec.json.encode(head).decode()


def decode_head(text: str) -> SheetHead | None:
    """The head that the text of a cell is; None of any other text, and where it is of nothing or of two."""
    try:
        head = msgspec.json.decode(text, type=SheetHead)
    except (msgspec.DecodeError, UnicodeError):
        return None
    return None if (head.group is None) == (head.session is None) else head


def row_name(note: Note) -> str:
    """The name of the row of a note that there is already."""
    return note.row or f"{_OF_NOTE}{note.number}"


def digest_of(content: dict[str, Any]) -> str:
    """A short checksum of what a row says, by which it is known whether anybody has changed it."""
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()[:16]


def listed_name(person: Participant) -> str:
    """A person as a page offers them: by name and number."""
    return f"{person.name} ({person.id})"


def who_of_cell(assembly: Assembly, whom: Whom, words: str) -> dict[str, Any]:
    """The fields of a note that say who it is, from a cell: as a page offers people, or as it is typed.

    Raises:
        RefusedError: nobody has this number any more, somebody else has, or several people are called so.
    """
    found = _WITH_NUMBER.fullmatch(words)
    if found is None:
        return whom.fields(words)
    person = find_participant(assembly, found["number"])
    is_merged = person.id != int(found["number"])
    if not is_merged and folded(found["name"]) not in {folded(person.name), folded(person.name_en)}:
        raise RefusedError("number-of-another", words=words, id=person.id, name=person.name)
    return {"person": person.id, "party": None}
