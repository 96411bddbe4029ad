"""What has changed since it was made last, as a document."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document
from iclei_cli.cli.documents.sending.whole_set import LeftOut


class ChangedFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was written again.

    Attributes:
        export: the command that writes it alone, behind `iclei export`.
        path: the file.
        items: what it has: people by their numbers, pages by their keys, or what a whole file is of.
        of: how many there are of it in all.
    """

    export: str
    path: str
    items: list[str]
    of: int


class OldPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was handed out and is to be taken back or thrown away.

    Attributes:
        export: of which it is.
        item: what it is: a person's number, the key of a page, or what a whole file is of.
        called: in words; null of a whole file.
        is_gone: whether there is none in its place any more.
    """

    export: str
    item: str
    called: str | None
    is_gone: bool


class ChangedDocument(Document, frozen=True, kw_only=True):
    """What has changed since it was made last, as it was written again.

    Attributes:
        folder: where the files are.
        index: the page that leads to them; null if nothing has changed, and nothing was written.
        files: what was written.
        old: which papers are to be taken back or thrown away.
        unchanged: the exports of which nothing is another.
        never_made: the exports of the set for the day that were never made.
        left_out: what could not be made again.
        since: when something was made last, UTC, ISO 8601.
    """

    commands: ClassVar[tuple[str, ...]] = ("export changed",)

    folder: str
    index: str | None
    files: list[ChangedFile]
    old: list[OldPaper]
    unchanged: list[str]
    never_made: list[str]
    left_out: list[LeftOut]
    since: str
