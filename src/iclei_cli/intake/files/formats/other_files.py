"""Files that are not tables, recognised by their first bytes, so that a refusal can say what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iclei_cli.intake.files.sheet import Unreadable

if TYPE_CHECKING:
    from iclei_cli.intake.files.formats.format import Content

OTHER_FILES = {
    b"%PDF": "other-file-pdf",
    b"HWP Document File": "other-file-hwp",
    b"{\\rtf": "other-file-rtf",
    b"\x89PNG": "other-file-picture",
    b"\xff\xd8\xff": "other-file-picture",
    b"GIF8": "other-file-picture",
    b"BM\x00": "other-file-picture",
    b"II*\x00": "other-file-picture",
    b"MM\x00*": "other-file-picture",
    b"Rar!": "other-file-rar",
    b"7z\xbc\xaf": "other-file-7z",
    b"\x1f\x8b": "other-file-gz",
    b"SQLite format 3": "other-file-database",
    b"MIME-Version:": "other-file-mht",
    # An assembly's own file, or what a program has sent.
    b"{\n": "other-file-json",
    b"{\r\n": "other-file-json",
    b'{"': "other-file-json",
    b"[{": "other-file-json",
}
"""The code of what a file is, by the bytes with which it begins."""


def refuse_other_files(content: Content) -> None:
    """Refuse a file that is known to be something else than a table.

    Raises:
        Unreadable: it is a file of another kind.
    """
    for signature, what in OTHER_FILES.items():
        if content.begins_with(signature):
            raise Unreadable("file-not-a-table", what)
