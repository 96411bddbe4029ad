"""The report, the minutes of a session or a table, and certificates: documents of what an assembly was."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, ClassVar

import msgspec

from iclei_cli.exports.report.blocks import Report
from iclei_cli.exports.report.certificates import Certificate

ENDINGS = (".docx", ".html", ".md")
"""Word, one web page, or Markdown."""


class _Written(msgspec.Struct, frozen=True):
    """A report, written down as the ending of its file has it.

    Attributes:
        report: what is in it.
        ending: of `ENDINGS`.
        template: a Word document of the user's, into which it is put; None for the program's own look.
    """

    endings: ClassVar[tuple[str, ...]] = ENDINGS

    report: Report
    ending: str = ".docx"
    template: Path | None = None

    @property
    def is_private(self) -> bool:
        """Never: it names whoever agreed to that, and nobody else."""
        return False

    def write(self, file: BinaryIO) -> None:
        """Write the document."""
        # Each loads a library of its own.
        if self.template is not None:
            from iclei_cli.exports.report.formats.template import write_template  # noqa: PLC0415

            write_template(file, self.report, self.template)
        elif self.ending == ".html":
            from iclei_cli.exports.report.formats.web_page import write_web_page  # noqa: PLC0415

            write_web_page(file, self.report)
        elif self.ending == ".md":
            from iclei_cli.exports.report.formats.markdown import write_markdown  # noqa: PLC0415

            write_markdown(file, self.report)
        else:
            from iclei_cli.exports.report.formats.word import write_word  # noqa: PLC0415

            write_word(file, self.report)


class AssemblyReport(_Written, frozen=True):
    """The report of a whole assembly."""

    identifier: ClassVar[str] = "report"
    file_name: ClassVar[str] = "report.docx"


class Minutes(_Written, frozen=True):
    """The minutes of a session or a table."""

    identifier: ClassVar[str] = "minutes"
    file_name: ClassVar[str] = "minutes.docx"


class Certificates(msgspec.Struct, frozen=True):
    """A certificate for everybody who came, a page each, as a Word document.

    Attributes:
        certificates: in the order of the pages.
        language: the code of the (first) language they are in.
    """

    identifier: ClassVar[str] = "certificates"
    file_name: ClassVar[str] = "certificates.docx"
    endings: ClassVar[tuple[str, ...]] = (".docx",)

    certificates: tuple[Certificate, ...]
    language: str

    @property
    def is_private(self) -> bool:
        """Each page is for one person's hands; together they are a list of who came."""
        return True

    def write(self, file: BinaryIO) -> None:
        """Write the document."""
        from iclei_cli.exports.report.formats.certificate_pages import write_certificates  # noqa: PLC0415

        write_certificates(file, self.certificates, self.language)
