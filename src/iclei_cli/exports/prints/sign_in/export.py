"""Sign-in sheets: a document to print, or a workbook that can be filled in and taken back."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.language import PrintLanguage
from iclei_cli.exports.prints.engine.draw import DOCUMENTS, Drawn
from iclei_cli.exports.prints.sign_in.contents import SignIn


class SignInSheets(msgspec.Struct, frozen=True):
    """Lists on which people sign that they came.

    Attributes:
        contents: what stands on them.
        language: what they speak.
        drawn: the document; None for a workbook.
    """

    identifier: ClassVar[str] = "sign-in"
    file_name: ClassVar[str] = "sign-in.pdf"
    endings: ClassVar[tuple[str, ...]] = (*DOCUMENTS, ".xlsx")

    contents: SignIn
    language: PrintLanguage
    drawn: Drawn | None = None

    @property
    def is_private(self) -> bool:
        """Never: everybody who signs sees it, and it has nobody's contacts."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the lists."""
        if self.drawn is not None:
            file.write(self.drawn.content)
            return
        from iclei_cli.exports.prints.sign_in.workbook import write_workbook  # noqa: PLC0415 - openpyxl is slow

        write_workbook(file, self.contents, self.language)
