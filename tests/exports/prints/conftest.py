"""Reading prints as a reader of PDF finds them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

PageTexts = Callable[[bytes], list[str]]


@pytest.fixture
def page_texts() -> PageTexts:
    """The text of each page of a document."""
    return lambda content: [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
