"""Certificates as a Word document, a page each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from iclei_cli.exports.report.formats.word import new_document, save_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from iclei_cli.exports.report.certificates import Certificate


def write_certificates(file: BinaryIO, certificates: Sequence[Certificate], language: str) -> None:
    """Write a page for each certificate."""
    heading = certificates[0].heading if certificates else ""
    document = new_document(heading, language, numbered=False)
    for place, certificate in enumerate(certificates):
        _line(document, certificate.heading, 30, before=60, new_page=place > 0)
        _line(document, certificate.name, 26, before=40)
        for line in certificate.lines:
            _line(document, line, 13, before=2)
        for words in certificate.words:
            _line(document, words, 14, before=18)
        for line in certificate.signed:
            _line(document, line, 14, before=16)
    save_word(document, file)


def _line(document: Any, text: str, size: int, *, before: int, new_page: bool = False) -> None:  # noqa: ANN401
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    form = paragraph.paragraph_format
    form.space_before, form.page_break_before = Mm(before * 0.6), new_page
    paragraph.add_run(text).font.size = Pt(size)
