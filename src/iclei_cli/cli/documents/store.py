"""The store as documents: whether it is sound, its copies, its export."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from iclei_cli.store.values import Backup


class FindingItem(msgspec.Struct, frozen=True, kw_only=True):
    """Something in the store that is not as it should be.

    Attributes:
        code: a stable name of what is wrong: of people, groups, rules, talks and the plan `id-not-given`,
            `unknown-choice`, `group-without-topic`, `host-not-there`, `rule-about-nobody`,
            `rule-about-no-group`, `met-nobody`, `note-about-nobody`, `note-of-no-group`,
            `note-of-no-session`, `wish-about-nobody`, `unknown-talk-topic`, `speaker-nobody`,
            `session-of-no-group`, `unknown-session`, `unknown-participant` or `unknown-group`; of the door
            `arrival-of-nobody`, `arrival-at-no-session` or `undo-of-nothing`; of what is kept `change-lost`,
            `damaged-backup`, `left-over`, `no-backup`, `open-folder`, `open-to-others` or `unsafe-place`.
        message: what is wrong, and where.
        mend: what to do about it.
        warning: whether nothing is wrong with the data itself.
    """

    code: str
    message: str
    mend: str
    warning: bool


class StoreCheckDocument(Document, frozen=True, kw_only=True):
    """Whether everything in the store fits together.

    Attributes:
        holds: whether nothing was found, or warnings alone.
        findings: what was found.
    """

    commands: ClassVar[tuple[str, ...]] = ("store check",)

    holds: bool
    findings: list[FindingItem]


class BackupItem(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of the assembly that can be put back.

    Attributes:
        number: 1 is the newest; what `iclei store restore` takes.
        file: where it is.
        made: when, UTC, ISO 8601.
        kept: whether it was made on request, and never makes room for newer ones.
        participants: how many it has; null if it is damaged.
        last_change: the number of the last change in effect in it; null if it is damaged.
    """

    number: int | None
    file: str
    made: str
    kept: bool
    participants: int | None
    last_change: int | None


class BackupsDocument(Document, frozen=True, kw_only=True):
    """The backups, the newest first.

    Attributes:
        backups: each of them.
    """

    commands: ClassVar[tuple[str, ...]] = ("store restore",)

    backups: list[BackupItem]


class CopyItem(msgspec.Struct, frozen=True, kw_only=True):
    """A file with people's data that was made on request elsewhere.

    Attributes:
        place: where it was made.
        owed: what has still to be destroyed in it: `erase` of some people, `purge` of all; null if nothing.
        since: when that was to be done, UTC, ISO 8601; null if nothing is owed.
        why: it cannot be reached now, or is no copy, in words; null if it can.
    """

    place: str
    owed: str | None
    since: str | None
    why: str | None


class CopiesDocument(Document, frozen=True, kw_only=True):
    """The files with people's data that were made on request elsewhere.

    Attributes:
        copies: each of them, in the order in which they were made.
    """

    commands: ClassVar[tuple[str, ...]] = ("store copies",)

    copies: list[CopyItem]


class ForgottenCopyDocument(Document, frozen=True, kw_only=True):
    """A copy that is said to be destroyed or lost.

    Attributes:
        place: where it was.
        reason: what was said of it.
    """

    commands: ClassVar[tuple[str, ...]] = ("store copies forget",)

    place: str
    reason: str


class RestoredDocument(Document, frozen=True, kw_only=True):
    """A copy that was put back.

    Attributes:
        file: which copy.
        participants: how many there are now.
        destroyed_since: of how many people data was destroyed since the copy was made, which may have it.
        forgotten: how many changes of its history cannot be undone or redone, as what they did is not kept.
    """

    commands: ClassVar[tuple[str, ...]] = ("store restore N", "store restore FILE")

    file: str
    participants: int
    destroyed_since: int
    forgotten: int


class WrittenDocument(Document, frozen=True, kw_only=True):
    """A file with all that the store holds.

    Attributes:
        file: where it was written.
    """

    commands: ClassVar[tuple[str, ...]] = ("store backup", "store export")

    file: str


class ImportedDocument(Document, frozen=True, kw_only=True):
    """An assembly that was made from an export.

    Attributes:
        file: where the assembly is.
        assembly: its name.
        participants: how many it has.
        groups: how many it has.
    """

    commands: ClassVar[tuple[str, ...]] = ("store import",)

    file: str
    assembly: str
    participants: int
    groups: int


def backups_document(backups: Iterable[Backup]) -> BackupsDocument:
    """Return backups as a document."""
    return BackupsDocument(
        backups=[
            BackupItem(
                number=backup.number,
                file=backup.place,
                made=backup.made.isoformat(),
                kept=backup.is_kept,
                participants=backup.people,
                last_change=backup.last_change,
            )
            for backup in backups
        ]
    )
