"""What the file of a programme did, as a document."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from iclei_cli.cli.documents.document import Document


class FieldChangeItem(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of a session before and after.

    Attributes:
        fact: its name, in words.
        before: what it was, in words; "" of nothing.
        after: what it is.
    """

    fact: str
    before: str
    after: str


class ImportedSessionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A session of the file.

    Attributes:
        session: its key.
        title: as it is printed.
        what: whether it is new, was changed, or is as it was.
        changes: fact by fact; of a new session all that is known of it.
        kept: the names of people and the titles of talks that the file does not have, and that stay.
    """

    session: str
    title: str
    what: Literal["added", "changed", "unchanged"]
    changes: list[FieldChangeItem]
    kept: list[str]


class FaultItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the file that cannot be meant.

    Attributes:
        row: in which row it stands, or, in a file without rows, which event it is; from 1.
        sheet: in which sheet; null where there is only one.
        code: a stable name of it.
        message: the same as a sentence.
    """

    row: int
    sheet: str | None
    code: str
    message: str


class ProgrammeImportDocument(Document, frozen=True, kw_only=True):
    """What the file of a programme did, or would do; nothing if anything in it cannot be meant.

    Attributes:
        changed: whether the programme was changed.
        sessions: those of the file, in its order.
        others: the keys of the sessions that the file does not have, which stay.
        faults: what cannot be meant.
        ignored: the headers of columns that are not taken.
        unknown_kinds: words for kinds of sessions that are not known; such sessions are `other`, or as they
            were.
        remarks: the numbers of rows that are no session.
        left_out: the titles of events that are no sessions: cancelled ones, and those of a whole day.
        repeated: the titles of events that are repeated, of which only the first time is taken.
    """

    commands: ClassVar[tuple[str, ...]] = ("sessions import",)

    changed: bool
    sessions: list[ImportedSessionItem]
    others: list[str]
    faults: list[FaultItem]
    ignored: list[str]
    unknown_kinds: list[str]
    remarks: list[int]
    left_out: list[str]
    repeated: list[str]
