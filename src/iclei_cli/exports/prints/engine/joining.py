"""Several documents joined into one, or pages put on sheets to fold: the only module that knows pypdf."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject, PdfWriter

_A4 = (841.89, 595.276)
"""Lying, in points."""

_ON_A_SHEET = 4
"""So many pages are on the two sides of a sheet that is folded once."""


class Booklet(NamedTuple):
    """Pages put on sheets so that these, folded in the middle and put into each other, are a booklet.

    Attributes:
        content: the document: of each sheet the front and then the back, A4 lying.
        sheets: how many there are.
    """

    content: bytes
    sheets: int


def join(documents: Sequence[bytes], title: str) -> bytes:
    """The pages of all PDF documents in one, in order; the same documents always give the same bytes."""
    if len(documents) == 1:
        return documents[0]
    from pypdf import PdfWriter  # noqa: PLC0415 - where there is one document it is not needed

    writer = PdfWriter()
    for document in documents:
        writer.append(BytesIO(document), import_outline=False)
    writer.add_metadata({"/Title": title})
    return _written(writer)


def booklet_of(document: bytes, title: str) -> Booklet:
    """Put the pages of a PDF document two by two on sheets to print on both sides, turned at the short edge.

    Whatever is missing for whole sheets stays white, at the end. Pages of another size than A5 are made to
    fit.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    pages = PdfReader(BytesIO(document)).pages
    sheets = -(-len(pages) // _ON_A_SHEET)
    writer = PdfWriter()
    for left, right in _pairs(sheets * _ON_A_SHEET):
        side = writer.add_blank_page(*_A4)
        for place, number in enumerate((left, right)):
            if number <= len(pages):
                _put(pages[number - 1], side, place)
    writer.add_metadata({"/Title": title})
    return Booklet(_written(writer), sheets)


def _pairs(pages: int) -> Iterator[tuple[int, int]]:
    """Which pages stand beside each other, from 1: front and back of each sheet, the outer one first."""
    for first in range(1, pages // 2 + 1, 2):
        last = pages + 1 - first
        yield last, first
        yield first + 1, last - 1


def _put(page: PageObject, side: PageObject, place: int) -> None:
    """Put a page into one half of a side: the left one (0) or the right one (1)."""
    from pypdf import Transformation  # noqa: PLC0415

    width, height = _A4[0] / 2, _A4[1]
    box = page.mediabox
    scale = min(width / float(box.width), height / float(box.height))
    across = width * place + (width - float(box.width) * scale) / 2
    up = (height - float(box.height) * scale) / 2
    moved = Transformation().translate(-float(box.left), -float(box.bottom)).scale(scale)
    side.merge_transformed_page(page, moved.translate(across, up))


def _written(writer: PdfWriter) -> bytes:
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
