"""The set for the day as a document."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from iclei_cli.cli.documents.document import Document


class SetFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was written.

    Attributes:
        export: the command that writes it alone, behind `iclei export`.
        path: the file.
        round: which round it is of; null if it is of all.
        for_office: whether it is for the office alone, and not to be handed out.
    """

    export: str
    path: str
    round: int | None
    for_office: bool


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could not be made.

    Attributes:
        export: the command that would write it alone, behind `iclei export`.
        name: of the file.
        code: why, for scripts.
        message: why, in words.
    """

    export: str
    name: str
    code: str
    message: str


class SetDocument(Document, frozen=True, kw_only=True):
    """The set for the day, as it was written.

    Attributes:
        folder: where the files are.
        index: the page that leads to them.
        files: in the order of the page.
        left_out: what could not be made.
    """

    commands: ClassVar[tuple[str, ...]] = ("export all",)

    folder: str
    index: str
    files: list[SetFile]
    left_out: list[LeftOut]
