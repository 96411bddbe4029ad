"""Several documents joined into one: the only module that knows pypdf."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def join(documents: Sequence[bytes], title: str) -> bytes:
    """The pages of all PDF documents in one, in order; the same documents always give the same bytes."""
    if len(documents) == 1:
        return documents[0]
    from pypdf import PdfWriter  # noqa: PLC0415 - where there is one document it is not needed

    writer = PdfWriter()
    for document in documents:
        writer.append(BytesIO(document), import_outline=False)
    writer.add_metadata({"/Title": title})
    joined = BytesIO()
    writer.write(joined)
    return joined.getvalue()
