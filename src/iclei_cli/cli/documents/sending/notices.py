"""Notices as documents."""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from iclei_cli.cli.documents.document import Document


class NoticesDocument(Document, frozen=True, kw_only=True):
    """To whom a notice goes, and to whom not; numbers of people.

    Attributes:
        new: who has none yet.
        changed: whose seat, room or time has changed since theirs.
        perhaps: whose was being sent when that was interrupted, so that it may have arrived.
        told: who has it as it is now.
        bounced: whose address the mail server refused, and is the same still.
        declined: who said no to being contacted (consent `contact` or `personal-data`).
        without_email: who has no e-mail address.
        without_seat: who has no seat.
    """

    commands: ClassVar[tuple[str, ...]] = ("notices list",)

    new: list[int]
    changed: list[int]
    perhaps: list[int]
    told: list[int]
    bounced: list[int]
    declined: list[int]
    without_email: list[int]
    without_seat: list[int]


class NoticeFilesDocument(Document, frozen=True, kw_only=True):
    """Notices that were written as files.

    Attributes:
        folder: where they are.
        files: the name of each file.
        removed: the names of the files of an earlier export that were deleted, as these are told no more.
        others: the names of the mails in the folder that are not of this export; they were left alone.
        without_email: the numbers of those who have no e-mail address.
        declined: the numbers of those who said no to being contacted.
        without_seat: the numbers of those who have no seat.
    """

    commands: ClassVar[tuple[str, ...]] = ("export notices",)

    folder: str
    files: list[str]
    removed: list[str]
    others: list[str]
    without_email: list[int]
    declined: list[int]
    without_seat: list[int]


class SentItem(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a notice.

    Attributes:
        person: the number of whose it is.
        outcome: `sent`; `bounced`, if the server refused the address for good; `not-now`, if it did not
            take it this time; `perhaps`, if the connection broke before it said so; `changed-meanwhile`, if
            another command was sending to them, too.
        reason: what the server said; "" of what was sent.
    """

    person: int
    outcome: Literal["sent", "bounced", "not-now", "perhaps", "changed-meanwhile"]
    reason: str


class NoticesSentDocument(Document, frozen=True, kw_only=True):
    """Notices that were sent.

    Attributes:
        notices: in the order in which they were sent.
        left: the numbers of those to whom none was sent any more, as the server was gone.
        perhaps: the numbers of those who were left out because an earlier one may have arrived.
        dry_run: whether nothing was sent.
    """

    commands: ClassVar[tuple[str, ...]] = ("notices send",)

    notices: list[SentItem]
    left: list[int]
    perhaps: list[int]
    dry_run: bool
